/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Checks the documents of one seed, and keeps those at fault. Threads may share it. */
final class FuzzRun {

    /** More of one kind tell nothing new. */
    private static final int MOST_OF_A_KIND = 2;

    private final long seed;
    private final FuzzInput.Source source;
    private final Path directory;
    private final AtomicLong next = new AtomicLong();
    private final FuzzStatistics statistics = new FuzzStatistics();
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> faulty = new HashMap<>();

    /**
     * A run that begins with the first document.
     *
     * @param directory where documents at fault are kept
     */
    FuzzRun(long seed, FuzzInput.Source source, Path directory) {
        this.seed = seed;
        this.source = source;
        this.directory = directory;
    }

    /** Checks documents until so many are done, by all threads together. */
    void check(long inputs) {
        DockerrunCheck check = new DockerrunCheck();
        for (long index = next.getAndIncrement(); index < inputs; index = next.getAndIncrement()) {
            FuzzInput input = source.at(index);
            DockerrunCheck.Outcome outcome = check.of(input);
            statistics.add(index, input, outcome);
            if (!outcome.faults().isEmpty()) {
                keep(index, input, outcome.faults().get(0));
            }
        }
    }

    FuzzStatistics statistics() {
        return statistics;
    }

    /** The first of each kind of fault: what went wrong, with which document, and how to see it again. */
    synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    /** How many documents are at fault. */
    synchronized int faulty() {
        return faulty.values().stream().mapToInt(Integer::intValue).sum();
    }

    private synchronized void keep(long index, FuzzInput input, String fault) {
        if (faulty.merge(fault.replaceAll("\\d+", ""), 1, Integer::sum) > MOST_OF_A_KIND) {
            return;
        }
        Path file = directory.resolve(seed + "-" + index + ".json");
        try {
            Files.createDirectories(directory);
            Files.write(file, input.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        findings.add("seed " + seed + " index " + index + " (" + input.kind() + ", " + input.content().length
                + " bytes) " + fault + "\n    again: scripts/fuzz --replay " + file.toAbsolutePath());
    }
}
