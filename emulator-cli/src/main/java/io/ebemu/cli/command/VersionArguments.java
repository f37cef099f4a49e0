/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.PullPolicy;
import io.ebemu.error.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of all verbs that put an application version onto an environment. */
final class VersionArguments {

    @Parameters(
            arity = "0..1",
            paramLabel = "BUNDLE",
            description = "A directory, a source bundle zip, or a Dockerrun.aws.json. Default: this directory.")
    Optional<Path> bundle = Optional.empty();

    @Option(names = "--build", description = "Build images that ebemu.yml gives a build context.")
    boolean build;

    @Option(
            names = "--pull",
            paramLabel = "WHEN",
            defaultValue = "missing",
            description = "Pull images: always, missing or never. Default: ${DEFAULT-VALUE}.")
    PullPolicy pull = PullPolicy.MISSING;

    @Option(
            names = "--property",
            paramLabel = "K=V",
            description = "Set an environment property; wins over ebemu.yml. Repeatable.")
    List<String> properties = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = DurationConverter.class,
            description = "How long the deployment may take. Default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ofMinutes(10);

    /** Values may be secrets: an error names the option only. */
    Map<String, String> propertyMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String property : properties) {
            int equals = property.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--property: expected KEY=VALUE; write --property KEY= for an empty value");
            }
            map.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return map;
    }
}
