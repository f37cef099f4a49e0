/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.ebemu.api.Endpoint;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.ProcessHealthCheck.Codes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@SuppressWarnings("try") // a prober works while it is open, and nobody calls it
class HealthCheckProberTest {

    private final List<Optional<String>> told = new CopyOnWriteArrayList<>();
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int answer = 200;
    private volatile boolean silent;
    private HttpServer server;
    private Endpoint endpoint;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/health", exchange -> {
            asked.incrementAndGet();
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            // A length of 1 without the byte: the answer begins and does not end.
            exchange.sendResponseHeaders(answer, silent ? 1 : -1);
            if (silent) {
                waitForTheEnd();
            }
            exchange.close();
        });
        server.start();
        endpoint = new Endpoint("127.0.0.1", server.getAddress().getPort());
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static ProcessHealthCheck check(Duration timeout, int healthy, int unhealthy, Codes... codes) {
        return new ProcessHealthCheck(
                "/health?a=b", 80, Duration.ofMillis(10), timeout, healthy, unhealthy, List.of(codes));
    }

    private static ProcessHealthCheck check(int healthy, int unhealthy) {
        return check(Duration.ofSeconds(5), healthy, unhealthy, new Codes(200, 200));
    }

    private HealthCheckProber prober(ProcessHealthCheck check) {
        return new HealthCheckProber(check, () -> Optional.of(endpoint), told::add);
    }

    private void awaitAsked(int times) {
        int before = asked.get();
        await().until(() -> asked.get() >= before + times);
    }

    private void awaitTold(int times) {
        await().until(() -> told.size() >= times);
    }

    @Test
    void a_target_that_answers_well_is_nothing_to_tell() {
        try (HealthCheckProber prober = prober(check(2, 2))) {
            awaitAsked(5);
        }

        assertThat(told).isEmpty();
        assertThat(agents).containsOnly("ELB-HealthChecker/2.0");
    }

    @Test
    void a_wrong_code_is_told_after_as_many_failures_as_the_threshold_says_and_once() {
        answer = 500;
        try (HealthCheckProber prober = prober(check(2, 4))) {
            awaitTold(1);
            assertThat(asked).hasValueGreaterThanOrEqualTo(4);
            awaitAsked(5);
        }

        assertThat(told)
                .containsExactly(Optional.of("Health checks of http://127.0.0.1:" + endpoint.port()
                        + "/health?a=b failed with these codes: [500]; expected 200."));
    }

    @Test
    void a_target_that_answers_well_again_is_told_after_as_many_successes() {
        answer = 404;
        try (HealthCheckProber prober = prober(check(3, 2))) {
            awaitTold(1);
            int before = asked.get();
            answer = 200;
            awaitTold(2);
            assertThat(asked).hasValueGreaterThanOrEqualTo(before + 3);
        }

        assertThat(told).hasSize(2).last().isEqualTo(Optional.empty());
    }

    @Test
    void another_failure_of_a_failing_target_is_told() {
        answer = 404;
        try (HealthCheckProber prober = prober(check(2, 2))) {
            awaitTold(1);
            answer = 503;
            awaitTold(2);
        }

        assertThat(told.get(1)).get().asString().contains("[503]");
    }

    @Test
    void a_redirect_is_an_answer_like_others() {
        answer = 302;
        try (HealthCheckProber prober =
                prober(check(Duration.ofSeconds(5), 2, 2, new Codes(200, 299), new Codes(302, 302)))) {
            awaitAsked(5);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_a_failure() {
        silent = true;
        try (HealthCheckProber prober = prober(check(Duration.ofSeconds(1), 2, 1, new Codes(200, 200)))) {
            awaitTold(1);
        }

        assertThat(told.get(0)).get().asString().endsWith("/health?a=b timed out after 1 s.");
    }

    @Test
    void a_port_where_nobody_listens_is_a_failure() {
        server.stop(0);
        try (HealthCheckProber prober = prober(check(2, 2))) {
            awaitTold(1);
        }

        assertThat(told.get(0)).get().asString().endsWith("/health?a=b failed: connection refused.");
    }

    @Test
    void a_target_that_is_nowhere_is_not_asked() {
        AtomicInteger looked = new AtomicInteger();
        try (HealthCheckProber prober = new HealthCheckProber(
                check(2, 1),
                () -> {
                    looked.incrementAndGet();
                    return Optional.empty();
                },
                told::add)) {
            await().until(() -> looked.get() > 5);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void a_success_in_between_begins_the_count_anew() {
        ProcessHealthCheck check = check(2, 3);
        TargetHealth health = TargetHealth.initial()
                .after(false, check)
                .after(false, check)
                .after(true, check)
                .after(false, check)
                .after(false, check);

        assertThat(health.failing()).isFalse();
        assertThat(health.after(false, check).failing()).isTrue();
        assertThat(health.after(false, check).after(true, check).failing()).isTrue();
        assertThat(health.after(false, check)
                        .after(true, check)
                        .after(true, check)
                        .failing())
                .isFalse();
    }
}
