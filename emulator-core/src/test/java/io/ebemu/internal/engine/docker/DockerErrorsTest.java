/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are those of engines 20.10 and 28. */
final class DockerErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | driver failed programming external connectivity on endpoint web (1f): Bind for 0.0.0.0:80 failed:"
                        + " port is already allocated | PORT_TAKEN",
                "500 | Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use | PORT_TAKEN",
                "400 | OCI runtime create failed: exec: \"/no\": stat /no: no such file or directory: unknown"
                        + " | NOT_EXECUTABLE",
                "400 | exec: \"nope\": executable file not found in $PATH: unknown | NOT_EXECUTABLE",
                "500 | exec: \"/etc/passwd\": permission denied: unknown | NOT_EXECUTABLE",
                "400 | failed to mkdir /x: mkdir /x: permission denied | INVALID",
                "500 | Cannot link to a non running container: /db AS /web/db | CONFLICT",
                "400 | could not get container for db: No such container: db | NOT_FOUND",
                "404 | No such image: x:latest | NOT_FOUND",
                "409 | Conflict. The container name \"/x\" is already in use by container \"1f\". | CONFLICT",
                "400 | Minimum memory limit allowed is 6MB | INVALID",
                "500 | something else | FAILED"
            })
    void status_and_words_give_the_kind(int status, String words, Kind kind) {
        assertThat(DockerErrors.kind(status, words)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "manifest for busybox:9 not found: manifest unknown: manifest unknown | IMAGE_NOT_FOUND",
                "pull access denied for x/y, repository does not exist or may require 'docker login' | IMAGE_NOT_FOUND",
                "Get \"https://registry.example/v2/\": dial tcp: lookup registry.example: no such host"
                        + " | REGISTRY_UNREACHABLE",
                "Get \"https://127.0.0.1:9/v2/\": dial tcp 127.0.0.1:9: connect: connection refused | REGISTRY_UNREACHABLE",
                "net/http: request canceled while waiting for connection (Client.Timeout exceeded) | REGISTRY_UNREACHABLE",
                "Head \"https://registry.example/v2/x/manifests/1\": unauthorized: authentication required"
                        + " | REGISTRY_DENIED",
                "denied: requested access to the resource is denied | REGISTRY_DENIED",
                "toomanyrequests: You have reached your pull rate limit. | REGISTRY_DENIED",
                "invalid reference format | INVALID",
                "no space left on device | FAILED"
            })
    void a_registrys_words_give_the_kind(String words, Kind kind) {
        EngineException failure = DockerErrors.pulling(words);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessage(words);
    }

    @Test
    void the_message_is_the_engines_own() {
        DockerErrors errors = new DockerErrors(new ObjectMapper());

        assertThat(errors.answered(404, "{\"message\":\"No such container: x\"}\n"))
                .hasMessage("No such container: x");
        assertThat(errors.answered(503, "busy\n")).hasMessage("busy");
        assertThat(errors.answered(502, "")).hasMessage("HTTP status 502");
    }

    @Test
    void a_broken_connection_means_that_the_engine_is_unreachable() {
        IOException broken = new SocketException("Connection reset");

        assertThat(DockerErrors.unanswered(new UncheckedIOException(broken)).kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(DockerErrors.unanswered(new IllegalStateException("bug")).kind())
                .isEqualTo(Kind.FAILED);
    }
}
