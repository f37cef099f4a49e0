/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.HostPorts;
import io.ebemu.api.PullPolicy;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LocalValues;
import io.ebemu.model.ManagedService;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.Volume;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigHashTest {

    private static final String UNCHANGED = hash(web());

    /** Records whose components are keys of a container definition, or of its linuxParameters. */
    private static final Set<Class<?>> GROUPS = Set.of(
            ContainerResources.class,
            ContainerProcess.class,
            ContainerReferences.class,
            ContainerNetwork.class,
            ContainerSecurity.class,
            LinuxParameters.class);

    private static Definition web() {
        return ContainerChanges.unchanged();
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

    static Stream<Map.Entry<String, Definition>> containerChanges() {
        return ContainerChanges.all().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("containerChanges")
    void whatever_changes_in_a_container_changes_the_hash(Map.Entry<String, Definition> change) {
        assertThat(hash(change.getValue())).isNotEqualTo(UNCHANGED);
    }

    @Test
    void no_key_of_a_container_is_forgotten_here() {
        assertThat(ContainerChanges.all().keySet())
                .containsExactlyInAnyOrderElementsOf(leaves(ContainerDefinition.class, GROUPS));
    }

    /** The components of a record, with those of its groups in their place. */
    private static List<String> leaves(Class<?> type, Set<Class<?>> groups) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> groups.contains(component.getType())
                        ? leaves(component.getType(), groups).stream()
                        : Stream.of(component.getName()))
                .toList();
    }

    @Test
    void no_two_changes_of_a_container_give_one_hash() {
        assertThat(ContainerChanges.all().values().stream().map(ConfigHashTest::hash))
                .doesNotHaveDuplicates();
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
    void the_order_of_labels_and_of_codes_changes_nothing() {
        Set<Integer> up = new LinkedHashSet<>(List.of(1, 17, 33));
        Set<Integer> down = new LinkedHashSet<>(List.of(33, 17, 1));
        Map<String, String> labels = new LinkedHashMap<>(Map.of("a", "1"));
        labels.put("b", "2");
        Map<String, String> reversed = new LinkedHashMap<>(Map.of("b", "2"));
        reversed.put("a", "1");

        assertThat(hash(restarting(up, labels))).isEqualTo(hash(restarting(down, reversed)));
        assertThat(hash(restarting(up, labels))).isNotEqualTo(hash(restarting(Set.of(1), labels)));
    }

    private static Definition restarting(Set<Integer> codes, Map<String, String> labels) {
        return web().with(web ->
                web.dockerLabels(labels).restartPolicy(Optional.of(new RestartPolicy(true, codes, 300))));
    }

    @Test
    void values_that_look_alike_in_a_row_are_told_apart() {
        assertThat(hash(ContainerChanges.command(List.of("a, b"))))
                .isNotEqualTo(hash(ContainerChanges.command(List.of("a", "b"))));
        assertThat(hash(tmpfs(List.of("noexec, nosuid")))).isNotEqualTo(hash(tmpfs(List.of("noexec", "nosuid"))));
        assertThat(hash(Definition.of("web").environment("A", "1, B=2")))
                .isNotEqualTo(hash(Definition.of("web").environment("A", "1").environment("B", "2")));
        assertThat(ConfigHash.of(database("ab", "c", "15", 5432, false)))
                .isNotEqualTo(ConfigHash.of(database("a", "bc", "15", 5432, false)));
        assertThat(ConfigHash.of(database("a", "b", "1", 55432, false)))
                .isNotEqualTo(ConfigHash.of(database("a", "b", "15", 5432, false)));
    }

    private static Definition tmpfs(List<String> options) {
        return ContainerChanges.linux(List.of(new LinuxParameters.Tmpfs("/t", 1, options)));
    }

    @Test
    void values_that_texts_hide_change_the_hash() {
        assertThat(Stream.of(
                                launch(web()),
                                launch(web()).localValues(local("t0ken", "blue")),
                                launch(web()).localValues(local("other", "blue")),
                                launch(web()).localValues(local("t0ken", "green")),
                                launch(web()).volume(volume("password=one")),
                                launch(web()).volume(volume("password=two")))
                        .map(ConfigHashTest::hash))
                .doesNotHaveDuplicates();
    }

    private static LocalValues local(String secret, String colour) {
        return new LocalValues(
                Map.of("arn:token", secret), Map.of("arn:file", Map.of("COLOUR", colour)), Optional.empty());
    }

    private static Volume volume(String option) {
        return new Volume(
                "nfs",
                Optional.empty(),
                Optional.of(new DockerVolumeConfiguration(
                        DockerVolumeConfiguration.Scope.TASK, false, "local", Map.of("o", option), Map.of())));
    }

    private static DBInstance database(String name, String user, String version, int port, boolean coupled) {
        return DBInstance.builder("orders")
                .engine("postgres", version)
                .instanceClass("db.t3.micro")
                .dbName(name)
                .master(user, "s3cret")
                .port(port)
                .coupled(coupled)
                .build();
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
                                DBInstance.builder("orders")
                                        .engine("postgres", "15")
                                        .instanceClass("db.t3.micro")
                                        .dbName("ebdb")
                                        .master("ebroot", "n3wer")
                                        .port(5432)
                                        .coupled(true)
                                        .build(),
                                DBInstance.builder("bills")
                                        .engine("postgres", "15")
                                        .instanceClass("db.t3.micro")
                                        .dbName("ebdb")
                                        .master("ebroot", "s3cret")
                                        .port(5432)
                                        .coupled(true)
                                        .build(),
                                new CacheCluster("orders", "redis", "7.0", "cache.t3.micro", 6379),
                                new CacheCluster("orders", "redis", "7.1", "cache.t3.micro", 6379),
                                new CacheCluster("orders", "redis", "7.0", "cache.t3.micro", 6380))
                        .map(ConfigHash::of))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[0-9a-f]{16}"));
    }
}
