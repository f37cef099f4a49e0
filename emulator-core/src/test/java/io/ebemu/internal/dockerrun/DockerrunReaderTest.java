/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.clean;
import static io.ebemu.internal.dockerrun.Dockerruns.read;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.KeyTable;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.Link;
import io.ebemu.model.MountPoint;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import io.ebemu.model.VolumeFrom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DockerrunReaderTest {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "-1",
            "1.5",
            "99999999999",
            "\"\"",
            "\"x\"",
            "[]",
            "[null]",
            "[[]]",
            "[{}]",
            "{}",
            "[\"a:b:c\"]",
            "{\"a\": null}");

    private static final String FULL = """
            {
              "AWSEBDockerrunVersion": 2,
              "volumes": [
                {"name": "conf", "host": {"sourcePath": "/var/app/current/conf"}},
                {"name": "scratch", "host": {}}
              ],
              "containerDefinitions": [
                {
                  "name": "web",
                  "image": "nginx:1.22",
                  "memory": 128,
                  "memoryReservation": 64,
                  "cpu": 10,
                  "portMappings": [
                    {"containerPort": 80, "hostPort": 8080},
                    {"containerPort": 53, "protocol": "udp"}
                  ],
                  "links": ["api:backend", "cache"],
                  "mountPoints": [
                    {"sourceVolume": "conf", "containerPath": "/etc/nginx", "readOnly": true},
                    {"sourceVolume": "awseb-logs-web", "containerPath": "/var/log/nginx"}
                  ],
                  "volumesFrom": [{"sourceContainer": "api", "readOnly": true}],
                  "environment": [{"name": "B", "value": "1"}, {"name": "A", "value": ""}],
                  "command": ["nginx", "-g", "daemon off;"],
                  "entryPoint": ["/entry.sh"],
                  "hostname": "front",
                  "user": "101:101",
                  "workingDirectory": "/srv",
                  "privileged": true,
                  "readonlyRootFilesystem": true,
                  "stopTimeout": 5
                },
                {"name": "api", "image": "me/api", "memoryReservation": 64},
                {"name": "cache", "image": "redis:7", "memory": 64, "essential": false}
              ]
            }
            """;

    @Test
    void every_key_reaches_the_task_definition() {
        TaskDefinition task = clean(FULL);
        ContainerDefinition web = task.container("web").orElseThrow();

        assertThat(task.volumes())
                .containsExactly(Volume.ofHost("conf", "/var/app/current/conf"), Volume.ofTask("scratch"));
        assertThat(web.image()).isEqualTo("nginx:1.22");
        assertThat(web.resources()).isEqualTo(new ContainerResources(Optional.of(128), Optional.of(64), 10));
        assertThat(web.portMappings())
                .containsExactly(new PortMapping(80, 8080, Protocol.TCP), new PortMapping(53, 0, Protocol.UDP));
        assertThat(web.links()).containsExactly(new Link("api", "backend"), new Link("cache", "cache"));
        assertThat(web.mountPoints())
                .containsExactly(
                        new MountPoint("conf", "/etc/nginx", true),
                        new MountPoint("awseb-logs-web", "/var/log/nginx", false));
        assertThat(web.volumesFrom()).containsExactly(new VolumeFrom("api", true));
        assertThat(web.process().environment()).containsExactly(Map.entry("B", "1"), Map.entry("A", ""));
        assertThat(web.process().command()).containsExactly("nginx", "-g", "daemon off;");
        assertThat(web.process().entryPoint()).containsExactly("/entry.sh");
        assertThat(web.process().hostname()).contains("front");
        assertThat(web.process().user()).contains("101:101");
        assertThat(web.process().workingDirectory()).contains("/srv");
        assertThat(web.security().privileged()).isTrue();
        assertThat(web.security().readonlyRootFilesystem()).isTrue();
        assertThat(web.stopTimeout()).contains(5);
    }

    @Test
    void a_container_is_essential_unless_it_says_otherwise() {
        TaskDefinition task = clean(FULL);

        assertThat(task.container("api").orElseThrow().essential()).isTrue();
        assertThat(task.container("cache").orElseThrow().essential()).isFalse();
    }

    @Test
    void null_and_empty_lists_count_as_absent() {
        ContainerDefinition web = clean(web("\"links\": [], \"command\": null, \"portMappings\": null, \"cpu\": null,"
                        + " \"essential\": null, \"healthCheck\": null, \"ulimits\": []"))
                .containers()
                .get(0);

        assertThat(web.links()).isEmpty();
        assertThat(web.process().command()).isEmpty();
        assertThat(web.resources().cpu()).isZero();
        assertThat(web.essential()).isTrue();
    }

    @Test
    void a_byte_order_mark_carriage_returns_and_tabs_are_fine() {
        assertThat(clean("\uFEFF\r\n" + FULL.replace("\n", "\r\n").replace("  ", "\t")))
                .isEqualTo(clean(FULL));
    }

    @Test
    void the_version_may_be_a_string() {
        assertThat(clean(FULL.replace("Version\": 2", "Version\": \"2\""))).isEqualTo(clean(FULL));
    }

    @Test
    void a_task_definition_is_there_exactly_if_no_problem_is_an_error() {
        assertThat(read(web("\"healthCheck\": {\"command\": [\"CMD\", \"x\"]}")).taskDefinition())
                .isPresent();
        assertThat(read(web("\"cpu\": -1")).taskDefinition()).isEmpty();
    }

    @Test
    void problems_come_sorted_by_place() {
        DockerrunResult result = read("""
                {"AWSEBDockerrunVersion": 2,
                 "containerDefinitions": [
                   {"name": "a b", "image": ""},
                   {"portMapping": [], "name": "c", "image": "x", "memory": "64", "links": ["nobody"]}
                 ]}
                """);

        assertThat(result.problems())
                .isSortedAccordingTo(Comparator.comparing(
                                (Problem problem) -> problem.location().line())
                        .thenComparing(problem -> problem.location().column()))
                .extracting(Problem::code)
                .containsExactly(
                        "memory-missing",
                        "name-invalid",
                        "image-missing",
                        "key-unknown",
                        "number-as-string",
                        "link-unknown");
    }

    @Test
    void no_prefix_of_a_file_raises_an_exception() {
        for (int end = 0; end < FULL.length(); end++) {
            String prefix = FULL.substring(0, end);
            assertThat(read(prefix).taskDefinition().isPresent())
                    .as(prefix)
                    .isEqualTo(prefix.stripTrailing().endsWith("]\n}"));
        }
    }

    @Test
    void no_damage_to_a_file_raises_an_exception() {
        Random random = new Random(20);
        byte[] original = FULL.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 5000; round++) {
            byte[] damaged = Arrays.copyOf(original, original.length);
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> new DockerrunReader().read(damaged, "f"))
                    .as(new String(damaged, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void every_type_in_every_place_is_survived() {
        for (String key : DockerrunKeys.CONTAINER.read()) {
            for (String value : VALUES) {
                survives(web("\"" + key + "\": " + value));
            }
        }
    }

    @Test
    void every_type_in_every_place_of_an_object_is_survived() {
        Map<String, KeyTable> objects = Map.ofEntries(
                Map.entry("\"portMappings\": [%s]", DockerrunKeys.PORT_MAPPING),
                Map.entry("\"mountPoints\": [%s]", DockerrunKeys.MOUNT_POINT),
                Map.entry("\"volumesFrom\": [%s]", DockerrunKeys.VOLUME_FROM),
                Map.entry("\"environment\": [%s]", DockerrunKeys.VARIABLE),
                Map.entry("\"secrets\": [%s]", DockerrunKeys.SECRET),
                Map.entry("\"environmentFiles\": [%s]", DockerrunKeys.ENVIRONMENT_FILE),
                Map.entry("\"repositoryCredentials\": %s", DockerrunKeys.REPOSITORY_CREDENTIALS),
                Map.entry("\"dependsOn\": [%s]", DockerrunKeys.DEPENDENCY),
                Map.entry("\"extraHosts\": [%s]", DockerrunKeys.EXTRA_HOST),
                Map.entry("\"healthCheck\": %s", DockerrunKeys.HEALTH_CHECK),
                Map.entry("\"linuxParameters\": %s", DockerrunKeys.LINUX_PARAMETERS),
                Map.entry("\"linuxParameters\": {\"capabilities\": %s}", DockerrunKeys.CAPABILITIES),
                Map.entry("\"linuxParameters\": {\"devices\": [%s]}", DockerrunKeys.DEVICE),
                Map.entry("\"linuxParameters\": {\"tmpfs\": [%s]}", DockerrunKeys.TMPFS),
                Map.entry("\"logConfiguration\": %s", DockerrunKeys.LOG_CONFIGURATION),
                Map.entry("\"restartPolicy\": %s", DockerrunKeys.RESTART_POLICY),
                Map.entry("\"systemControls\": [%s]", DockerrunKeys.SYSTEM_CONTROL),
                Map.entry("\"ulimits\": [%s]", DockerrunKeys.ULIMIT));
        objects.forEach((object, keys) -> {
            for (String value : VALUES) {
                keys.read().forEach(key -> survives(web(object.formatted("{\"" + key + "\": " + value + "}"))));
                String all = keys.read().stream()
                        .map(key -> "\"" + key + "\": " + value)
                        .collect(Collectors.joining(", ", "{", "}"));
                survives(web(object.formatted(all)));
            }
        });
    }

    private static void survives(String file) {
        assertThatCode(() -> read(file)).as(file).doesNotThrowAnyException();
    }
}
