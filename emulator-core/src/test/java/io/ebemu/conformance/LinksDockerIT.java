/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What links give to the container that has them, and to no other. */
class LinksDockerIT {

    @Scenario(
            id = "C20",
            name = "link with alias",
            setup = "`web!` links `db:database`; `db!` serves HTTP",
            expected = "`web` reaches `database`, which its /etc/hosts has with the address, host name and Docker name",
            boundSeconds = 15)
    void a_linked_container_is_reached_by_its_alias(Trial trial) {
        trial.up(linked(TestImages.TINY));

        trial.await(
                Waits.SOON,
                () -> assertThat(trial.attempt("web", page("database")).output())
                        .isEqualTo("db"));
        JsonNode db = trial.inspect("db");
        assertThat(trial.exec("web", "cat /etc/hosts").lines())
                .contains(address(db) + "\tdatabase "
                        + db.path("Config").path("Hostname").asText() + " "
                        + db.path("Name").asText().substring(1));
    }

    @Scenario(
            id = "C21",
            name = "link variables",
            setup = "as C20, and the image of `db` exposes 80 to 82",
            expected = "DATABASE_NAME, _PORT, _PORT_80_TCP with _ADDR, _PORT, _PROTO, _START and _END, the same for 81"
                    + " and 82, and _ENV_ for each variable of `db`; all with the container's own address",
            boundSeconds = 15)
    void a_link_sets_the_variables_of_dockers_legacy_links(Trial trial) {
        trial.up(linked(TestImages.EXPOSES));

        JsonNode db = trial.inspect("db");
        String ip = address(db);
        Map<String, String> expected = new TreeMap<>(Map.of(
                "DATABASE_NAME", trial.inspect("web").path("Name").asText() + "/database",
                "DATABASE_PORT", "tcp://" + ip + ":80",
                "DATABASE_PORT_80_TCP_START", "tcp://" + ip + ":80",
                "DATABASE_PORT_80_TCP_PORT_START", "80",
                "DATABASE_PORT_80_TCP_END", "tcp://" + ip + ":82",
                "DATABASE_PORT_80_TCP_PORT_END", "82"));
        List.of(80, 81, 82).forEach(port -> expected.putAll(ofPort("DATABASE_PORT_" + port + "_TCP", ip, port)));
        environment(db).forEach((name, value) -> expected.put("DATABASE_ENV_" + name, value));
        assertThat(variables(trial, "web", "DATABASE_")).isEqualTo(expected);
        assertThat(expected).containsEntry("DATABASE_ENV_COLOUR", "green");
    }

    @Scenario(
            id = "C22",
            name = "links go one way",
            setup = "as C20",
            expected = "`db` does not resolve `web`, and has no WEB_ variables",
            boundSeconds = 15)
    void the_target_of_a_link_knows_nothing_of_it(Trial trial) {
        trial.up(linked(TestImages.TINY));

        assertThat(trial.exec("db", "cat /etc/hosts")).doesNotContain("web");
        assertThat(trial.attempt("db", "timeout 5 nc web 80").exitCode()).isNotZero();
        assertThat(variables(trial, "db", "WEB_")).isEmpty();
    }

    @Scenario(
            id = "C23",
            name = "link order",
            setup = "`web!` links `db!`, which is declared last",
            expected = "`db` is started before `web` is created",
            boundSeconds = 15)
    void the_target_of_a_link_is_started_first(Trial trial) {
        trial.up(linked(TestImages.TINY));

        Instant started = Instant.parse(
                trial.inspect("db").path("State").path("StartedAt").asText());
        assertThat(Instant.parse(trial.inspect("web").path("Created").asText())).isAfterOrEqualTo(started);
    }

    @Scenario(
            id = "C24",
            name = "link without alias",
            setup = "`web!` links `my-db`",
            expected = "`my-db` resolves, and the variables begin with MY_DB_",
            boundSeconds = 15)
    void a_link_without_an_alias_goes_by_the_containers_name(Trial trial) {
        trial.up(Dockerrun.of(
                Container.essential("web").sleeps().with("links", List.of("my-db")),
                Container.essential("my-db").image(TestImages.EXPOSES).serves()));

        trial.await(
                Waits.SOON,
                () -> assertThat(trial.attempt("web", page("my-db")).output()).isEqualTo("my-db"));
        String ip = address(trial.inspect("my-db"));
        assertThat(variables(trial, "web", "MY_DB_"))
                .containsEntry("MY_DB_NAME", trial.inspect("web").path("Name").asText() + "/my-db")
                .containsEntry("MY_DB_PORT", "tcp://" + ip + ":80")
                .containsAllEntriesOf(ofPort("MY_DB_PORT_80_TCP", ip, 80));
    }

    private static Dockerrun linked(String image) {
        return Dockerrun.of(
                Container.essential("web").serves().with("links", List.of("db:database")),
                Container.essential("db")
                        .image(image)
                        .serves()
                        .with("environment", List.of(Map.of("name", "COLOUR", "value", "green"))));
    }

    private static Map<String, String> ofPort(String prefix, String ip, int port) {
        return Map.of(
                prefix,
                "tcp://" + ip + ":" + port,
                prefix + "_ADDR",
                ip,
                prefix + "_PORT",
                Integer.toString(port),
                prefix + "_PROTO",
                "tcp");
    }

    /** A script that prints the last line of a page. */
    private static String page(String host) {
        return "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | timeout 5 nc " + host + " 80 | tail -n 1";
    }

    private static String address(JsonNode container) {
        return container.path("NetworkSettings").path("IPAddress").asText();
    }

    /** The variables of a container's first process whose names begin so. */
    private static Map<String, String> variables(Trial trial, String container, String prefix) {
        return map(trial.exec(container, "tr '\\0' '\\n' < /proc/1/environ")
                        .lines()
                        .toList())
                .entrySet()
                .stream()
                .filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the engine says a container's variables are, without those that links never hand on. */
    private static Map<String, String> environment(JsonNode container) {
        Map<String, String> variables =
                map(StreamSupport.stream(container.path("Config").path("Env").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        variables.keySet().removeAll(List.of("HOME", "PATH"));
        return variables;
    }

    private static Map<String, String> map(List<String> assignments) {
        Map<String, String> variables = new TreeMap<>();
        assignments.forEach(line -> variables.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return variables;
    }
}
