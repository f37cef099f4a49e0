/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run. Its output goes to files, since whoever it leaves behind may hold a pipe open. */
record Command(List<String> words) {

    /** A program that has ended. */
    record Result(int exitCode, String output, String error) {}

    Result run(Duration deadline) {
        try {
            Path output = Files.createTempFile("chaos", ".out");
            Path error = Files.createTempFile("chaos", ".err");
            try {
                Process process = builder()
                        .redirectOutput(output.toFile())
                        .redirectError(error.toFile())
                        .start();
                process.getOutputStream().close();
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    return new Result(-1, "", "did not end within " + deadline.toSeconds() + " s");
                }
                return new Result(process.exitValue(), Files.readString(output), Files.readString(error));
            } finally {
                Files.delete(output);
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + words, e);
        }
    }

    /** Starts it and lets it run; nobody reads what it writes. */
    Process start() {
        try {
            return builder()
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("EBEMU_NO_BUILD", "1");
        return builder;
    }
}
