/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.InMemoryEngine;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Where the endpoint listens. */
final class ServerAddressTest {

    private final InMemoryEngine engine = new InMemoryEngine();

    @Test
    void on_the_gateway_of_an_engine_on_this_machine() throws Exception {
        engine.at("unix:///var/run/docker.sock", "127.0.0.1");

        assertThat(ServerAddress.of(engine))
                .contains(new ServerAddress(InetAddress.getByName("127.0.0.1"), "127.0.0.1"));
    }

    @Test
    void on_loopback_under_a_name_if_the_gateway_is_inside_a_virtual_machine() {
        engine.at("unix:///var/run/docker.sock", "203.0.113.1");

        ServerAddress address = ServerAddress.of(engine).orElseThrow();

        assertThat(address.address().isLoopbackAddress()).isTrue();
        assertThat(address.host()).isEqualTo("host.docker.internal");
    }

    @Test
    void nowhere_for_an_engine_on_another_machine() {
        engine.at("tcp://build:2375", "127.0.0.1");

        assertThat(ServerAddress.of(engine)).isEmpty();
    }
}
