/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/**
 * Waits until a server answers, and no longer than it lives. Between two questions it waits for the engine to report
 * the server's end, so a server that gives up is noticed at once.
 */
final class Readiness implements WaitStrategy {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final Host host;
    private final Duration deadline;
    private final Probe probe;
    private final StartFailure failure;

    Readiness(Host host, Duration deadline, Probe probe, StartFailure failure) {
        this.host = host;
        this.deadline = deadline;
        this.probe = probe;
        this.failure = failure;
    }

    @Override
    public void waitUntilReady(WaitStrategyTarget server) {
        try (ServerEnd end = server.getDockerClient()
                .waitContainerCmd(server.getContainerId())
                .exec(new ServerEnd())) {
            askUntilItAnswers(server, end);
        } catch (InterruptedException interrupt) {
            throw failure.cancelled(interrupt);
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private void askUntilItAnswers(WaitStrategyTarget server, ServerEnd end) throws InterruptedException {
        long begin = host.nanoTime();
        while (true) {
            Answer answer = probe.ask(shorter(deadline.minus(since(begin)), LONGEST_STEP));
            Duration waited = since(begin);
            if (answer.kind() == Answer.Kind.YES) {
                return;
            }
            if (answer.kind() == Answer.Kind.NEVER) {
                throw failure.refused(answer.reason(), waited, server.getLogs());
            }
            if (waited.compareTo(deadline) >= 0) {
                throw failure.silent(answer.reason(), waited, server.getLogs());
            }
            Optional<Integer> exitCode = end.within(pauseAfter(waited));
            if (exitCode.isPresent()) {
                throw failure.exited(exitCode.get(), waited, server.getLogs());
            }
        }
    }

    /** A tenth of the time waited so far: the answer comes at most a tenth later than it could. */
    private Duration pauseAfter(Duration waited) {
        Duration tenth = shorter(waited.dividedBy(10), LONGEST_PAUSE);
        Duration pause = tenth.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : tenth;
        return shorter(pause, deadline.minus(waited));
    }

    private Duration since(long begin) {
        return Duration.ofNanos(host.nanoTime() - begin);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The deadline is set once, by whoever starts the server. */
    @Override
    public WaitStrategy withStartupTimeout(Duration startupTimeout) {
        return new Readiness(host, startupTimeout, probe, failure);
    }
}
