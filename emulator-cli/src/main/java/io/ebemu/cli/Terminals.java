/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which standard streams are terminals. Java cannot tell them apart: the kernel is asked, or a tool that can.
 *
 * @param standardInput whether a person types standard input
 * @param standardOutput whether a person watches standard output
 * @param standardError whether a person watches standard error
 */
record Terminals(boolean standardInput, boolean standardOutput, boolean standardError) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static Terminals ofThisProcess() {
        if (Files.isDirectory(DESCRIPTORS)) {
            return new Terminals(isTerminal(0), isTerminal(1), isTerminal(2));
        }
        return new Terminals(test(0), test(1), test(2));
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
