/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process's standard streams, once nobody reads them any more. */
final class StandardStreams {

    /** Closes them, so that whoever waits for their end goes on, and writes to the end of that file from now on. */
    PrintStream continueIn(Path file) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream log = turnTo(file);
        out.close();
        err.close();
        return log;
    }

    /** Has what this process says of itself go to the end of that file from now on. */
    PrintStream turnTo(Path file) {
        PrintStream log = open(file);
        System.setOut(log);
        System.setErr(log);
        return log;
    }

    private static PrintStream open(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            return new PrintStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("opening the agent's log " + file, e);
        }
    }
}
