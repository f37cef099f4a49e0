/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the engine has of an environment, asked with the engine's own client. */
final class EngineState {

    private EngineState() {}

    /** Its containers, networks and volumes. */
    static List<String> of(String environment) throws IOException, InterruptedException {
        String filter = "label=io.ebemu.environment=" + environment;
        List<String> found = new ArrayList<>(docker("ps", "--all", "--quiet", "--no-trunc", "--filter", filter));
        found.addAll(docker("network", "ls", "--quiet", "--no-trunc", "--filter", filter));
        found.addAll(docker("volume", "ls", "--quiet", "--filter", filter));
        return found;
    }

    /** The same and the volumes without a label that its containers mount, because their images declare them. */
    static Set<String> withVolumes(String environment) throws IOException, InterruptedException {
        Set<String> found = new LinkedHashSet<>(of(environment));
        found.addAll(docker(
                "ps",
                "--all",
                "--no-trunc",
                "--filter",
                "label=io.ebemu.environment=" + environment,
                "--format",
                "{{.Mounts}}"));
        found.removeIf(name -> name.isEmpty() || name.contains("/"));
        return found;
    }

    /** Those of some containers, networks and volumes that are still there. */
    static Set<String> remaining(Set<String> some) throws IOException, InterruptedException {
        Set<String> found = new LinkedHashSet<>(some);
        List<String> present = new ArrayList<>(docker("ps", "--all", "--quiet", "--no-trunc"));
        present.addAll(docker("network", "ls", "--quiet", "--no-trunc"));
        present.addAll(docker("volume", "ls", "--quiet"));
        found.retainAll(present);
        return found;
    }

    private static List<String> docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return output.lines().toList();
    }
}
