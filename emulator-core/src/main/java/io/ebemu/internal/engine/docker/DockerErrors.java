/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The only place that reads meaning out of HTTP status and the daemon's words. The daemon answers 500 to much that is the
 * caller's doing, so its words go before its status; they are the same from engine 20.10 to 28.
 */
final class DockerErrors {

    /** What a bridge, or any gateway, answers in place of an engine that it cannot reach. */
    static final int NO_WAY_TO_ENGINE = 502;

    private final ObjectMapper json;

    DockerErrors(ObjectMapper json) {
        this.json = json;
    }

    /** What an answer with an error status means. */
    EngineException answered(int status, String body) {
        String words = words(body);
        if (status == NO_WAY_TO_ENGINE && !words.isEmpty()) {
            return new EngineException(Kind.UNREACHABLE, "The Docker engine does not answer: " + words);
        }
        if (words.contains("HTTP request to an HTTPS server")) {
            return new EngineException(
                    Kind.UNREACHABLE,
                    "the engine speaks TLS only: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the directory of ca.pem,"
                            + " cert.pem and key.pem");
        }
        return new EngineException(kind(status, words), words.isEmpty() ? "HTTP status " + status : words);
    }

    /** What a call that got no answer means. */
    static EngineException unanswered(Throwable failure) {
        if (failure instanceof EngineException known) {
            return known;
        }
        Throwable cause = failure;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SocketTimeoutException) {
            return new EngineException(Kind.TIMEOUT, "The Docker engine did not answer in time.", failure);
        }
        if (cause instanceof IOException) {
            return new EngineException(
                    Kind.UNREACHABLE, "The Docker engine does not answer: " + reason(cause), failure);
        }
        return new EngineException(Kind.FAILED, reason(cause), failure);
    }

    /** What an error that ended a pull means. */
    static EngineException pulling(String words) {
        return new EngineException(pullKind(words), words);
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    static Kind kind(int status, String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (has(text, "port is already allocated", "address already in use", "ports are not available")) {
            return Kind.PORT_TAKEN;
        }
        if (has(text, "executable file not found", "exec format error", "exec user process")
                || (has(text, "exec: \"") && has(text, "permission denied", "no such file", "is a directory"))) {
            return Kind.NOT_EXECUTABLE;
        }
        if (has(text, "cannot link to a non running container", "is not paused")) {
            return Kind.CONFLICT;
        }
        if (has(text, "no such container", "no such image", "no such volume")) {
            return Kind.NOT_FOUND;
        }
        return switch (status) {
            case 400 -> Kind.INVALID;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.CONFLICT;
            default -> Kind.FAILED;
        };
    }

    static Kind pullKind(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (has(text, "invalid reference format", "invalid repository name", "must be lowercase")) {
            return Kind.INVALID;
        }
        // A registry hides a private repository as a missing one: "pull access denied for x, repository does not
        // exist".
        if (has(text, "manifest unknown", "not found", "does not exist", "name unknown", "no matching manifest")) {
            return Kind.IMAGE_NOT_FOUND;
        }
        if (has(
                        text,
                        "no such host",
                        "dial tcp",
                        "connection re",
                        "i/o timeout",
                        "timeout exceeded",
                        "request canceled")
                || has(
                        text,
                        "tls",
                        "x509",
                        "proxyconnect",
                        "server misbehaving",
                        "unreachable",
                        "eof",
                        "server gave http")) {
            return Kind.REGISTRY_UNREACHABLE;
        }
        if (has(text, "unauthorized", "denied", "authentication", "incorrect username", "no basic auth", "forbidden")
                || has(text, "toomanyrequests", "rate limit")) {
            return Kind.REGISTRY_DENIED;
        }
        return Kind.FAILED;
    }

    private String words(String body) {
        try {
            JsonNode message = json.readTree(body).path("message");
            return message.isTextual() ? message.asText().strip() : body.strip();
        } catch (JsonProcessingException e) {
            return body.strip();
        }
    }

    private static boolean has(String text, String... parts) {
        return Stream.of(parts).anyMatch(text::contains);
    }
}
