/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.EngineEvents.Listener;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of events that mends itself. All of it, reading, mending and telling the listener, is done by one thread.
 *
 * <p>The engine sends the answer's head before it subscribes the caller, so each opening asks for the events since an
 * instant of the engine's own clock, taken before.
 */
final class EventStream implements Runnable, Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EngineHttp http;
    private final ObjectMapper json;
    private final String filters;
    private final Listener listener;
    private final OpenResponse open = new OpenResponse();
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    EventStream(EngineHttp http, ObjectMapper json, Map<String, String> labels, Listener listener) {
        this.http = http;
        this.json = json;
        this.listener = listener;
        this.filters = Query.labelFilter(labels)
                .set("type", json.createArrayNode().add("container"))
                .toString();
    }

    /** Waits for the first opening, and fails as it failed. */
    boolean awaitOpened() throws InterruptedException {
        try {
            return opened.get();
        } catch (ExecutionException e) {
            throw DockerErrors.unanswered(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void run() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                try {
                    readOnce();
                    pause = FIRST_PAUSE;
                } catch (IOException | RuntimeException e) {
                    // Without a first opening there is nobody to mend the stream for.
                    if (opened.completeExceptionally(e)) {
                        return;
                    }
                    LOG.debug("The event stream broke: {}", DockerErrors.reason(e));
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void readOnce() throws IOException {
        Instant since = OffsetDateTime.parse(
                        http.get("/info").path("SystemTime").asText())
                .toInstant();
        String path = Query.of("/events")
                .with("since", String.format("%d.%09d", since.getEpochSecond(), since.getNano()))
                .with("filters", filters)
                .toString();
        try (Response response = open.hold(() -> http.stream(path))) {
            if (!opened.complete(true)) {
                tell(listener::reconnected);
            }
            MappingIterator<JsonNode> events = json.readerFor(JsonNode.class).readValues(response.getBody());
            while (events.hasNextValue()) {
                ContainerEvent event = event(events.nextValue());
                tell(() -> listener.on(event));
            }
        }
    }

    /** A listener's failure must not cost it the events that follow. */
    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            if (e instanceof EngineException known && known.kind() == EngineException.Kind.UNREACHABLE) {
                // The stream breaks too then, and the listener hears when it is open again.
                LOG.debug("A listener of engine events found no engine: {}", known.getMessage());
            } else {
                LOG.error("A listener of engine events failed.", e);
            }
        }
    }

    private static ContainerEvent event(JsonNode event) {
        JsonNode actor = event.path("Actor");
        long nanos = event.path("timeNano").asLong();
        return new ContainerEvent(
                actor.path("ID").asText(),
                event.path("Action").asText(),
                InspectedContainer.strings(actor.path("Attributes")),
                Instant.ofEpochSecond(0, nanos));
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        closing.countDown();
        open.close();
    }
}
