/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Bundle;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.api.PullPolicy;
import io.ebemu.error.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of verbs that launch, or tell what launching would do. */
final class LaunchArguments {

    private static final int HIGHEST_PORT = 65535;

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

    @Mixin
    InstanceTypeOption instanceType = new InstanceTypeOption();

    @ArgGroup(exclusive = true)
    Ports ports = new Ports();

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

    /** Where published ports go. */
    static final class Ports {

        @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every host port.")
        Optional<Integer> offset = Optional.empty();

        @Option(names = "--random-ports", description = "Let the engine choose free host ports.")
        boolean random;
    }

    Bundle bundle(Session session) {
        return session.bundle(bundle, propertyMap(), instanceType.value);
    }

    LaunchOptions options() {
        return new LaunchOptions(hostPorts(), pull, build, timeout, false);
    }

    private HostPorts hostPorts() {
        if (ports.random) {
            return new HostPorts.Random();
        }
        return ports.offset.<HostPorts>map(LaunchArguments::moved).orElseGet(HostPorts.Production::new);
    }

    private static HostPorts moved(int offset) {
        if (Math.abs(offset) > HIGHEST_PORT) {
            throw new UsageException(
                    "--port-offset: expected a number between -65535 and 65535, got " + offset + "; try 10000");
        }
        return new HostPorts.Offset(offset);
    }

    /** Values may be secrets: an error names the option only. */
    private Map<String, String> propertyMap() {
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
