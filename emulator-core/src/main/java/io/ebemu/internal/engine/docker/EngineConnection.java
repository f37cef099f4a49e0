/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.EngineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A connection to the first engine that answered.
 *
 * @param endpoint where it answered
 * @param attempts where engines were looked for, this one last
 * @param version its answer to {@code /version}
 * @param apiVersion the API version pinned
 */
record EngineConnection(
        EngineEndpoint endpoint,
        List<Attempt> attempts,
        JsonNode version,
        ApiVersion apiVersion,
        EngineHttp http,
        Deadlines deadlines)
        implements AutoCloseable {

    private static final Duration KNOCK = Duration.ofSeconds(10);

    /**
     * Knocks at the endpoints in turn.
     *
     * @throws EngineUnavailableException if none answers, or the first that does is too old
     */
    static EngineConnection open(EndpointResolver.Resolution resolution, ObjectMapper json) {
        List<Attempt> attempts = new ArrayList<>(resolution.attempts());
        Deadlines deadlines = new Deadlines();
        for (EngineEndpoint endpoint : resolution.endpoints()) {
            String place = endpoint.source() + " " + endpoint.uri();
            EngineHttp http = EngineHttp.unversioned(endpoint, json);
            try {
                JsonNode version = deadlines.call("answer at " + place, KNOCK, () -> http.get("/version"));
                ApiVersion chosen = negotiate(endpoint, version);
                attempts.add(new Attempt(place, "answers"));
                return new EngineConnection(
                        endpoint, List.copyOf(attempts), version, chosen, http.at(chosen), deadlines);
            } catch (EngineException e) {
                http.close();
                attempts.add(new Attempt(place, DockerErrors.reason(e)));
            } catch (IllegalArgumentException e) {
                http.close();
                attempts.add(new Attempt(place, "what answers is not a Docker engine"));
            } catch (EngineUnavailableException e) {
                http.close();
                deadlines.close();
                throw e;
            }
        }
        deadlines.close();
        throw new EngineUnavailableException(attempts.stream()
                .map(attempt -> "  " + attempt)
                .collect(Collectors.joining(
                        "\n",
                        "No Docker engine answers. Tried:\n",
                        "\nStart Docker, run scripts/setup-engine from a checkout, or set DOCKER_HOST.")));
    }

    private static ApiVersion negotiate(EngineEndpoint endpoint, JsonNode version) {
        String newestWord = version.path("ApiVersion").asText();
        ApiVersion newest = ApiVersion.parse(newestWord);
        ApiVersion oldest = ApiVersion.parse(version.path("MinAPIVersion").asText(newestWord));
        return ApiVersionNegotiator.negotiate(endpoint.uri().toString(), oldest, newest);
    }

    @Override
    public void close() {
        deadlines.close();
        http.close();
    }
}
