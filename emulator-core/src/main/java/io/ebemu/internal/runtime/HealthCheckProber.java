/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Endpoint;
import io.ebemu.error.EbemuException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.model.ProcessHealthCheck;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks a task at its health check path whether it answers, as a load balancer does: at regular intervals, without
 * following redirects.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html">Health
 *     checks for Application Load Balancer target groups</a>
 */
final class HealthCheckProber implements AutoCloseable {

    /** As load balancers name themselves, so that an application can keep them out of its log here as there. */
    private static final String USER_AGENT = "ELB-HealthChecker/2.0";

    private final ProcessHealthCheck check;
    private final Supplier<Optional<Endpoint>> target;
    private final Consumer<Optional<String>> listener;
    private final HttpClient client;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> asking;
    private TargetHealth health = TargetHealth.initial();
    private Optional<String> told = Optional.empty();

    /**
     * Begins to ask.
     *
     * @param target where the port is published now; nobody is asked while it is nowhere
     * @param listener gets what was last seen once the target fails, and whenever that changes; empty once it does not
     *     fail any more
     */
    HealthCheckProber(
            ProcessHealthCheck check, Supplier<Optional<Endpoint>> target, Consumer<Optional<String>> listener) {
        this.check = check;
        this.target = target;
        this.listener = listener;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread one = new Thread(task, "ebemu-health-check");
            one.setDaemon(true);
            return one;
        });
        this.asking = thread.scheduleAtFixedRate(this::ask, 0, check.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            Optional<Endpoint> endpoint = target.get();
            if (endpoint.isPresent()) {
                note(failure(endpoint.get()));
            }
        } catch (EngineException | EbemuException | UncheckedIOException whereItIsIsNotKnownNow) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is wrong with the answer; empty if nothing is. */
    private Optional<String> failure(Endpoint endpoint) throws InterruptedException {
        URI uri = URI.create(endpoint.uri() + check.path());
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("User-Agent", USER_AGENT).build();
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout would not count for the body.
            int code = answer.get(check.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return check.isSuccess(code)
                    ? Optional.empty()
                    : Optional.of("Health checks of " + uri + " failed with these codes: [" + code + "]; expected "
                            + check.successCodes().stream()
                                    .map(ProcessHealthCheck.Codes::toString)
                                    .collect(Collectors.joining(","))
                            + ".");
        } catch (TimeoutException e) {
            return Optional.of(timedOut(uri));
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            return Optional.of(cause instanceof HttpTimeoutException ? timedOut(uri) : failed(uri, cause));
        } finally {
            answer.cancel(true);
        }
    }

    private String timedOut(URI uri) {
        return "Health checks of " + uri + " timed out after " + check.timeout().toSeconds() + " s.";
    }

    private static String failed(URI uri, Throwable cause) {
        String why = cause instanceof ConnectException
                ? "connection refused"
                : Optional.ofNullable(cause.getMessage())
                        .orElseGet(() -> cause.getClass().getSimpleName());
        return "Health checks of " + uri + " failed: " + why + ".";
    }

    private void note(Optional<String> failure) {
        health = health.after(failure.isEmpty(), check);
        // A success in between does not make a failing target well.
        Optional<String> now = health.failing() ? failure.or(() -> told) : Optional.empty();
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
    }

    /** Asks no more. What was asked just then may still be told. */
    @Override
    public void close() {
        asking.cancel(true);
        thread.shutdownNow();
    }
}
