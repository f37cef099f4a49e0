/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.EnvironmentId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HardwareAddressTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop-env");

    @Test
    void containers_of_one_environment_begin_alike_and_differ_in_the_rest() {
        String web = HardwareAddress.ofTask(SHOP, "web");
        String worker = HardwareAddress.ofTask(SHOP, "worker");

        assertThat(web)
                .matches("02(:[0-9a-f]{2}){5}")
                .startsWith(HardwareAddress.ofTasks(SHOP).substring(0, 8));
        assertThat(worker).startsWith(web.substring(0, 8)).isNotEqualTo(web);
        assertThat(HardwareAddress.ofTasks(SHOP)).endsWith(":00:00:00");
    }

    @Test
    void an_interface_is_not_taken_for_a_task() {
        assertThat(HardwareAddress.ofInterface(SHOP, "db")).startsWith("06:");
        assertThat(HardwareAddress.ofInterfaces(SHOP).substring(3))
                .isEqualTo(HardwareAddress.ofTasks(SHOP).substring(3));
    }

    @Test
    void no_environment_is_taken_for_all_containers_of_an_engine() {
        assertThat(IntStream.range(0, 2000)
                        .mapToObj(number -> HardwareAddress.ofTasks(new EnvironmentId("env-" + number))))
                .noneMatch(address -> address.startsWith("02:42"));
    }

    @Test
    void tasks_and_interfaces_are_created_with_their_addresses() {
        Launch launch = Launch.of(Definition.of("web")).service(Launch.database("local-only-password"));

        assertThat(launch.spec("web").network().macAddress())
                .contains(HardwareAddress.ofTask(
                        Launch.ENVIRONMENT, launch.request().identity().dockerName("web")));
        assertThat(Steps.of(launch.plan(World.empty()), Step.CreateContainer.class))
                .anySatisfy(step -> assertThat(step.spec().network().macAddress())
                        .contains(HardwareAddress.ofInterface(Launch.ENVIRONMENT, "ebemu-shop-env-rds-orders-eni")));
    }
}
