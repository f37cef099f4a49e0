/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The launcher's script where it waits for this process's word instead of its end, because the process is to stay: it
 * reads the exit code of the command from a descriptor, and holds the other end of standard input for as long as it lives.
 */
final class CallingShell {

    private final OutputStream code;
    private final InputStream held;
    private boolean left;

    CallingShell(OutputStream code, InputStream held) {
        this.code = code;
        this.held = held;
    }

    /** The one that reads from this descriptor. */
    static CallingShell at(String descriptor) {
        try {
            return new CallingShell(new FileOutputStream("/dev/fd/" + descriptor), System.in);
        } catch (IOException e) {
            throw new UncheckedIOException("the launcher does not listen at descriptor " + descriptor, e);
        }
    }

    /** Calls the listener if the script ends before it was let go: killed, or its terminal closed. */
    void onGone(Runnable listener) {
        Thread thread = new Thread(
                () -> {
                    awaitEnd();
                    if (!isLeft()) {
                        listener.run();
                    }
                },
                "caller-gone");
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitEnd() {
        try {
            held.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // That is an end too.
            return;
        }
    }

    /** Has it end with an exit code; once is enough. */
    synchronized void leave(int exitCode) {
        if (left) {
            return;
        }
        left = true;
        try (code) {
            code.write((exitCode + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Whoever killed it does not wait for a code.
            return;
        }
    }

    private synchronized boolean isLeft() {
        return left;
    }
}
