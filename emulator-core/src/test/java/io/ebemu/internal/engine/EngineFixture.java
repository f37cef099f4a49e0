/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ebemu.internal.engine.EngineException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An engine for one test, and containers and volumes that are gone after it. */
public abstract class EngineFixture {

    protected static final String IMAGE = "busybox:1.35";
    private static final String RUN = "io.ebemu.test.run";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String run = UUID.randomUUID().toString().substring(0, 12);
    private Engine engine;

    /** An engine that has {@link #IMAGE}; closed by the contract. */
    protected abstract Engine connect();

    @BeforeEach
    void connectToTheEngine() {
        engine = connect();
    }

    @AfterEach
    void removeWhatTheTestLeft() {
        containers().list(mine()).forEach(container -> containers().remove(container.id()));
        engine.volumes().list(mine()).forEach(volume -> engine.volumes().remove(volume.name()));
        engine.close();
    }

    protected final Engine engine() {
        return engine;
    }

    protected final Containers containers() {
        return engine.containers();
    }

    protected final Map<String, String> mine() {
        return Map.of(RUN, run);
    }

    protected final String name(String suffix) {
        return "ebemu-contract-" + run + "-" + suffix;
    }

    protected final SpecBuilder spec(String suffix, Program program) {
        return new SpecBuilder(name(suffix), IMAGE).command(program.command()).labels(mine());
    }

    protected final String started(SpecBuilder spec) {
        String id = containers().create(spec.build());
        containers().start(id);
        return id;
    }

    protected final ContainerInfo inspected(String id) {
        return containers().inspect(id).orElseThrow();
    }

    protected final ContainerInfo ended(String id) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> inspected(id).finished());
        return inspected(id);
    }

    protected static void assertFails(Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call)
                .satisfies(failure ->
                        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind));
    }
}
