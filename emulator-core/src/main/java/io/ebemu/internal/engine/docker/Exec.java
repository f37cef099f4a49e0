/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.ebemu.internal.engine.Containers.ExecResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

/** One command run in a container that nobody talks to; {@link DockerCommands} runs the others. */
final class Exec implements Callable<ExecResult> {

    private final EngineHttp http;
    private final String container;
    private final List<String> command;

    Exec(EngineHttp http, String container, List<String> command) {
        this.http = http;
        this.container = container;
        this.command = List.copyOf(command);
    }

    @Override
    public ExecResult call() throws IOException {
        String id = create();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        try (Response response = http.stream(Query.of("/exec/", id, "/start").toString(), start())) {
            Frames.read(
                    response.getBody(), (standardError, bytes) -> (standardError ? error : output).writeBytes(bytes));
        }
        int exitCode = http.get(Query.of("/exec/", id, "/json").toString())
                .path("ExitCode")
                .asInt();
        return new ExecResult(
                exitCode, output.toString(StandardCharsets.UTF_8), error.toString(StandardCharsets.UTF_8));
    }

    private String create() {
        ObjectNode create = JsonNodeFactory.instance.objectNode();
        create.put("AttachStdin", false).put("AttachStdout", true).put("AttachStderr", true);
        ArrayNode words = create.putArray("Cmd");
        command.forEach(words::add);
        return http.post(Query.of("/containers/", container, "/exec").toString(), create)
                .path("Id")
                .asText();
    }

    private static ObjectNode start() {
        return JsonNodeFactory.instance.objectNode().put("Detach", false).put("Tty", false);
    }
}
