/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.Provenance.Presence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes what is left of environments that are gone. */
@Command(
        name = "sweep",
        description = {
            "Removes what is left of environments that are gone: nobody supervises them, and their",
            "bundle's directory was deleted, or the test that made them has ended. The others that",
            "nobody supervises are only listed. The data of databases and caches is kept."
        },
        footer = {
            "%nExamples:",
            "  ebemu sweep --dry-run      what would go",
            "  ebemu sweep --delete-data  with the data of databases and caches, for good"
        })
final class SweepCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--dry-run", description = "Tell what would be removed, and remove nothing.")
    private boolean dryRun;

    @Option(names = "--delete-data", description = "Remove the data of databases and caches as well, for good.")
    private boolean deleteData;

    @Option(
            names = "--gone-machine",
            paramLabel = "NAME",
            description = "Another machine on this engine that is no more: remove what it made. Repeatable.")
    private Set<String> goneMachines = new LinkedHashSet<>();

    SweepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Renderer renderer = session.progress()) {
            List<SweptEnvironment> found = emulator.sweep(new SweepOptions(dryRun, deleteData, goneMachines), renderer);
            renderer.settle();
            if (session.options().json) {
                session.print(new Documents().swept(dryRun, found));
            } else {
                session.tell(lines(found));
            }
        }
        return ExitCode.SUCCESS.code();
    }

    private List<String> lines(List<SweptEnvironment> found) {
        List<String> lines = new ArrayList<>();
        found.forEach(one -> add(lines, one));
        if (found.stream().allMatch(one -> one.removed().isEmpty())) {
            lines.add(dryRun ? "Nothing would be removed." : "Nothing was removed.");
        }
        return lines;
    }

    private void add(List<String> lines, SweptEnvironment one) {
        lines.add(one.environment() + ": " + (one.presence() == Presence.GONE ? "gone: " : "") + one.finding());
        String verb = dryRun ? "  would remove " : "  removed ";
        one.removed().forEach(resource -> lines.add(verb + resource));
        one.keptData().forEach(volume -> lines.add("  kept volume " + volume + "; --delete-data removes it"));
    }
}
