/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.LocalValues;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys that say what runs in a container, with which variables, and how the engine keeps an eye on it. */
final class ProcessKeys {

    private static final Optional<String> IMAGES = Optional.empty();
    private static final Optional<Integer> UNSET = Optional.empty();
    private static final LocalValues LOCAL =
            new LocalValues(Map.of("arn:token", "t0ken"), Map.of("arn:file", fileVariables()), Optional.empty());

    private ProcessKeys() {}

    private static Map<String, String> fileVariables() {
        return Map.of("A", "file", "TOKEN", "file", "B", "file");
    }

    static Stream<KeyCase> cases() {
        return Stream.of(process(), variables(), health(), logs(), others()).flatMap(cases -> cases);
    }

    private static Stream<KeyCase> process() {
        return Stream.of(
                KeyCase.absent("image", "the reference as written").shows("/Config/Image", "\"busybox:1.35\""),
                KeyCase.of("command", "replaces the image's", process(List.of(), List.of("sleep", "9")))
                        .shows("/Config/Cmd", "[\"sleep\",\"9\"]"),
                KeyCase.absent("command", "the image's").shows("/Config/Cmd", "[\"sh\"]"),
                KeyCase.of("entryPoint", "alone drops the image's command", process(List.of("sleep"), List.of()))
                        .shows("/Config/Entrypoint", "[\"sleep\"]")
                        .shows("/Config/Cmd", "null"),
                KeyCase.absent("entryPoint", "the image's").shows("/Config/Entrypoint", "null"),
                KeyCase.of("user", "user and group", process(Optional.of("65534:65534"), IMAGES, IMAGES))
                        .shows("/Config/User", "\"65534:65534\"")
                        .prints("id -u; id -g", "65534\n65534"),
                KeyCase.absent("user", "the image's").shows("/Config/User", "\"\""),
                KeyCase.of("workingDirectory", "a directory", process(IMAGES, Optional.of("/var"), IMAGES))
                        .shows("/Config/WorkingDir", "\"/var\"")
                        .prints("pwd", "/var"),
                KeyCase.absent("workingDirectory", "the image's").shows("/Config/WorkingDir", "\"\""),
                KeyCase.of("hostname", "a name", process(IMAGES, IMAGES, Optional.of("web1")))
                        .shows("/Config/Hostname", "\"web1\"")
                        .prints("hostname", "web1"),
                KeyCase.absent("hostname", "the id's first digits").shows("/Config/Hostname", "\"{id}\""),
                KeyCase.of("interactive", "stdin stays open", open(true, false))
                        .shows("/Config/OpenStdin", "true")
                        .shows("/Config/Tty", "false"),
                KeyCase.absent("interactive", "stdin is closed").shows("/Config/OpenStdin", "false"),
                KeyCase.of("pseudoTerminal", "a terminal", open(false, true))
                        .shows("/Config/Tty", "true")
                        .shows("/Config/OpenStdin", "false"),
                KeyCase.absent("pseudoTerminal", "none").shows("/Config/Tty", "false"));
    }

    private static Stream<KeyCase> variables() {
        return Stream.of(
                KeyCase.of("environment", "reaches the process", web -> web.environment("A", "b=c d"))
                        .shows("/Config/Env/A", "\"b=c d\"")
                        .shows("/Config/Env/AWS_EXECUTION_ENV", "\"AWS_ECS_EC2\"")
                        .shows("/Config/Env/AWS_REGION", "\"us-east-1\"")
                        .prints("echo \"$A\"", "b=c d"),
                KeyCase.absent("environment", "the image's stays")
                        .shows("/Config/Env/A", "null")
                        .shows("/Config/Env/PATH", "\"/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\""),
                KeyCase.of(
                                "secrets",
                                "beat the environment and its files",
                                references(Map.of("TOKEN", "arn:token"), List.of("arn:file")))
                        .in(task -> task.localValues(LOCAL))
                        .shows("/Config/Env/TOKEN", "\"t0ken\"")
                        .prints("echo \"$TOKEN\"", "t0ken"),
                KeyCase.of("secrets", "without a local value, left out", references(Map.of("X", "arn:x"), List.of()))
                        .shows("/Config/Env/X", "null"),
                KeyCase.of("environmentFiles", "fill gaps", references(Map.of(), List.of("arn:file")))
                        .in(task -> task.localValues(LOCAL))
                        .shows("/Config/Env/A", "\"definition\"")
                        .shows("/Config/Env/B", "\"file\""),
                KeyCase.of("environmentFiles", "without a local file, left out", references(Map.of(), List.of("arn:x")))
                        .shows("/Config/Env/B", "null"));
    }

    private static Stream<KeyCase> health() {
        return Stream.of(
                KeyCase.of("healthCheck", "seconds become nanoseconds", check("CMD-SHELL", 5, 2, 2, 1))
                        .shows("/Config/Healthcheck/Test", "[\"CMD-SHELL\",\"true\"]")
                        .shows("/Config/Healthcheck/Interval", "5000000000")
                        .shows("/Config/Healthcheck/Timeout", "2000000000")
                        .shows("/Config/Healthcheck/Retries", "2")
                        .shows("/Config/Healthcheck/StartPeriod", "1000000000")
                        .shows("/Config/Labels/io.ebemu.health-check", "\"true\""),
                KeyCase.of(
                                "healthCheck",
                                "CMD is added, and what is left out is Docker's",
                                web -> web.with(all -> all.healthCheck(Optional.of(
                                        new HealthCheck(List.of("/bin/true"), UNSET, UNSET, UNSET, UNSET)))))
                        .shows("/Config/Healthcheck", "{\"Test\":[\"CMD\",\"/bin/true\"]}"),
                KeyCase.absent("healthCheck", "none")
                        .shows("/Config/Healthcheck", "null")
                        .shows("/Config/Labels/io.ebemu.health-check", "null"));
    }

    private static Stream<KeyCase> logs() {
        return Stream.of(
                KeyCase.absent("logConfiguration", "the engine's default")
                        .shows("/HostConfig/LogConfig", "{\"Type\":\"json-file\",\"Config\":{}}"),
                KeyCase.of("logConfiguration", "a driver with options", log("json-file", Map.of("max-size", "1m")))
                        .shows("/HostConfig/LogConfig", "{\"Type\":\"json-file\",\"Config\":{\"max-size\":\"1m\"}}"),
                KeyCase.of("logConfiguration", "none", log("none", Map.of()))
                        .shows("/HostConfig/LogConfig", "{\"Type\":\"none\",\"Config\":{}}"),
                KeyCase.of(
                                "logConfiguration",
                                "awslogs is a file of the engine",
                                log("awslogs", Map.of("awslogs-group", "g", "awslogs-stream-prefix", "p")))
                        .shows("/HostConfig/LogConfig", "{\"Type\":\"json-file\",\"Config\":{}}")
                        .shows("/Config/Labels/io.ebemu.awslogs-group", "\"g\"")
                        .shows("/Config/Labels/io.ebemu.awslogs-stream", "\"p/web/" + "1".repeat(32) + "\""),
                KeyCase.of("logConfiguration", "non-blocking has a buffer", log("json-file", nonBlocking()))
                        .shows(
                                "/HostConfig/LogConfig/Config",
                                "{\"max-buffer-size\":\"10m\",\"mode\":\"non-blocking\"}"),
                KeyCase.of("logConfiguration", "awslogs may be non-blocking", log("awslogs", nonBlocking()))
                        .shows("/HostConfig/LogConfig/Type", "\"json-file\"")
                        .shows(
                                "/HostConfig/LogConfig/Config",
                                "{\"max-buffer-size\":\"10m\",\"mode\":\"non-blocking\"}"),
                KeyCase.of("logConfiguration", "awsfirelens is the default", log("awsfirelens", Map.of("Name", "x")))
                        .shows("/HostConfig/LogConfig", "{\"Type\":\"json-file\",\"Config\":{}}"),
                KeyCase.of(
                                "logConfiguration",
                                "an option it does not know is refused",
                                log("json-file", Map.of("x", "y")))
                        .refused("unknown log opt 'x' for json-file log driver"));
    }

    private static Map<String, String> nonBlocking() {
        return Map.of("mode", "non-blocking");
    }

    private static Stream<KeyCase> others() {
        return Stream.of(
                KeyCase.of(
                                "dockerLabels",
                                "beside ours and the agent's, which win",
                                web -> web.with(all -> all.dockerLabels(Map.of(
                                        "com.example.team", "shop",
                                        "com.amazonaws.ecs.container-name", "mine",
                                        "io.ebemu.role", "mine",
                                        "io.ebemu.other", "mine"))))
                        .shows("/Config/Labels/com.example.team", "\"shop\"")
                        .shows("/Config/Labels/com.amazonaws.ecs.container-name", "\"web\"")
                        .shows("/Config/Labels/io.ebemu.role", "\"task\"")
                        .shows("/Config/Labels/io.ebemu.other", "null"),
                KeyCase.absent("dockerLabels", "the agent's five")
                        .shows("/Config/Labels/com.amazonaws.ecs.container-name", "\"web\"")
                        .shows("/Config/Labels/com.amazonaws.ecs.task-definition-version", "\"1\""),
                KeyCase.of(
                                "restartPolicy",
                                "is the agent's affair",
                                web -> web.with(
                                        all -> all.restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), 60)))))
                        .shows("/HostConfig/RestartPolicy/Name", "\"no\"")
                        .shows("/Config/Labels/io.ebemu.restart-policy", "\"60\""),
                KeyCase.absent("restartPolicy", "none")
                        .shows("/HostConfig/RestartPolicy/Name", "\"no\"")
                        .shows("/Config/Labels/io.ebemu.restart-policy", "null"),
                KeyCase.of("stopTimeout", "belongs to the call that stops", web -> web.stopTimeout(5))
                        .shows("/Config/StopTimeout", "null")
                        .shows("/Config/Labels/io.ebemu.stop-timeout", "\"5\""),
                KeyCase.absent("stopTimeout", "the agent's 30 seconds")
                        .shows("/Config/Labels/io.ebemu.stop-timeout", "\"30\""));
    }

    private static UnaryOperator<Definition> process(List<String> entryPoint, List<String> command) {
        return web ->
                web.process(new ContainerProcess(entryPoint, command, Map.of(), IMAGES, IMAGES, IMAGES, false, false));
    }

    private static UnaryOperator<Definition> process(
            Optional<String> user, Optional<String> directory, Optional<String> hostname) {
        return web -> web.process(new ContainerProcess(
                List.of(), ContainerKeysDockerIT.SLEEP, Map.of(), user, directory, hostname, false, false));
    }

    private static UnaryOperator<Definition> open(boolean interactive, boolean terminal) {
        return web -> web.process(
                new ContainerProcess(List.of(), List.of(), Map.of(), IMAGES, IMAGES, IMAGES, interactive, terminal));
    }

    private static UnaryOperator<Definition> references(Map<String, String> secrets, List<String> files) {
        return web -> web.environment("A", "definition")
                .with(all -> all.references(new ContainerReferences(secrets, files, "")));
    }

    private static UnaryOperator<Definition> check(
            String verb, int interval, int timeout, int retries, int startPeriod) {
        HealthCheck check = new HealthCheck(
                List.of(verb, "true"),
                Optional.of(interval),
                Optional.of(timeout),
                Optional.of(retries),
                Optional.of(startPeriod));
        return web -> web.with(all -> all.healthCheck(Optional.of(check)));
    }

    private static UnaryOperator<Definition> log(String driver, Map<String, String> options) {
        return web ->
                web.with(all -> all.logConfiguration(Optional.of(new LogConfiguration(driver, options, Map.of()))));
    }
}
