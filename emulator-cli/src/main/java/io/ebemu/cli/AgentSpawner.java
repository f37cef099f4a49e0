/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.cli.command.AgentLauncher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts this program again as an agent, out of reach of the terminal's signals: in a session of its own where there is
 * {@code setsid}, else in a process group of its own (a shell's job control). The request never is in the arguments.
 */
final class AgentSpawner implements AgentLauncher {

    /**
     * As a job the shell would give it no input; descriptor 3 hands ours on. The shell waits for it, deaf to Ctrl-C: Java
     * closes the pipes when the process it started itself ends.
     */
    private static final String JOB = "exec 3<&0; \"$0\" \"$@\" <&3 3<&- & trap '' INT; wait";

    private final List<String> program;
    private final String searchPath;

    /**
     * @param program the words that start this program
     * @param searchPath the directories to look for tools in, as in {@code PATH}
     */
    AgentSpawner(List<String> program, String searchPath) {
        this.program = List.copyOf(program);
        this.searchPath = searchPath;
    }

    @Override
    public Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        // The package that runs is the one to run again: nothing is to be built now.
        builder.environment().put("EBEMU_NO_BUILD", "1");
        return builder.start();
    }

    List<String> command() {
        List<String> agent =
                Stream.concat(program.stream(), Stream.of(ARGUMENT)).toList();
        List<String> prefix = hasSetsid() ? List.of("setsid") : List.of("sh", "-m", "-c", JOB);
        List<String> command = new ArrayList<>(prefix);
        command.addAll(agent);
        return command;
    }

    private boolean hasSetsid() {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "setsid")));
    }
}
