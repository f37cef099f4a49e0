/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Environment;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.NetworkBinding;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;

/** Ports as another process of this machine reaches them. */
class PortsDockerIT {

    @Scenario(
            id = "C25",
            name = "static port",
            setup = "`a!` serves HTTP, host port 22101 to 80",
            expected = "it answers on the host port, and the binding is reported",
            boundSeconds = 15)
    void a_static_host_port_is_the_one_that_answers(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a").serves().port(22101, 80)));

        trial.await(Waits.SOON, () -> assertThat(Wire.page(22101)).isEqualTo("a"));
        assertThat(trial.reported("a").networkBindings())
                .containsExactly(new NetworkBinding("0.0.0.0", 80, 22101, Protocol.TCP));
        assertThat(published(trial, "a", "80/tcp")).containsExactly(22101);
    }

    @Scenario(
            id = "C26",
            name = "port after a stop",
            setup = "as C25 on 22102, then stopped",
            expected = "connection refused",
            boundSeconds = 40)
    void a_port_is_closed_once_the_task_has_stopped(Trial trial) {
        Environment environment =
                trial.up(Dockerrun.of(Container.essential("a").serves().port(22102, 80)));
        trial.await(Waits.SOON, () -> assertThat(Wire.page(22102)).isEqualTo("a"));

        environment.stop();

        assertThatThrownBy(() -> Wire.page(22102)).isInstanceOf(ConnectException.class);
    }

    @Scenario(
            id = "C27",
            name = "dynamic ports",
            setup = "`a!` with host port 0, `b!` with none, both serve HTTP on 80",
            expected = "two distinct ephemeral host ports; both answer, both are reported",
            boundSeconds = 15)
    void a_host_port_that_is_zero_or_absent_is_an_ephemeral_one(Trial trial) {
        Environment environment = trial.up(Dockerrun.of(
                Container.essential("a").serves().port(0, 80),
                Container.essential("b").serves().with("portMappings", List.of(Map.of("containerPort", 80)))));

        int a = trial.reported("a").networkBindings().get(0).hostPort();
        int b = trial.reported("b").networkBindings().get(0).hostPort();
        assertThat(a).isNotEqualTo(b).isGreaterThan(32_767);
        assertThat(b).isGreaterThan(32_767);
        assertThat(environment.endpoint("a").port()).isEqualTo(a);
        assertThat(published(trial, "a", "80/tcp")).containsExactly(a);
        assertThat(published(trial, "b", "80/tcp")).containsExactly(b);
        trial.await(Waits.SOON, () -> assertThat(Wire.page(a)).isEqualTo("a"));
        trial.await(Waits.SOON, () -> assertThat(Wire.page(b)).isEqualTo("b"));
    }

    @Scenario(
            id = "C28",
            name = "one container port on two host ports",
            setup = "`a!` serves HTTP on 80, which is mapped from 22103 and from 22104",
            expected = "both answer",
            boundSeconds = 15)
    void one_container_port_may_have_two_host_ports(Trial trial) {
        trial.up(Dockerrun.of(Container.essential("a")
                .serves()
                .with(
                        "portMappings",
                        List.of(
                                Map.of("containerPort", 80, "hostPort", 22103),
                                Map.of("containerPort", 80, "hostPort", 22104)))));

        trial.await(Waits.SOON, () -> assertThat(Wire.page(22103)).isEqualTo("a"));
        trial.await(Waits.SOON, () -> assertThat(Wire.page(22104)).isEqualTo("a"));
        assertThat(trial.reported("a").networkBindings())
                .extracting(NetworkBinding::hostPort)
                .containsExactlyInAnyOrder(22103, 22104);
    }

    @Scenario(
            id = "C29",
            name = "UDP beside TCP",
            setup = "`a!` echoes UDP on 53, host port 22105/udp; `b!` serves HTTP on 80, host port 22105/tcp",
            expected = "both are taken together, the echo comes back",
            boundSeconds = 15)
    void one_number_may_be_a_udp_and_a_tcp_port(Trial trial) {
        String echo = "use IO::Socket::INET; $s = IO::Socket::INET->new(Proto => 'udp', LocalPort => 53) or die;"
                + " $SIG{TERM} = sub { exit 0 }; $s->send($_) while defined $s->recv($_, 99)";
        trial.up(Dockerrun.of(
                Container.essential("a")
                        .image(TestImages.PERL)
                        .with("entryPoint", List.of("perl", "-e", echo))
                        .with(
                                "portMappings",
                                List.of(Map.of("containerPort", 53, "hostPort", 22105, "protocol", "udp"))),
                Container.essential("b").serves().port(22105, 80)));

        trial.await(Waits.SOON, () -> assertThat(Wire.echo(22105, "hello")).isEqualTo("hello"));
        trial.await(Waits.SOON, () -> assertThat(Wire.page(22105)).isEqualTo("b"));
        assertThat(trial.reported("a").networkBindings())
                .containsExactly(new NetworkBinding("0.0.0.0", 53, 22105, Protocol.UDP));
    }

    /** The host ports that the engine itself says a container's port has. */
    private static List<Integer> published(Trial trial, String container, String port) {
        return trial
                .inspect(container)
                .path("NetworkSettings")
                .path("Ports")
                .path(port)
                .findValuesAsText("HostPort")
                .stream()
                .map(Integer::valueOf)
                .distinct()
                .toList();
    }
}
