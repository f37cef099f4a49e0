/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What has come of the documents so far. Threads may share it. */
final class FuzzStatistics {

    private final Map<String, Long> codes = new TreeMap<>();
    private final Map<FuzzInput.Kind, Long> kinds = new TreeMap<>();
    private long inputs;
    private long parsed;
    private long accepted;
    private String slowest = "none";
    private String hungriest = "none";
    private double milliseconds;
    private double mebibytes;

    synchronized void add(long index, FuzzInput input, DockerrunCheck.Outcome outcome) {
        inputs++;
        parsed += outcome.parsed() ? 1 : 0;
        accepted += outcome.accepted() ? 1 : 0;
        kinds.merge(input.kind(), 1L, Long::sum);
        outcome.codes().forEach(code -> codes.merge(code, 1L, Long::sum));
        String which = " (" + input.kind() + ", index " + index + ", " + input.content().length + " bytes)";
        if (outcome.milliseconds() > milliseconds) {
            milliseconds = outcome.milliseconds();
            slowest = String.format(Locale.ROOT, "%.1f ms", milliseconds) + which;
        }
        if (outcome.mebibytes() > mebibytes) {
            mebibytes = outcome.mebibytes();
            hungriest = String.format(Locale.ROOT, "%.1f MiB", mebibytes) + which;
        }
    }

    synchronized long inputs() {
        return inputs;
    }

    /** How many of a hundred documents were JSON, so that they came to the rules. */
    synchronized double percentParsed() {
        return percent(parsed);
    }

    synchronized double percentAccepted() {
        return percent(accepted);
    }

    /** How many kinds of problem were found. */
    synchronized int kindsOfProblem() {
        return codes.size();
    }

    synchronized String text() {
        String found = codes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> String.format(Locale.ROOT, "  %8d  %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
        return String.format(
                Locale.ROOT,
                "documents   %d %s%nverdicts    %d accepted (%.1f %%), %d rejected, of which %d are no JSON%n"
                        + "JSON        %.1f %%%nslowest     %s%nhungriest   %s%nproblems, by documents that have them:%n%s%n",
                inputs,
                kinds,
                accepted,
                percent(accepted),
                inputs - accepted,
                inputs - parsed,
                percent(parsed),
                slowest,
                hungriest,
                found);
    }

    private double percent(long some) {
        return inputs == 0 ? 0 : 100.0 * some / inputs;
    }
}
