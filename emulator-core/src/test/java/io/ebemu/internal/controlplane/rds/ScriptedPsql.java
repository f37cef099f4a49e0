/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.engine.Conversation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A {@code psql} that says what it is told to, whenever a statement is sent. */
final class ScriptedPsql implements Conversation {

    final List<String> sent = new ArrayList<>();
    private final Function<String, String> script;
    private final PipedOutputStream answers = new PipedOutputStream();
    private final PipedInputStream output = new PipedInputStream(1 << 16);

    /** @param script what it prints for what is sent; {@code EOF} if it ends */
    ScriptedPsql(Function<String, String> script) {
        this.script = script;
        try {
            output.connect(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OutputStream input() {
        return new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes) throws IOException {
                String text = new String(bytes, StandardCharsets.UTF_8);
                sent.add(text);
                String answer = script.apply(text);
                if (answer.equals("EOF")) {
                    answers.close();
                } else {
                    answers.write(answer.getBytes(StandardCharsets.UTF_8));
                    answers.flush();
                }
            }
        };
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public void close() {
        try {
            answers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
