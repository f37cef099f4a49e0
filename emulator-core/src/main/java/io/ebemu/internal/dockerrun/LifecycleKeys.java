/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.document.KeyType.flag;
import static io.ebemu.internal.document.KeyType.list;
import static io.ebemu.internal.document.KeyType.map;
import static io.ebemu.internal.document.KeyType.number;
import static io.ebemu.internal.document.KeyType.object;
import static io.ebemu.internal.document.KeyType.text;
import static io.ebemu.internal.document.KeyType.word;

import io.ebemu.internal.document.Key;
import io.ebemu.internal.document.KeyTable;

/** Keys of objects about a container's start, health, end and output. */
final class LifecycleKeys {

    static final KeyTable DEPENDENCY = KeyTable.of(
                    "What another container must have reached before this one is created",
                    Key.of("containerName", text(), "The container waited for; of this file.")
                            .emulated()
                            .required()
                            .example("database"),
                    Key.of(
                                    "condition",
                                    word("START", "COMPLETE", "SUCCESS", "HEALTHY"),
                                    "It runs or has run; it has ended; it has ended with exit code 0; its health check has"
                                            + " passed. COMPLETE and SUCCESS need a container that is not essential,"
                                            + " HEALTHY one with a healthCheck.")
                            .emulated()
                            .required()
                            .example("HEALTHY")
                            .from("ECS agent, agent/engine/dependencygraph/graph.go"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html");

    static final KeyTable HEALTH_CHECK = KeyTable.of(
                    "How Docker finds out whether the container is healthy",
                    Key.of(
                                    "command",
                                    list(text()).sized(1, Integer.MAX_VALUE),
                                    "CMD and a program with its arguments, or CMD-SHELL and a line for the shell:"
                                            + " Config.Healthcheck.Test.")
                            .required()
                            .example("[\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]"),
                    Key.of("interval", number("seconds").from(5).to(300), "Seconds between checks.")
                            .byDefault("30"),
                    Key.of("timeout", number("seconds").from(2).to(60), "Seconds that a check may take.")
                            .byDefault("5"),
                    Key.of("retries", number("").from(1).to(10), "Failures in a row that make it UNHEALTHY.")
                            .byDefault("3"),
                    Key.of(
                                    "startPeriod",
                                    number("seconds").from(0).to(300),
                                    "Seconds after the start in which failures do not count. Without it, the image's.")
                            .byDefault("0"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html");

    static final KeyTable RESTART_POLICY = KeyTable.of(
                    "When the agent starts the container again by itself, without ending the task",
                    Key.of("enabled", flag(), "Whether it does.").emulated().required(),
                    Key.of("ignoredExitCodes", list(number("")).sized(0, 50), "Exit codes after which it does not.")
                            .emulated()
                            .example("[0]"),
                    Key.of(
                                    "restartAttemptPeriod",
                                    number("seconds").from(60).to(1800),
                                    "Seconds that the container must have run since its last start.")
                            .emulated()
                            .byDefault("300"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html");

    static final KeyTable LOG_CONFIGURATION = KeyTable.of(
                    "Where the container's output goes",
                    Key.of(
                                    "logDriver",
                                    word(LogRules.DRIVERS.toArray(String[]::new)),
                                    "The log driver: HostConfig.LogConfig.Type. For awslogs the engine's json-file is used,"
                                            + " and ebemu writes the lines to files beside its state, by group and stream."
                                            + " awsfirelens is not emulated.")
                            .required()
                            .example("json-file"),
                    Key.of(
                                    "options",
                                    map(text()),
                                    "The driver's options: HostConfig.LogConfig.Config. awslogs needs awslogs-group and"
                                            + " awslogs-region. For mode non-blocking without max-buffer-size the agent"
                                            + " adds 10m.")
                            .example("{\"max-size\": \"10m\"}")
                            .from("ECS agent, agent/api/task/task.go"),
                    Key.of("secretOptions", list(object(ReferenceKeys.SECRET)), "Options whose values are secrets.")
                            .emulated()
                            .example("[{\"name\": \"splunk-token\", \"valueFrom\": \"/splunk/token\"}]"))
            .describedAt("https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html");

    private LifecycleKeys() {}
}
