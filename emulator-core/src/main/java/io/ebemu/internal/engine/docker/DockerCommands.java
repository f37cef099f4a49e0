/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.api.ContainerCommand;
import io.ebemu.api.ContainerCommand.Screen;
import io.ebemu.api.ContainerCommand.Size;
import io.ebemu.internal.engine.Commands;
import io.ebemu.internal.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Runs commands with a connection of their own each, which carries input and output. */
final class DockerCommands implements Commands {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int BUFFER = 1 << 13;

    private final EngineConnection engine;

    DockerCommands(EngineConnection engine) {
        this.engine = engine;
    }

    @Override
    public int run(String container, ContainerCommand command) {
        String exec = engine.deadlines()
                .call(
                        "run a command in container " + container,
                        CALL,
                        () -> engine.http()
                                .post(
                                        Query.of("/containers/", container, "/exec")
                                                .toString(),
                                        description(command))
                                .path("Id")
                                .asText());
        try (Duplex connection = engine.route().dialer().dial()) {
            ObjectNode start = JsonNodeFactory.instance.objectNode();
            start.put("Detach", false).put("Tty", command.screen().isPresent());
            String path = "/v" + engine.apiVersion() + Query.of("/exec/", exec, "/start");
            InputStream output = new HijackedRequest(connection).post(path, start);
            sendInput(connection, command.in());
            if (command.screen().isPresent()) {
                show(exec, command.screen().get(), output, command.out());
            } else {
                Frames.read(output, (error, bytes) -> write(error ? command.err() : command.out(), bytes));
            }
        } catch (IOException e) {
            throw DockerErrors.unanswered(e);
        }
        return engine.deadlines()
                .call(
                        "tell how a command ended",
                        CALL,
                        () -> engine.http()
                                .get(Query.of("/exec/", exec, "/json").toString())
                                .path("ExitCode")
                                .asInt());
    }

    private static ObjectNode description(ContainerCommand command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("AttachStdin", true).put("AttachStdout", true).put("AttachStderr", true);
        json.put("Tty", command.screen().isPresent());
        ArrayNode words = json.putArray("Cmd");
        command.words().forEach(words::add);
        return json;
    }

    /** The command may end long before its input does, which then is nobody's. */
    private static void sendInput(Duplex connection, InputStream input) {
        Thread thread = new Thread(() -> copy(input, connection), "ebemu-exec-input");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream input, Duplex connection) {
        byte[] buffer = new byte[BUFFER];
        try {
            int count = input.read(buffer);
            while (count >= 0) {
                connection.write(buffer, count);
                count = input.read(buffer);
            }
            connection.endOutput();
        } catch (IOException e) {
            // The command has ended, and told so on its other stream.
            return;
        }
    }

    /** The process may begin after the engine has answered: the size is told again when the first output shows that it has. */
    private void show(String exec, Screen screen, InputStream output, OutputStream out) throws IOException {
        resize(exec, screen);
        screen.onResize(() -> resize(exec, screen));
        byte[] buffer = new byte[BUFFER];
        int count = output.read(buffer);
        if (count >= 0) {
            resize(exec, screen);
        }
        while (count >= 0) {
            out.write(buffer, 0, count);
            out.flush();
            count = output.read(buffer);
        }
    }

    private void resize(String exec, Screen screen) {
        Size size = screen.size();
        String path = Query.of("/exec/", exec, "/resize")
                .with("h", size.rows())
                .with("w", size.columns())
                .toString();
        try {
            engine.deadlines()
                    .call(
                            "resize a terminal",
                            CALL,
                            () -> engine.http().post(path, JsonNodeFactory.instance.objectNode()));
        } catch (EngineException e) {
            // Too early, or too late: a screen of another size is no reason to end the command.
            return;
        }
    }

    private static void write(OutputStream stream, byte[] bytes) {
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
