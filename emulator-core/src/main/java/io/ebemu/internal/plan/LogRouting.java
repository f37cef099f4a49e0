/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Logging;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.LocalValues;
import io.ebemu.model.LogConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where containers' output goes. CloudWatch and FireLens are not here: such output goes to the engine, which keeps it for
 * us, and labels say to which log group and stream it belongs. All other drivers are the engine's own.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html">awslogs</a>
 */
final class LogRouting {

    private static final String CLOUDWATCH = "awslogs";
    private static final String FIRELENS = "awsfirelens";
    private static final String MODE = "mode";
    private static final String BUFFER = "max-buffer-size";
    /** What every driver of Docker understands. */
    private static final Set<String> OF_EVERY_DRIVER = Set.of(MODE, BUFFER);
    /** The agent's, because Docker's own of 1 MiB loses lines too soon. */
    private static final String AGENTS_BUFFER = "10m";

    private LogRouting() {}

    /** The engine's driver and its options; empty for the engine's default. */
    static Optional<Logging> of(ContainerDefinition container, LocalValues local) {
        return container
                .logConfiguration()
                .filter(log -> !log.logDriver().equals(FIRELENS))
                .map(log -> logging(log, local));
    }

    private static Logging logging(LogConfiguration log, LocalValues local) {
        Map<String, String> options = new LinkedHashMap<>(log.options());
        options.putAll(EnvironmentVariables.resolved(log.secretOptions(), local));
        if ("non-blocking".equals(options.get(MODE))) {
            options.putIfAbsent(BUFFER, AGENTS_BUFFER);
        }
        if (!log.logDriver().equals(CLOUDWATCH)) {
            return new Logging(log.logDriver(), options);
        }
        options.keySet().retainAll(OF_EVERY_DRIVER);
        return new Logging("json-file", options);
    }

    /** The labels by which the writer of CloudWatch's files finds the group and the stream, and what is not to be shown. */
    static Map<String, String> labels(ContainerDefinition container, TaskIdentity identity) {
        Map<String, String> labels = new LinkedHashMap<>();
        container
                .logConfiguration()
                .filter(log -> log.logDriver().equals(CLOUDWATCH))
                .map(LogConfiguration::options)
                .ifPresent(options -> {
                    String prefix = options.getOrDefault("awslogs-stream-prefix", "");
                    labels.put(Labels.AWSLOGS_GROUP, options.getOrDefault("awslogs-group", ""));
                    labels.put(
                            Labels.AWSLOGS_STREAM,
                            prefix.isEmpty() ? "" : prefix + "/" + container.name() + "/" + identity.taskId());
                });
        container
                .logConfiguration()
                .filter(log -> !log.secretOptions().isEmpty())
                .ifPresent(log -> labels.put(
                        Labels.SECRET_LOG_OPTIONS,
                        String.join(",", new TreeSet<>(log.secretOptions().keySet()))));
        return labels;
    }
}
