/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the engine has of an environment, asked with the engine's own client. */
final class EngineState {

    private EngineState() {}

    /** Its containers and volumes. */
    static List<String> of(String environment) throws IOException, InterruptedException {
        String filter = "label=io.ebemu.environment=" + environment;
        List<String> found = new ArrayList<>(docker("ps", "--all", "--quiet", "--filter", filter));
        found.addAll(docker("volume", "ls", "--quiet", "--filter", filter));
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
