/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.Bundle;
import io.ebemu.api.HostPorts;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.UsageException;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of verbs that launch, or tell what launching would do. */
final class LaunchArguments {

    private static final int HIGHEST_PORT = 65535;

    @Mixin
    VersionArguments version = new VersionArguments();

    @Mixin
    InstanceTypeOption instanceType = new InstanceTypeOption();

    @ArgGroup(exclusive = true)
    Ports ports = new Ports();

    /** Where published ports go. */
    static final class Ports {

        @Option(names = "--port-offset", paramLabel = "N", description = "Add N to every host port.")
        Optional<Integer> offset = Optional.empty();

        @Option(names = "--random-ports", description = "Let the engine choose free host ports.")
        boolean random;
    }

    Bundle bundle(Session session) {
        return session.bundle(version.bundle, version.propertyMap(), instanceType.value);
    }

    LaunchOptions options() {
        return new LaunchOptions(hostPorts(), version.pull, version.build, version.timeout, false);
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
}
