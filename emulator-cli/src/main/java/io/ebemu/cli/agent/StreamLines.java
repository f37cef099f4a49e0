/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines over a process's standard streams. */
public final class StreamLines implements Lines {

    private final BufferedReader in;
    private final OutputStream out;

    public StreamLines(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
    }

    @Override
    public synchronized void send(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public Optional<String> read() throws IOException {
        return Optional.ofNullable(in.readLine());
    }

    /** {@inheritDoc} What the other side still has to say can be read on. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
