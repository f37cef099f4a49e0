/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which standard streams are terminals. Java cannot tell them apart, so the launcher may say it in the system property
 * {@code ebemu.terminals} (file descriptors, such as {@code 1,2}); without it the kernel is asked where it can be.
 *
 * @param standardOutput whether a person watches standard output
 * @param standardError whether a person watches standard error
 */
record Terminals(boolean standardOutput, boolean standardError) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** @param told the system property, if it is set */
    static Terminals detect(Optional<String> told) {
        if (told.isPresent()) {
            return new Terminals(told.get().contains("1"), told.get().contains("2"));
        }
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminals(isTerminal(1), isTerminal(2));
        }
        return new Terminals(test(1), test(2));
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor)))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            // A closed stream has no reader at all.
            return false;
        }
    }

    /** Without /proc, POSIX's {@code test} is asked, with this process's own streams. */
    private static boolean test(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // Not a POSIX system: plain text is readable everywhere.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
