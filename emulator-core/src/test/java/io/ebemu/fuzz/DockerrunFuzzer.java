/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Reads a great many made-up documents: the program behind {@code scripts/fuzz}. */
public final class DockerrunFuzzer {

    private static final int THREADS = 2;
    private static final long PROGRESS_SECONDS = 10;

    private DockerrunFuzzer() {}

    /**
     * Checks made-up documents, or one from a file. The exit code is 0 if all is well, and 1 if not.
     *
     * @param arguments {@code INPUTS SEED DIRECTORY}, the last one for documents at fault; or {@code --replay FILE}
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        boolean well = arguments[0].equals("--replay")
                ? replay(Path.of(arguments[1]))
                : run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]), Path.of(arguments[2]));
        System.exit(well ? 0 : 1);
    }

    private static boolean replay(Path file) throws IOException {
        // As if mutated: of a file from elsewhere, nobody knows what in it is a secret.
        FuzzInput input = new FuzzInput(FuzzInput.Kind.BYTES, Files.readAllBytes(file));
        DockerrunCheck.Outcome outcome = new DockerrunCheck().of(input);
        System.out.printf(
                Locale.ROOT,
                "%s, %.1f ms, %.1f MiB, problems %s%n",
                outcome.accepted() ? "accepted" : "rejected",
                outcome.milliseconds(),
                outcome.mebibytes(),
                outcome.codes());
        outcome.faults().forEach(System.out::println);
        return outcome.faults().isEmpty();
    }

    private static boolean run(long inputs, long seed, Path directory) throws InterruptedException {
        FuzzRun run = new FuzzRun(seed, FuzzInput.Source.of(seed), directory);
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < THREADS; i++) {
            threads.execute(() -> run.check(inputs));
        }
        threads.shutdown();
        while (!threads.awaitTermination(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
            System.out.println(rate(run, begin));
        }
        System.out.print(run.statistics().text());
        System.out.println("speed       " + rate(run, begin));
        run.findings().forEach(System.out::println);
        System.out.println(
                run.findings().isEmpty() ? "no faults" : run.findings().size() + " documents at fault");
        return run.findings().isEmpty();
    }

    private static String rate(FuzzRun run, long begin) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        long done = run.statistics().inputs();
        return String.format(Locale.ROOT, "%d documents in %.0f s, %.0f a second", done, seconds, done / seconds);
    }
}
