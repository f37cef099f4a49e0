/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.HostEntry;
import io.ebemu.model.Protocol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine is told of ports, links and names. */
final class NetworkSpecsTest {

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void production_ports_are_productions_own_on_all_addresses() {
        assertThat(web(definition().port(8080, 80).port(53, 53, Protocol.UDP))
                        .network()
                        .ports())
                .containsExactly(
                        new PortBinding("0.0.0.0", 8080, 80, Protocol.TCP),
                        new PortBinding("0.0.0.0", 53, 53, Protocol.UDP));
    }

    @Test
    void an_offset_moves_static_ports_alone() {
        assertThat(Launch.of(definition().port(8080, 80).port(0, 81))
                        .hostPorts(new HostPorts.Offset(1000))
                        .spec("web")
                        .network()
                        .ports())
                .containsExactly(
                        new PortBinding("0.0.0.0", 9080, 80, Protocol.TCP),
                        new PortBinding("0.0.0.0", 0, 81, Protocol.TCP));
    }

    @Test
    void random_and_dynamic_ports_are_left_to_the_engine() {
        PortBinding any = new PortBinding("0.0.0.0", 0, 80, Protocol.TCP);

        assertThat(Launch.of(definition().port(8080, 80))
                        .hostPorts(new HostPorts.Random())
                        .spec("web")
                        .network()
                        .ports())
                .containsExactly(any);
        assertThat(web(definition().port(0, 80)).network().ports()).containsExactly(any);
    }

    @Test
    void a_container_port_may_be_published_twice() {
        assertThat(web(definition().port(8080, 80).port(8081, 80)).network().ports())
                .hasSize(2);
    }

    @Test
    void links_and_volumesFrom_name_containers_as_docker_does() {
        Launch launch = Launch.of(
                definition().link("app").link("my_db", "db").volumesFrom("app").volumesFromReadOnly("my_db"),
                Definition.of("app"),
                Definition.of("my_db"));
        String app = launch.spec("app").name();
        String database = launch.spec("my_db").name();

        assertThat(launch.spec("web").network().links()).containsExactly(app + ":app", database + ":db");
        assertThat(launch.spec("web").storage().volumesFrom()).containsExactly(app, database + ":ro");
    }

    @Test
    void names_are_resolved_as_the_definition_says() {
        ContainerSpec.Network network = web(definition()
                        .with(web -> web.network(new ContainerNetwork(
                                List.of("192.0.2.53"),
                                List.of("example.com"),
                                List.of(new HostEntry("db", "192.0.2.7"), new HostEntry("db", "2001:db8::7")),
                                true))))
                .network();

        assertThat(network.dns()).containsExactly("192.0.2.53");
        assertThat(network.dnsSearch()).containsExactly("example.com");
        assertThat(network.extraHosts())
                .containsExactly(new HostEntry("db", "192.0.2.7"), new HostEntry("db", "2001:db8::7"));
        assertThat(network.disabled()).isTrue();
        ContainerSpec plain = web(definition());
        assertThat(plain.network()).isEqualTo(ContainerSpec.Network.standard());
        assertThat(network.macAddress()).isEmpty();
    }

    @Test
    void hosts_of_the_definition_come_before_those_of_services_and_win() {
        ContainerSpec spec = web(definition()
                .with(web -> web.network(new ContainerNetwork(
                        List.of(), List.of(), List.of(new HostEntry("db.example", "192.0.2.7")), false))));

        assertThat(spec.withMoreHosts(Map.of("cache.example", "172.17.0.2", "db.example", "172.17.0.3"))
                        .network()
                        .extraHosts())
                .containsExactly(
                        new HostEntry("db.example", "192.0.2.7"), new HostEntry("cache.example", "172.17.0.2"));
    }
}
