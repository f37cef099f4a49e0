/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of a link's variables, row by row. */
class LinkVariablesTest {

    private static Map<String, String> link(String alias, String... ports) {
        return LinkVariables.of("ecs-web-1", alias, "172.17.0.5", List.of(ports), Map.of());
    }

    @Test
    void a_port_has_an_url_and_its_three_parts() {
        assertThat(link("db", "5432/tcp"))
                .containsExactly(
                        entry("DB_PORT", "tcp://172.17.0.5:5432"),
                        entry("DB_PORT_5432_TCP", "tcp://172.17.0.5:5432"),
                        entry("DB_PORT_5432_TCP_ADDR", "172.17.0.5"),
                        entry("DB_PORT_5432_TCP_PORT", "5432"),
                        entry("DB_PORT_5432_TCP_PROTO", "tcp"),
                        entry("DB_NAME", "/ecs-web-1/db"));
    }

    @Test
    void a_target_without_ports_has_a_name_alone() {
        assertThat(link("db")).containsExactly(entry("DB_NAME", "/ecs-web-1/db"));
    }

    @Test
    void an_alias_is_in_upper_case_with_underscores_for_hyphens_and_keeps_what_else_it_has() {
        assertThat(link("my-data.base")).containsExactly(entry("MY_DATA.BASE_NAME", "/ecs-web-1/my-data.base"));
    }

    @Test
    void the_first_port_is_the_lowest_of_tcp() {
        assertThat(link("db", "9000/tcp", "53/udp", "800/tcp")).containsEntry("DB_PORT", "tcp://172.17.0.5:800");
        assertThat(link("db", "54/udp", "53/udp")).containsEntry("DB_PORT", "udp://172.17.0.5:53");
    }

    @Test
    void a_port_of_both_protocols_is_told_twice() {
        assertThat(link("dns", "53/udp", "53/tcp"))
                .containsEntry("DNS_PORT", "tcp://172.17.0.5:53")
                .containsEntry("DNS_PORT_53_TCP_PROTO", "tcp")
                .containsEntry("DNS_PORT_53_UDP", "udp://172.17.0.5:53")
                .doesNotContainKey("DNS_PORT_53_TCP_START");
    }

    @Test
    void the_ends_of_a_run_of_two_or_more_ports_are_told_by_its_first() {
        Map<String, String> variables = link("db", "82/tcp", "81/tcp", "80/tcp", "90/tcp", "101/udp", "100/udp");

        assertThat(variables)
                .containsEntry("DB_PORT_80_TCP_START", "tcp://172.17.0.5:80")
                .containsEntry("DB_PORT_80_TCP_PORT_START", "80")
                .containsEntry("DB_PORT_80_TCP_END", "tcp://172.17.0.5:82")
                .containsEntry("DB_PORT_80_TCP_PORT_END", "82")
                .containsEntry("DB_PORT_100_UDP_END", "udp://172.17.0.5:101")
                .containsEntry("DB_PORT_81_TCP_PORT", "81");
        assertThat(variables.keySet())
                .filteredOn(name -> name.endsWith("_START"))
                .hasSize(4);
    }

    @Test
    void a_run_does_not_go_on_in_the_other_protocol() {
        assertThat(link("db", "80/tcp", "81/udp").keySet()).noneMatch(name -> name.endsWith("_START"));
    }

    @Test
    void the_targets_variables_are_told_except_home_and_path() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("PATH", "/bin");
        own.put("HOME", "/root");
        own.put("POSTGRES_USER", "web=user");
        own.put("HOMELY", "");

        assertThat(LinkVariables.of("web", "db", "172.17.0.5", List.of(), own))
                .containsExactly(
                        entry("DB_NAME", "/web/db"),
                        entry("DB_ENV_POSTGRES_USER", "web=user"),
                        entry("DB_ENV_HOMELY", ""));
    }
}
