/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.host.Host;
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
 * @param route how it is reached
 */
record EngineConnection(
        EngineEndpoint endpoint,
        List<Attempt> attempts,
        JsonNode version,
        ApiVersion apiVersion,
        EngineRoute route,
        EngineHttp http,
        Deadlines deadlines)
        implements AutoCloseable {

    private static final Duration KNOCK = Duration.ofSeconds(10);

    /**
     * Knocks at the endpoints in turn.
     *
     * @throws EngineUnavailableException if none answers, or the first that does is too old
     */
    static EngineConnection open(EndpointResolver.Resolution resolution, ObjectMapper json, Host host) {
        List<Attempt> attempts = new ArrayList<>(resolution.attempts());
        Deadlines deadlines = new Deadlines();
        for (EngineEndpoint endpoint : resolution.endpoints()) {
            String place = endpoint.source() + " " + endpoint.uri();
            try {
                EngineConnection connection = knock(endpoint, place, json, host, deadlines);
                attempts.add(new Attempt(place, "answers"));
                return connection.after(attempts);
            } catch (EngineException e) {
                attempts.add(new Attempt(place, DockerErrors.reason(e)));
            } catch (IllegalArgumentException e) {
                attempts.add(new Attempt(place, "what answers is not a Docker engine"));
            } catch (EngineUnavailableException e) {
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

    private static EngineConnection knock(
            EngineEndpoint endpoint, String place, ObjectMapper json, Host host, Deadlines deadlines) {
        EngineRoute route = EngineRoute.to(endpoint, host);
        EngineHttp http = EngineHttp.unversioned(route, json);
        try {
            // Longer than a bridge takes to find out that there is no way, and to say why.
            Duration deadline = route.bridge().isPresent() ? KNOCK.multipliedBy(2) : KNOCK;
            JsonNode version = deadlines.call("answer at " + place, deadline, () -> http.get("/version"));
            ApiVersion chosen = negotiate(endpoint, version);
            return new EngineConnection(endpoint, List.of(), version, chosen, route, http.at(chosen), deadlines);
        } catch (RuntimeException e) {
            http.close();
            route.close();
            throw e;
        }
    }

    private EngineConnection after(List<Attempt> tried) {
        return new EngineConnection(endpoint, List.copyOf(tried), version, apiVersion, route, http, deadlines);
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
        route.close();
    }
}
