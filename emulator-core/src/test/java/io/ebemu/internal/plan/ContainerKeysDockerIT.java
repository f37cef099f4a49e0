/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.docker.DockerEngine;
import io.ebemu.internal.engine.docker.RawInspection;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.observe.ContainerSnapshots;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.HealthStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each key of a container definition, through the planner, as the engine shows the container it made. */
final class ContainerKeysDockerIT {

    static final List<String> SLEEP = List.of("sleep", "600");
    private static final String RUN = "keys-" + UUID.randomUUID().toString().substring(0, 8);
    static final String SHARED = "ebemu-" + RUN;

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId(RUN);
    private static final String BUSYBOX = "busybox:1.35";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** The fields that the agent translates, in its order; a key without a case would be a key that nobody looked at. */
    private static final List<String> FIELDS = List.of(
            "image",
            "command",
            "entryPoint",
            "environment",
            "user",
            "workingDirectory",
            "hostname",
            "interactive",
            "pseudoTerminal",
            "disableNetworking",
            "dockerLabels",
            "portMappings",
            "memory",
            "memoryReservation",
            "cpu",
            "linuxParameters.maxSwap",
            "linuxParameters.swappiness",
            "linuxParameters.capabilities",
            "linuxParameters.devices",
            "linuxParameters.sharedMemorySize",
            "linuxParameters.tmpfs",
            "linuxParameters.initProcessEnabled",
            "privileged",
            "readonlyRootFilesystem",
            "dnsServers",
            "dnsSearchDomains",
            "extraHosts",
            "dockerSecurityOptions",
            "ulimits",
            "systemControls",
            "logConfiguration",
            "healthCheck",
            "restartPolicy",
            "stopTimeout",
            "links",
            "volumesFrom",
            "mountPoints",
            "host",
            "dockerVolumeConfiguration task",
            "dockerVolumeConfiguration shared",
            "secrets",
            "environmentFiles",
            "resourceRequirements",
            "networkMode",
            "cgroupParent",
            "pidMode",
            "ipcMode");

    private final ObjectMapper json = new ObjectMapper();
    private final Engine engine = DockerEngine.connect(Optional.empty(), new SystemHost());
    private final RawInspection raw = new RawInspection();

    @AfterEach
    void removeWhatTheTestLeft() {
        engine.containers()
                .list(Labels.of(ENVIRONMENT))
                .forEach(container -> engine.containers().remove(container.id()));
        engine.volumes()
                .list(Labels.of(ENVIRONMENT))
                .forEach(volume -> engine.volumes().remove(volume.name()));
        engine.volumes().remove(SHARED);
        raw.close();
        engine.close();
    }

    static Stream<KeyCase> cases() {
        return Stream.of(ProcessKeys.cases(), LimitKeys.cases(), HostKeys.cases())
                .flatMap(cases -> cases);
    }

    @Test
    void every_field_has_a_case() {
        assertThat(cases().map(KeyCase::key).distinct()).containsExactlyInAnyOrderElementsOf(FIELDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_key_becomes_what_the_agent_makes_of_it(KeyCase key) throws JsonProcessingException {
        Definition web = Definition.of("web").image(BUSYBOX);
        if (!key.prints().isEmpty()) {
            web.process(sleeping());
        }
        Launch launch = launch(key, key.web().apply(web));
        if (!key.refused().isEmpty()) {
            assertThatThrownBy(() -> create(launch))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining(key.refused());
            return;
        }
        create(launch);

        ObjectNode shown = inspected(launch);
        for (Map.Entry<String, String> value : key.shows().entrySet()) {
            JsonNode expected = json.readTree(named(value.getValue(), launch, shown));
            assertThat(nothing(shown.at(value.getKey()))).as(value.getKey()).isEqualTo(nothing(expected));
        }
        if (!key.prints().isEmpty()) {
            engine.containers().start(web(launch));
        }
        key.prints()
                .forEach((script, output) ->
                        assertThat(printed(launch, script)).as(script).isEqualTo(output));
    }

    @Test
    void the_health_check_of_an_image_runs_but_counts_for_nothing(@TempDir Path context) throws IOException {
        String image = "ebemu/" + RUN + ":local";
        Files.writeString(context.resolve("Dockerfile"), "FROM " + BUSYBOX + "\nHEALTHCHECK --interval=1s CMD true\n");
        engine.images().build(context, "Dockerfile", image, Labels.of(ENVIRONMENT), line -> {});
        try {
            Launch launch = Launch.of(Definition.of("web").image(image).process(sleeping()))
                    .environment(ENVIRONMENT);
            create(launch);
            engine.containers().start(web(launch));

            await().atMost(DEADLINE).until(() -> inspect(launch).health().equals(Optional.of("healthy")));
            assertThat(ContainerSnapshots.of(inspect(launch), Optional.empty()).healthStatus())
                    .isEqualTo(HealthStatus.UNKNOWN);
        } finally {
            engine.containers()
                    .list(Labels.of(ENVIRONMENT))
                    .forEach(container -> engine.containers().remove(container.id()));
            raw.removeImage(image);
        }
    }

    private static ContainerProcess sleeping() {
        return new ContainerProcess(
                List.of(), SLEEP, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    /** The container, beside the one that it links to or whose mounts it takes. */
    private static Launch launch(KeyCase key, Definition web) {
        Definition app = Definition.of("app").image(BUSYBOX).process(sleeping()).nonEssential();
        Launch launch = web.build().dependencies().isEmpty() ? Launch.of(web) : Launch.of(app, web);
        return key.task().apply(launch).environment(ENVIRONMENT);
    }

    /** All of the plan but pulls, and but the start of the container that is looked at. */
    private void create(Launch launch) {
        for (PlannedStep planned : launch.plan(World.empty()).steps()) {
            if (planned.step() instanceof Step.CreateVolume volume) {
                engine.volumes().create(volume.spec());
            } else if (planned.step() instanceof Step.CreateContainer container) {
                engine.containers().create(container.spec());
            } else if (planned.step() instanceof Step.StartContainer start
                    && !start.container().equals(web(launch))) {
                engine.containers().start(start.container());
            }
        }
    }

    private static String web(Launch launch) {
        return launch.request().identity().dockerName("web");
    }

    private ContainerInfo inspect(Launch launch) {
        return engine.containers().inspect(web(launch)).orElseThrow();
    }

    private String printed(Launch launch, String script) {
        return engine.containers()
                .exec(web(launch), List.of("sh", "-c", script), DEADLINE)
                .output()
                .strip();
    }

    /** Newer engines than 20.10 write capabilities with their prefix. */
    private ObjectNode inspected(Launch launch) throws JsonProcessingException {
        ObjectNode container =
                (ObjectNode) json.readTree(raw.container(web(launch)).toString().replace("\"CAP_", "\""));
        ObjectNode variables = json.createObjectNode();
        container.at("/Config/Env").forEach(variable -> {
            String[] pair = variable.asText().split("=", 2);
            variables.put(pair[0], pair[1]);
        });
        ((ObjectNode) container.path("Config")).set("Env", variables);
        ObjectNode volumes = container.putObject("Volumes");
        volumes(launch).forEach((name, dockerName) -> volumes.set(name, raw.volume(dockerName)));
        return container;
    }

    /** The Docker names of the volumes that the plan creates. */
    private static Map<String, String> volumes(Launch launch) {
        return launch.plan(World.empty()).steps().stream()
                .filter(planned -> planned.step() instanceof Step.CreateVolume)
                .collect(Collectors.toMap(
                        planned -> planned.resource().substring("volume:".length()),
                        planned -> ((Step.CreateVolume) planned.step()).spec().name()));
    }

    /** Engines differ in how they write that there is nothing. */
    private JsonNode nothing(JsonNode node) {
        return node.isMissingNode() || (node.isContainerNode() && node.isEmpty()) ? json.nullNode() : node;
    }

    private String named(String value, Launch launch, JsonNode container) {
        TaskIdentity identity = launch.request().identity();
        return value.replace("{web}", identity.dockerName("web"))
                .replace("{app}", identity.dockerName("app"))
                .replace("{scratch}", identity.volumeName("scratch"))
                // The second version of cgroups has no swappiness, and the engine says so by leaving it out.
                .replace("{swappiness 10}", engine.info().cgroupVersion().equals("1") ? "10" : "null")
                .replace("{id}", container.path("Id").asText().substring(0, 12));
    }
}
