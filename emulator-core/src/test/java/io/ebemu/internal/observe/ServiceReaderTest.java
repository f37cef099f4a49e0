/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ServiceSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServiceReaderTest {

    private static List<ServiceSnapshot> read(Seen... containers) {
        return new ServiceReader("192.0.2.7")
                .read(Stream.of(containers).map(Seen::build).toList());
    }

    private static Seen eni(String kind, String identifier) {
        return Seen.service(Labels.ROLE_ENI, kind, identifier);
    }

    private static Seen server(String kind, String identifier) {
        return Seen.service(Labels.ROLE_SERVICE, kind, identifier);
    }

    @Test
    void a_running_service_is_available_with_both_of_its_addresses() {
        assertThat(read(eni("rds", "orders").port("127.0.0.1", 49321, 5432, Protocol.TCP), server("rds", "orders")))
                .containsExactly(new ServiceSnapshot(
                        "rds",
                        "orders",
                        "available",
                        "postgres",
                        "15",
                        "db.t3.micro",
                        new EndpointAddress("orders.c0ffee.us-east-1.rds.amazonaws.com", 5432),
                        Optional.of(new EndpointAddress("192.0.2.7", 49321))));
    }

    @Test
    void a_service_whose_server_has_not_come_yet_is_creating() {
        assertThat(read(eni("rds", "orders")))
                .extracting(ServiceSnapshot::status)
                .containsExactly("creating");
    }

    @Test
    void a_service_whose_server_or_interface_ended_is_stopped() {
        assertThat(read(eni("rds", "orders"), server("rds", "orders").exited(0)))
                .extracting(ServiceSnapshot::status)
                .containsExactly("stopped");
        assertThat(read(eni("rds", "orders").exited(137), server("rds", "orders")))
                .extracting(ServiceSnapshot::status)
                .containsExactly("stopped");
    }

    @Test
    void a_service_that_publishes_nothing_now_has_no_address_on_this_machine() {
        assertThat(read(eni("rds", "orders").exited(137)))
                .extracting(ServiceSnapshot::hostEndpoint)
                .containsExactly(Optional.empty());
    }

    @Test
    void databases_come_before_caches_and_each_kind_by_name() {
        assertThat(read(
                        eni("elasticache", "b"),
                        eni("rds", "z"),
                        eni("elasticache", "a"),
                        eni("rds", "y"),
                        Seen.container("web")))
                .extracting(one -> one.kind() + ":" + one.identifier())
                .containsExactly("rds:y", "rds:z", "elasticache:a", "elasticache:b");
    }

    @Test
    void a_database_and_a_cache_of_one_name_are_told_apart() {
        assertThat(read(
                        eni("rds", "main"),
                        eni("elasticache", "main"),
                        server("elasticache", "main").exited(1),
                        server("rds", "main")))
                .extracting(ServiceSnapshot::status)
                .containsExactly("available", "stopped");
    }
}
