/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.ContainerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A {@code psql} that says what it is told to, whenever a statement has come.
 *
 * @param script what it prints for what was sent; {@code EOF} if it ends
 */
record ScriptedPsql(Function<String, String> script) implements ToIntFunction<ContainerCommand> {

    @Override
    public int applyAsInt(ContainerCommand command) {
        try (BufferedReader input = new BufferedReader(new InputStreamReader(command.in(), StandardCharsets.UTF_8))) {
            StringBuilder sent = new StringBuilder();
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                sent.append(line).append('\n');
                if (line.startsWith("\\echo ")) {
                    String answer = script.apply(sent.toString());
                    if (answer.equals("EOF")) {
                        return 0;
                    }
                    command.out().write(answer.getBytes(StandardCharsets.UTF_8));
                    sent.setLength(0);
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
