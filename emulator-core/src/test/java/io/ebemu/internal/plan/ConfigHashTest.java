/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.api.PullPolicy;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigHashTest {

    private static final String UNCHANGED = hash(web());

    private static Definition web() {
        return Definition.of("web").port(80, 80).environment("A", "1").environment("B", "2");
    }

    private static Launch launch(Definition web) {
        return Launch.of(web, Definition.of("app"))
                .volume("v", "/etc")
                .property("P", "1")
                .property("Q", "2");
    }

    private static String hash(Definition web) {
        return hash(launch(web));
    }

    private static String hash(Launch launch) {
        return ConfigHash.of(launch.request());
    }

    private static Definition process(
            List<String> entryPoint, List<String> command, String user, String directory, String hostname) {
        return web().process(new ContainerProcess(
                entryPoint,
                command,
                Map.of(),
                Optional.of(user).filter(text -> !text.isEmpty()),
                Optional.of(directory).filter(text -> !text.isEmpty()),
                Optional.of(hostname).filter(text -> !text.isEmpty()),
                false,
                false));
    }

    /** By the name of the record's component: the same container with another value of it. */
    private static Map<String, Definition> changes() {
        Map<String, Definition> changes = new HashMap<>();
        changes.put(
                "name",
                Definition.of("web2")
                        .image("acme/web")
                        .port(80, 80)
                        .environment("A", "1")
                        .environment("B", "2"));
        changes.put("image", web().image("acme/web:2"));
        changes.put("essential", web().nonEssential());
        changes.put("memory", web().resources(Optional.of(256), Optional.empty(), 0));
        changes.put("memoryReservation", web().resources(Optional.of(128), Optional.of(64), 0));
        changes.put("cpu", web().cpu(10));
        changes.put("entryPoint", process(List.of("/entry"), List.of(), "", "", ""));
        changes.put("command", process(List.of(), List.of("serve"), "", "", ""));
        changes.put("environment", web().environment("A", "other"));
        changes.put("user", process(List.of(), List.of(), "app", "", ""));
        changes.put("workingDirectory", process(List.of(), List.of(), "", "/srv", ""));
        changes.put("hostname", process(List.of(), List.of(), "", "", "web1"));
        changes.put("portMappings", web().port(81, 81));
        changes.put("links", web().link("app"));
        changes.put("mountPoints", web().mount("v", "/v"));
        changes.put("volumesFrom", web().volumesFrom("app"));
        changes.put("privileged", web().privileged());
        changes.put("readonlyRootFilesystem", web().readonlyRootFilesystem());
        changes.put("stopTimeout", web().stopTimeout(5));
        return changes;
    }

    static Stream<Map.Entry<String, Definition>> containerChanges() {
        return changes().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containerChanges")
    void whatever_changes_in_a_container_changes_the_hash(Map.Entry<String, Definition> change) {
        assertThat(hash(change.getValue())).isNotEqualTo(UNCHANGED);
    }

    @Test
    void no_key_of_a_container_is_forgotten_here() {
        List<String> keys = Stream.of(ContainerDefinition.class, ContainerResources.class, ContainerProcess.class)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("resources") && !name.equals("process"))
                .toList();

        assertThat(changes().keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void the_order_of_containers_matters() {
        assertThat(hash(Launch.of(Definition.of("a"), Definition.of("b"))))
                .isNotEqualTo(hash(Launch.of(Definition.of("b"), Definition.of("a"))));
    }

    @Test
    void what_changes_around_the_containers_changes_the_hash() {
        assertThat(Stream.of(
                                launch(web()),
                                launch(web()).property("P", "other"),
                                launch(web()).property("R", "3"),
                                launch(web()).volume("w"),
                                launch(web()).hostPorts(new HostPorts.Random()),
                                launch(web()).hostPorts(new HostPorts.Offset(1)),
                                launch(web()).hostPorts(new HostPorts.Offset(2)),
                                launch(web()).ephemeral(),
                                launch(web()).override("web", new ImageOverride.Reference("acme/web:dev")),
                                launch(web()).built("web"),
                                launch(web()).built("web").application("market"),
                                launch(web()).service(Launch.cache()),
                                launch(web()).service(Launch.database("s3cret")),
                                launch(web()).service(Launch.database("n3wer")))
                        .map(ConfigHashTest::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_changes_nothing_in_the_containers_keeps_the_hash() {
        assertThat(hash(launch(web()).revision(9))).isEqualTo(UNCHANGED);
        assertThat(hash(launch(web()).neverReachedRunning())).isEqualTo(UNCHANGED);
        assertThat(hash(launch(web()).pull(PullPolicy.ALWAYS))).isEqualTo(UNCHANGED);
        assertThat(hash(launch(web()).build())).isEqualTo(UNCHANGED);
    }

    @Test
    void the_order_of_variables_and_properties_changes_nothing() {
        Definition reversed =
                Definition.of("web").port(80, 80).environment("B", "2").environment("A", "1");

        assertThat(hash(Launch.of(reversed, Definition.of("app"))
                        .volume("v", "/etc")
                        .property("Q", "2")
                        .property("P", "1")))
                .isEqualTo(UNCHANGED);
    }

    @Test
    void values_that_look_alike_in_a_row_are_told_apart() {
        assertThat(hash(process(List.of(), List.of("a, b"), "", "", "")))
                .isNotEqualTo(hash(process(List.of(), List.of("a", "b"), "", "", "")));
        assertThat(hash(Definition.of("web").environment("A", "1, B=2")))
                .isNotEqualTo(hash(Definition.of("web").environment("A", "1").environment("B", "2")));
        assertThat(ConfigHash.of(database("ab", "c", "15", 5432, false)))
                .isNotEqualTo(ConfigHash.of(database("a", "bc", "15", 5432, false)));
        assertThat(ConfigHash.of(database("a", "b", "1", 55432, false)))
                .isNotEqualTo(ConfigHash.of(database("a", "b", "15", 5432, false)));
    }

    private static DBInstance database(String name, String user, String version, int port, boolean coupled) {
        return new DBInstance("orders", "postgres", version, "db.t3.micro", name, user, "s3cret", port, coupled);
    }

    @Test
    void coupling_a_database_changes_the_task_and_not_the_server() {
        DBInstance coupled = database("ebdb", "ebroot", "15", 5432, true);
        DBInstance uncoupled = database("ebdb", "ebroot", "15", 5432, false);

        assertThat(hash(launch(web()).service(coupled)))
                .isNotEqualTo(hash(launch(web()).service(uncoupled)));
        assertThat(ConfigHash.of(coupled)).isEqualTo(ConfigHash.of(uncoupled));
    }

    @Test
    void whatever_a_server_is_made_from_changes_its_hash() {
        assertThat(Stream.<ManagedService>of(
                                database("ebdb", "ebroot", "15", 5432, true),
                                database("other", "ebroot", "15", 5432, true),
                                database("ebdb", "other", "15", 5432, true),
                                database("ebdb", "ebroot", "16", 5432, true),
                                database("ebdb", "ebroot", "15", 5433, true),
                                new DBInstance(
                                        "orders",
                                        "postgres",
                                        "15",
                                        "db.t3.micro",
                                        "ebdb",
                                        "ebroot",
                                        "n3wer",
                                        5432,
                                        true),
                                new DBInstance(
                                        "bills",
                                        "postgres",
                                        "15",
                                        "db.t3.micro",
                                        "ebdb",
                                        "ebroot",
                                        "s3cret",
                                        5432,
                                        true),
                                new CacheCluster("orders", "redis", "7.0", "cache.t3.micro", 6379),
                                new CacheCluster("orders", "redis", "7.1", "cache.t3.micro", 6379),
                                new CacheCluster("orders", "redis", "7.0", "cache.t3.micro", 6380))
                        .map(ConfigHash::of))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{16}"));
    }
}
