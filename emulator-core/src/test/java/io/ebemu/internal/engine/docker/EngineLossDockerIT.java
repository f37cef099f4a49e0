/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.EventRecorder;
import io.ebemu.internal.engine.SpecBuilder;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the engine goes away and comes back. */
final class EngineLossDockerIT {

    private final String run = UUID.randomUUID().toString();
    private final Map<String, String> mine = Map.of("io.ebemu.test.run", run);

    @TempDir
    private Path directory;

    private DockerEngine direct;
    private EngineProxy proxy;

    @BeforeEach
    void setUp() throws IOException {
        direct = DockerEngine.connect(Optional.empty(), new SystemHost());
        Path socket = Path.of(URI.create(direct.info().endpoint()).getPath());
        proxy = new EngineProxy(directory.resolve("engine.sock"), socket);
        proxy.open();
    }

    @AfterEach
    void tearDown() throws IOException {
        direct.containers().list(mine).forEach(container -> direct.containers().remove(container.id()));
        proxy.close();
        direct.close();
    }

    private DockerEngine connect() {
        return DockerEngine.connect(Optional.of(directory.resolve("engine.sock").toString()), new SystemHost());
    }

    private String create(String suffix) {
        return direct.containers()
                .create(new SpecBuilder("ebemu-loss-" + run + suffix, "busybox:1.35")
                        .command(List.of("true"))
                        .labels(mine)
                        .build());
    }

    @Test
    @SuppressWarnings("try") // open for as long as the block lasts
    void the_event_stream_mends_itself_and_says_so() throws IOException {
        EventRecorder recorder = new EventRecorder();
        try (DockerEngine engine = connect();
                Subscription subscription = engine.events().follow(mine, recorder)) {
            proxy.close();
            create("-unseen");
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> engine.containers().list(mine))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
            proxy.open();
            await().atMost(Duration.ofSeconds(20)).until(() -> recorder.reconnections() == 1);

            assertThat(engine.containers().list(mine)).hasSize(1);
            String seen = create("-seen");
            assertThat(recorder.await("create").containerId()).isEqualTo(seen);
        }
    }

    @Test
    void a_stream_of_an_absent_engine_can_be_closed() throws IOException, InterruptedException {
        try (DockerEngine engine = connect()) {
            Subscription subscription = engine.events().follow(mine, new EventRecorder());
            proxy.close();

            subscription.close();
            subscription.await();
        }
    }

    @Test
    void following_an_absent_engine_fails_at_once() throws IOException {
        try (DockerEngine engine = connect()) {
            proxy.close();

            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> engine.events().follow(mine, new EventRecorder()))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    void no_engine_is_told_with_what_was_tried_and_what_to_do() throws IOException {
        proxy.close();

        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(this::connect)
                .withMessageContainingAll("No Docker engine answers", "option unix://", "engine.sock", "DOCKER_HOST");
    }
}
