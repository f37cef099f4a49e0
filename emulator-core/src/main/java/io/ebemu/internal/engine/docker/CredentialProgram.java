/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks the programs {@code docker-credential-<name>} on the {@code PATH}. One that is missing, fails or takes too long
 * gives nothing, and a note says so; nothing that it printed is quoted, as that may be a secret.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol">the protocol of
 *     credential helpers</a>
 */
final class CredentialProgram {

    /** Long enough for one that asks a cloud's service. */
    static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final int MOST_BYTES = 1 << 20;
    /** The user name of an identity token. */
    private static final String TOKEN = "<token>";

    private final Host host;
    private final ObjectMapper json;
    private final Duration deadline;

    CredentialProgram(Host host, ObjectMapper json, Duration deadline) {
        this.host = host;
        this.json = json;
        this.deadline = deadline;
    }

    /** A helper's credentials for a registry. */
    Optional<Credentials> get(String name, RegistryName registry, Consumer<String> note) {
        Answer answer = ask(name, "get", registry.address());
        Optional<Credentials> credentials = answer.content().flatMap(CredentialProgram::credentials);
        if (credentials.isEmpty()) {
            note.accept("docker-credential-" + name + ", which Docker's config.json names for " + registry + ", "
                    + answer.trouble() + "; going on without its credentials");
        }
        return credentials;
    }

    /** The registries that a helper has credentials for; empty if it cannot tell. */
    Optional<List<RegistryName>> list(String name, Consumer<String> note) {
        Answer answer = ask(name, "list", "");
        if (answer.content().isEmpty()) {
            note.accept("docker-credential-" + name + ", which Docker's config.json names for all registries, "
                    + answer.trouble() + "; going on without its credentials");
        }
        return answer.content()
                .map(content -> content.properties().stream()
                        .map(entry -> RegistryName.of(entry.getKey()))
                        .toList());
    }

    private static Optional<Credentials> credentials(JsonNode content) {
        String username = content.path("Username").asText();
        String secret = content.path("Secret").asText();
        return username.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(username.equals(TOKEN) ? "" : username, secret));
    }

    /**
     * What came of it.
     *
     * @param content the JSON object it printed, if it did
     * @param trouble what to say if the content is of no use
     */
    private record Answer(Optional<JsonNode> content, String trouble) {

        static Answer none(String trouble) {
            return new Answer(Optional.empty(), trouble);
        }
    }

    private Answer ask(String name, String verb, String input) {
        Optional<Path> program = new ProgramSearch(host).find("docker-credential-" + name);
        if (program.isEmpty()) {
            return Answer.none("is not on the PATH");
        }
        try {
            Process process = new ProcessBuilder(program.get().toString(), verb)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return answer(process, input);
        } catch (IOException e) {
            return Answer.none("cannot be executed");
        }
    }

    private Answer answer(Process process, String input) {
        FutureTask<String> conversation = new FutureTask<>(() -> converse(process, input));
        Thread thread = new Thread(conversation, "ebemu-credentials");
        thread.setDaemon(true);
        thread.start();
        try {
            return understood(conversation.get(deadline.toMillis(), TimeUnit.MILLISECONDS), process.exitValue());
        } catch (TimeoutException e) {
            kill(process);
            return Answer.none("took more than " + deadline.toSeconds() + " s and was ended");
        } catch (ExecutionException e) {
            kill(process);
            return Answer.none("could not be read");
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("Interrupted: ask for a registry's credentials.", e);
        }
    }

    /** Whole to the end of the process, so that one deadline holds for all of it. */
    private static String converse(Process process, String input) throws IOException, InterruptedException {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It need not read what it is not interested in; its answer counts.
        }
        byte[] output = process.getInputStream().readNBytes(MOST_BYTES);
        process.waitFor();
        return new String(output, StandardCharsets.UTF_8);
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private Answer understood(String output, int exitCode) {
        if (exitCode != 0) {
            return Answer.none(
                    output.contains("credentials not found")
                            ? "has no credentials for it"
                            : "failed with exit code " + exitCode);
        }
        try {
            return new Answer(
                    Optional.of(json.readTree(output)).filter(JsonNode::isObject), "gave no user name and secret");
        } catch (JsonProcessingException e) {
            return Answer.none("gave no JSON");
        }
    }
}
