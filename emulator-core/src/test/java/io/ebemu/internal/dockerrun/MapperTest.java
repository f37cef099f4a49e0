/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.clean;
import static io.ebemu.internal.dockerrun.Dockerruns.pair;
import static io.ebemu.internal.dockerrun.Dockerruns.read;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static io.ebemu.internal.dockerrun.Dockerruns.withRole;
import static io.ebemu.internal.dockerrun.Dockerruns.withVolumes;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.HostEntry;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Permission;
import io.ebemu.model.LinuxParameters.Tmpfs;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import io.ebemu.model.RegistryAuthentication;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.Ulimit;
import io.ebemu.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MapperTest {

    @Test
    void depends_on_reaches_the_model() {
        String waiting = ", \"dependsOn\": [{\"containerName\": \"b\", \"condition\": \"%s\"}]";
        String checked = ", \"essential\": false, \"healthCheck\": {\"command\": [\"CMD\", \"true\"]}";
        for (Condition condition : DependencyDraft.CONDITIONS) {
            assertThat(clean(pair(waiting.formatted(condition), checked))
                            .containers()
                            .get(0)
                            .dependsOn())
                    .containsExactly(new ContainerDependency("b", condition, "dependsOn"));
        }
    }

    @Test
    void secrets_environment_files_and_registry_credentials_reach_the_model() {
        assertThat(one(withRole(web("\"secrets\": [{\"name\": \"B\", \"valueFrom\": \"/b\"}, {\"name\": \"A\","
                                + " \"valueFrom\": \"arn:x\"}], \"environmentFiles\": [{\"value\":"
                                + " \"arn:aws:s3:::bucket/dir/app.env\", \"type\": \"s3\"}],"
                                + " \"repositoryCredentials\": {\"credentialsParameter\": \"arn:y\"}")))
                        .references())
                .isEqualTo(new ContainerReferences(
                        Map.of("A", "arn:x", "B", "/b"), List.of("arn:aws:s3:::bucket/dir/app.env"), "arn:y"));
    }

    @Test
    void a_registry_authentication_reaches_the_model() {
        String file = "{\"authentication\": {\"bucket\": \"b\", \"key\": \"k\"}, "
                + web("\"cpu\": 1").substring(1);
        assertThat(clean(file).authentication()).contains(new RegistryAuthentication("b", "k"));
    }

    @Test
    void names_and_network_reach_the_model() {
        assertThat(one(web("\"dnsServers\": [\"10.0.0.2\", \"fd00:ec2::253\"], \"dnsSearchDomains\": [\"x.internal\"],"
                                + " \"extraHosts\": [{\"hostname\": \"db\", \"ipAddress\": \"10.0.0.5\"},"
                                + " {\"hostname\": \"db\", \"ipAddress\": \"fd00::5\"}],"
                                + " \"disableNetworking\": true"))
                        .network())
                .isEqualTo(new ContainerNetwork(
                        List.of("10.0.0.2", "fd00:ec2::253"),
                        List.of("x.internal"),
                        List.of(new HostEntry("db", "10.0.0.5"), new HostEntry("db", "fd00::5")),
                        true));
    }

    @Test
    void security_options_reach_the_model() {
        assertThat(one(web("\"dockerSecurityOptions\": [\"no-new-privileges\"], \"privileged\": true,"
                                + " \"readonlyRootFilesystem\": true"))
                        .security())
                .isEqualTo(new ContainerSecurity(true, true, List.of("no-new-privileges")));
    }

    @Test
    void kernel_features_reach_the_model() {
        assertThat(one(web("\"linuxParameters\": {\"capabilities\": {\"add\": [\"SYS_PTRACE\"], \"drop\":"
                                + " [\"MKNOD\"]}, \"devices\": [{\"hostPath\": \"/dev/fuse\"}, {\"hostPath\": \"/dev/a\","
                                + " \"containerPath\": \"/dev/b\", \"permissions\": [\"write\", \"read\"]}],"
                                + " \"initProcessEnabled\": true, \"sharedMemorySize\": 128, \"tmpfs\":"
                                + " [{\"containerPath\": \"/run\", \"size\": 64, \"mountOptions\": [\"noexec\","
                                + " \"mode=755\"]}], \"maxSwap\": 200, \"swappiness\": 10}"))
                        .linuxParameters())
                .isEqualTo(new LinuxParameters(
                        List.of("SYS_PTRACE"),
                        List.of("MKNOD"),
                        List.of(
                                new Device("/dev/fuse", "/dev/fuse", Set.of(Permission.values())),
                                new Device("/dev/a", "/dev/b", Set.of(Permission.READ, Permission.WRITE))),
                        true,
                        Optional.of(128),
                        List.of(new Tmpfs("/run", 64, List.of("noexec", "mode=755"))),
                        Optional.of(200),
                        Optional.of(10)));
    }

    @Test
    void limits_kernel_parameters_and_labels_reach_the_model() {
        ContainerDefinition web =
                one(web("\"ulimits\": [{\"name\": \"nofile\", \"softLimit\": 1024, \"hardLimit\": 4096}],"
                        + " \"systemControls\": [{\"namespace\": \"net.core.somaxconn\", \"value\": \"512\"}],"
                        + " \"dockerLabels\": {\"b\": \"1\", \"a.b\": \"2\", \"c\": null}"));

        assertThat(web.ulimits()).containsExactly(new Ulimit("nofile", 1024, 4096));
        assertThat(web.systemControls()).containsExactly(Map.entry("net.core.somaxconn", "512"));
        assertThat(web.dockerLabels()).containsExactly(Map.entry("b", "1"), Map.entry("a.b", "2"));
    }

    @Test
    void of_a_limit_that_is_set_twice_the_last_one_counts() {
        String limits = "{\"name\": \"nofile\", \"softLimit\": 1, \"hardLimit\": 2},"
                + " {\"name\": \"nofile\", \"softLimit\": 3, \"hardLimit\": 4}";
        assertThat(read(web("\"ulimits\": [" + limits + "]"))
                        .taskDefinition()
                        .orElseThrow()
                        .containers()
                        .get(0)
                        .ulimits())
                .containsExactly(new Ulimit("nofile", 3, 4));
    }

    @Test
    void a_health_check_reaches_the_model() {
        assertThat(one(web(
                                "\"healthCheck\": {\"command\": [\"CMD-SHELL\", \"exit 0\"], \"interval\": 5, \"timeout\": 2,"
                                        + " \"retries\": 1, \"startPeriod\": 0}"))
                        .healthCheck())
                .contains(new HealthCheck(
                        List.of("CMD-SHELL", "exit 0"),
                        Optional.of(5),
                        Optional.of(2),
                        Optional.of(1),
                        Optional.of(0)));
        assertThat(one(web("\"healthCheck\": {\"command\": [\"CMD\", \"true\"]}"))
                        .healthCheck())
                .contains(new HealthCheck(
                        List.of("CMD", "true"), Optional.of(30), Optional.of(5), Optional.of(3), Optional.empty()));
    }

    @Test
    void a_log_configuration_reaches_the_model() {
        assertThat(one(web("\"logConfiguration\": {\"logDriver\": \"json-file\", \"options\": {\"max-size\": \"50m\","
                                + " \"max-file\": \"3\"}, \"secretOptions\": [{\"name\": \"token\", \"valueFrom\":"
                                + " \"arn:x\"}]}"))
                        .logConfiguration())
                .contains(new LogConfiguration(
                        "json-file", Map.of("max-size", "50m", "max-file", "3"), Map.of("token", "arn:x")));
    }

    @Test
    void a_log_option_that_is_a_number_or_boolean_is_taken_as_its_text_and_a_warning() {
        DockerrunResult result = read(web("\"logConfiguration\": {\"logDriver\": \"json-file\", \"options\":"
                + " {\"max-file\": 3, \"compress\": true}}"));

        assertThat(result.taskDefinition()
                        .orElseThrow()
                        .containers()
                        .get(0)
                        .logConfiguration()
                        .orElseThrow()
                        .options())
                .containsExactly(Map.entry("max-file", "3"), Map.entry("compress", "true"));
        assertThat(result.problems())
                .extracting(Dockerruns::line)
                .containsExactly(
                        "WARNING string-expected Dockerrun.aws.json:1:174 containerDefinitions[0].logConfiguration"
                                + ".options.max-file: expected a string, got a number, which is taken as its text; put"
                                + " it in quotes",
                        "WARNING string-expected Dockerrun.aws.json:1:189 containerDefinitions[0].logConfiguration"
                                + ".options.compress: expected a string, got a boolean, which is taken as its text;"
                                + " put it in quotes");
    }

    @Test
    void a_restart_policy_reaches_the_model() {
        assertThat(container("\"restartPolicy\": {\"enabled\": true, \"ignoredExitCodes\": [0, 143],"
                                + " \"restartAttemptPeriod\": 60}")
                        .restartPolicy())
                .contains(new RestartPolicy(true, Set.of(0, 143), 60));
        assertThat(container("\"restartPolicy\": {\"enabled\": false}").restartPolicy())
                .contains(new RestartPolicy(false, Set.of(), 300));
    }

    @Test
    void timeouts_reach_the_model_and_0_is_none() {
        ContainerDefinition web = one(web("\"startTimeout\": 120, \"stopTimeout\": 7"));
        assertThat(web.startTimeout()).contains(120);
        assertThat(web.stopTimeout()).contains(7);
        assertThat(one(web("\"startTimeout\": 0")).startTimeout()).isEmpty();
        assertThat(container("\"stopTimeout\": 0").stopTimeout()).isEmpty();
    }

    @Test
    void a_terminal_and_an_open_stdin_reach_the_model() {
        assertThat(one(web("\"interactive\": true")).process().interactive()).isTrue();
        assertThat(one(web("\"interactive\": true")).process().pseudoTerminal()).isFalse();
        assertThat(one(web("\"pseudoTerminal\": true")).process().pseudoTerminal())
                .isTrue();
    }

    @Test
    void ranges_of_ports_reach_the_model_apart_from_single_ports() {
        ContainerDefinition web =
                one(web("\"portMappings\": [{\"containerPortRange\": \"8000-8010\"}, {\"containerPort\":"
                        + " 80}, {\"containerPortRange\": \"9000-9000\", \"protocol\": \"udp\"}]"));

        assertThat(web.portRanges())
                .containsExactly(
                        new ContainerPortRange(new PortRange(8000, 8010), Protocol.TCP),
                        new ContainerPortRange(new PortRange(9000, 9000), Protocol.UDP));
        assertThat(web.portMappings()).singleElement().matches(mapping -> mapping.containerPort() == 80);
    }

    @Test
    void a_volume_of_docker_reaches_the_model() {
        assertThat(clean(withVolumes(
                                "{\"name\": \"v\", \"dockerVolumeConfiguration\": {\"scope\": \"shared\","
                                        + " \"autoprovision\": true, \"driver\": \"rexray\", \"driverOpts\": {\"size\":"
                                        + " \"5\"}, \"labels\": {\"team\": \"x\"}}}, {\"name\": \"w\","
                                        + " \"dockerVolumeConfiguration\": {}, \"host\": {}}",
                                web("\"cpu\": 1")))
                        .volumes())
                .containsExactly(
                        new Volume(
                                "v",
                                Optional.empty(),
                                Optional.of(new DockerVolumeConfiguration(
                                        Scope.SHARED, true, "rexray", Map.of("size", "5"), Map.of("team", "x")))),
                        new Volume(
                                "w",
                                Optional.empty(),
                                Optional.of(new DockerVolumeConfiguration(
                                        Scope.TASK, false, "local", Map.of(), Map.of()))));
    }

    private static ContainerDefinition one(String json) {
        return clean(json).containers().get(0);
    }

    /** The container of a file of which production accepts everything, and ebemu not. */
    private static ContainerDefinition container(String member) {
        return read(web(member)).taskDefinition().orElseThrow().containers().get(0);
    }
}
