/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.junit.WaitFor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Whether a container answers a GET with a status. */
final class HttpQuestion implements Question {

    private static final int SHOWN = 200;

    private final WaitFor.Http wanted;
    private final URI uri;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    HttpQuestion(Environment environment, WaitFor.Http wanted) {
        this.wanted = wanted;
        this.uri = environment.endpoint(wanted.container()).uri().resolve(wanted.path());
    }

    @Override
    public String text() {
        return "GET " + wanted.path() + " of " + wanted.container() + " (" + uri + ") returning " + wanted.status();
    }

    @Override
    public Optional<String> ask(Duration patience) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        try {
            // The request's own timeout would not count for the body.
            HttpResponse<String> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return response.statusCode() == wanted.status()
                    ? Optional.empty()
                    : Optional.of("status " + response.statusCode() + " and \"" + beginning(response.body()) + "\"");
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            return Optional.of(Optional.ofNullable(cause.getMessage())
                    .orElseGet(() -> cause.getClass().getSimpleName()));
        } finally {
            answer.cancel(true);
        }
    }

    private static String beginning(String body) {
        String line = body.strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
