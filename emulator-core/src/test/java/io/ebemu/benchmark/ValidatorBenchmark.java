/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.dockerrun.Corpus;
import io.ebemu.internal.dockerrun.DockerrunReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Measures how many files a second are read and validated, beside Jackson's plain tree of the same bytes: the program
 * behind {@code scripts/benchmark-validate}.
 */
public final class ValidatorBenchmark {

    private static final long ROUND_NANOSECONDS = 1_000_000_000L;

    private static final DockerrunReader READER = new DockerrunReader();
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private ValidatorBenchmark() {}

    /** Prints a line for each figure. The one argument is the number of rounds that are counted. */
    public static void main(String... arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        System.out.printf("%-32s%-16s%9s %8s %8s%n", "files a second", "", "min", "median", "max");
        try (InputStream file = ValidatorBenchmark.class.getResourceAsStream("Dockerrun.aws.json")) {
            byte[] content = file.readAllBytes();
            if (!READER.read(content, "f").problems().isEmpty()) {
                throw new IllegalStateException(
                        "the file is not valid: " + READER.read(content, "f").problems());
            }
            measure("10 containers, " + content.length + " bytes", List.of(content), rounds);
        }
        Collection<byte[]> corpus = Corpus.files().values();
        if (!corpus.isEmpty()) {
            measure(corpus.size() + " files of the corpus", corpus, rounds);
        }
    }

    /** In turn, so that what slows the machine slows both; the first rounds warm up and do not count. */
    private static void measure(String what, Collection<byte[]> files, int rounds) {
        int warmUp = 3;
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = -warmUp; i < rounds; i++) {
            double validated =
                    perSecond(content -> READER.read(content, "f").problems().size(), files);
            double parsed = perSecond(ValidatorBenchmark::parse, files);
            if (i >= 0) {
                ours.add(validated);
                plain.add(parsed);
                ratios.add(parsed / validated);
            }
        }
        print(what, "ebemu", "%9.0f %8.0f %8.0f%n", ours);
        print("", "Jackson's tree", "%9.0f %8.0f %8.0f%n", plain);
        print("", "ratio", "%9.1f %8.1f %8.1f%n", ratios);
    }

    private static int parse(byte[] content) {
        try {
            return JACKSON.readTree(content).size();
        } catch (IOException e) {
            // Some files of the corpus are no JSON.
            return 0;
        }
    }

    private static double perSecond(Work work, Collection<byte[]> files) {
        long begin = System.nanoTime();
        long done = 0;
        long unused = 0;
        while (System.nanoTime() - begin < ROUND_NANOSECONDS) {
            for (byte[] content : files) {
                unused += work.on(content);
                done++;
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (unused < 0) {
            throw new IllegalStateException("a size is never negative");
        }
        return done / seconds;
    }

    private static void print(String what, String of, String format, List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        System.out.printf("%-32s%-16s", what, of);
        System.out.printf(
                Locale.ROOT, format, sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    private interface Work {
        int on(byte[] content);
    }
}
