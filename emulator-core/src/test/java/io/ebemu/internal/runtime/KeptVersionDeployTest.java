/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.Environment;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions that are kept and deployed again, and settings that hold for every deployment; with bundles on disk. */
@Timeout(20)
class KeptVersionDeployTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop");

    @TempDir
    Path directory;

    private final List<ContainerSpec> created = new CopyOnWriteArrayList<>();
    private Workbench bench;
    private LocalEmulator emulator;

    @BeforeEach
    void openBench() {
        bench = new Workbench(directory.resolve("unused"), essential("unused"));
        bench.engine.script(spec -> {
            created.add(spec);
            return Behaviour.runs();
        });
        emulator = emulator();
    }

    /** One that knows nothing but what was written down. */
    private LocalEmulator emulator() {
        return new LocalEmulator(
                () -> bench.engine,
                new SourceBundles(),
                List.of(),
                new DeclaredServices(),
                new DeploymentTimes(Duration.ofMillis(20), Duration.ofMillis(20)),
                new SystemHost());
    }

    @AfterEach
    void closeBench() {
        emulator.close();
        bench.close();
    }

    @Test
    void a_version_that_is_kept_is_deployed_with_its_own_files_whatever_the_bundle_has_now() throws IOException {
        Environment environment = launch(bundle("one"));
        environment.deploy(bundle("two"), labelled("v2"));
        bundle("three");

        environment.deploy(Bundle.of(directory.resolve("shop")), labelled("v2"));

        assertThat(environment.state().versionLabel()).isEqualTo("v2");
        assertThat(page()).isEqualTo("two");
        assertThat(mounted().toString()).contains("versions");
        environment.release();
        assertThat(bench.announced()).anyMatch(event -> event.startsWith("INFO Application version v2 is kept: "));
    }

    @Test
    void what_up_brought_is_kept_under_its_own_label() throws IOException {
        Environment environment = launch(bundle("one"));
        String first = environment.state().versionLabel();
        environment.deploy(bundle("two"), labelled("v2"));
        assertThat(page()).isEqualTo("two");

        environment.deploy(Bundle.of(directory.resolve("shop")), labelled(first));

        assertThat(page()).isEqualTo("one");
        environment.release();
    }

    @Test
    void a_kept_version_lies_where_only_its_owner_may_enter() throws IOException {
        launch(bundle("one")).release();

        Path versions = directory.resolve("shop/.ebemu/shop/versions");

        assertThat(Files.getPosixFilePermissions(versions)).hasSize(3);
        assertThat(Files.getPosixFilePermissions(directory.resolve("shop/.ebemu/shop/settings.json")))
                .hasSize(2);
    }

    @Test
    void properties_and_host_ports_given_at_up_hold_for_deployments_of_later_processes() throws IOException {
        Bundle first = bundle("one");
        Bundle told = new Bundle(first.path(), Optional.empty(), Map.of("A", "1", "B", "1"), Optional.empty(), false);
        LaunchOptions moved =
                new LaunchOptions(new HostPorts.Offset(500), PullPolicy.MISSING, false, Duration.ofSeconds(10), false);
        emulator.launch(told, moved, bench.events::add).release();
        Bundle next = new Bundle(first.path(), Optional.empty(), Map.of("B", "2"), Optional.empty(), false);

        Environment environment = emulator().deploy(next, DeployOptions.standard(), bench.events::add);

        ContainerSpec web = created.get(created.size() - 1);
        assertThat(web.program().environment()).containsEntry("A", "1").containsEntry("B", "2");
        assertThat(environment.endpoint("web").port()).isEqualTo(21_591);
        environment.release();
    }

    @Test
    void a_later_process_restarts_the_version_that_is_deployed_and_not_what_the_bundle_has_now() throws IOException {
        launch(bundle("one")).release();
        String first = emulator.describe(SHOP).orElseThrow().versionLabel();
        bundle("two");
        Files.writeString(
                directory.resolve("shop/Dockerrun.aws.json"), dockerrun().replace("\"memory\": 64", "\"memory\": 65"));

        Environment environment = emulator().restart(SHOP, bench.events::add);

        assertThat(environment.state().versionLabel()).isEqualTo(first);
        assertThat(environment.state().task().orElseThrow().containers().get(0).memory())
                .contains(64);
        environment.release();
    }

    @Test
    void a_later_process_restarts_the_bundle_itself_as_long_as_its_containers_are_the_same() throws IOException {
        launch(bundle("one")).release();
        bundle("edited");

        Environment environment = emulator().restart(SHOP, bench.events::add);

        assertThat(page()).isEqualTo("edited");
        assertThat(mounted().toString()).doesNotContain("versions");
        environment.release();
    }

    @Test
    void a_bundle_with_errors_is_refused_before_anything_is_touched() throws IOException {
        Environment environment = launch(bundle("one"));
        int before = bench.engine.calls().size();
        Files.writeString(directory.resolve("shop/Dockerrun.aws.json"), "{\"AWSEBDockerrunVersion\": 2}");

        assertThatThrownBy(() -> environment.deploy(Bundle.of(directory.resolve("shop")), DeployOptions.standard()))
                .isInstanceOf(InvalidConfigurationException.class);

        assertThat(bench.engine.calls()).hasSize(before);
        environment.release();
    }

    @Test
    void a_label_that_beanstalk_would_not_take_is_a_usage_error() throws IOException {
        Environment environment = launch(bundle("one"));
        for (String label : List.of("", " ", "/v1", "v1/", "a\nb", "x".repeat(101))) {
            assertThatThrownBy(() -> environment.deploy(Bundle.of(directory.resolve("shop")), labelled(label)))
                    .as(label)
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("choose another");
        }
        environment.release();
    }

    @Test
    void a_bundle_elsewhere_is_deployed_onto_the_environment_that_it_is_given_for() throws IOException {
        launch(bundle("one")).release();
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere/shop"));
        Files.writeString(elsewhere.resolve("Dockerrun.aws.json"), dockerrun());
        Files.writeString(Files.createDirectories(elsewhere.resolve("web")).resolve("page"), "elsewhere");

        assertThatThrownBy(() -> emulator().deploy(Bundle.of(elsewhere), DeployOptions.standard(), event -> {}))
                .hasMessageContainingAll("from another bundle", "-e shop");
        Bundle named = new Bundle(elsewhere, Optional.of("shop"), Map.of(), Optional.empty(), false);
        emulator().deploy(named, DeployOptions.standard(), bench.events::add).release();

        assertThat(page()).isEqualTo("elsewhere");
        assertThat(elsewhere.resolve(".ebemu")).doesNotExist();
    }

    private Environment launch(Bundle bundle) {
        return emulator.launch(bundle, LaunchOptions.standard(), bench.events::add);
    }

    /** The bundle, with that in its only page. */
    private Bundle bundle(String page) throws IOException {
        Path shop = Files.createDirectories(directory.resolve("shop"));
        Files.writeString(Files.createDirectories(shop.resolve("web")).resolve("page"), page);
        Files.writeString(shop.resolve("Dockerrun.aws.json"), dockerrun());
        Files.writeString(shop.resolve("ebemu.yml"), "EnvironmentName: shop\n");
        return Bundle.of(shop);
    }

    private static String dockerrun() {
        return """
                {
                  "AWSEBDockerrunVersion": 2,
                  "volumes": [{"name": "web", "host": {"sourcePath": "/var/app/current/web"}}],
                  "containerDefinitions": [{
                    "name": "web",
                    "image": "image",
                    "memory": 64,
                    "portMappings": [{"hostPort": 21091, "containerPort": 80}],
                    "mountPoints": [{"sourceVolume": "web", "containerPath": "/web"}]
                  }]
                }
                """;
    }

    /** What the container that is there now finds in the directory that it mounts. */
    private String page() throws IOException {
        return Files.readString(mounted().resolve("page"));
    }

    private Path mounted() {
        ContainerInfo web = bench.engine.containers().list(Labels.of(SHOP)).get(0);
        ContainerSpec spec = created.stream()
                .filter(one -> one.name().equals(web.name()))
                .findFirst()
                .orElseThrow();
        return Path.of(spec.storage().binds().get(0).split(":", 2)[0]);
    }

    private static DeployOptions labelled(String label) {
        DeployOptions standard = DeployOptions.standard();
        return new DeployOptions(Optional.of(label), standard.pullPolicy(), standard.build(), standard.timeout());
    }
}
