/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.ebemu.error.OperationCancelledException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The items of a long answer, such as a pull's. One thread reads, the caller's handles the items, so that it can give up
 * when nothing comes any more.
 */
final class ItemStream implements AutoCloseable {

    private static final JsonNode END = MissingNode.getInstance();

    private final ObjectMapper json;
    private final BlockingQueue<JsonNode> items = new LinkedBlockingQueue<>();
    private final OpenResponse open = new OpenResponse();
    private final LongSupplier nanoTime;
    private final Future<?> reading;

    ItemStream(ObjectMapper json, Deadlines deadlines, LongSupplier nanoTime, Supplier<Response> opener) {
        this.json = json;
        this.nanoTime = nanoTime;
        this.reading = deadlines.submit(() -> read(opener));
    }

    private void read(Supplier<Response> opener) {
        try (Response response = open.hold(opener)) {
            MappingIterator<JsonNode> values = json.readerFor(JsonNode.class).readValues(response.getBody());
            while (values.hasNextValue()) {
                items.add(values.nextValue());
            }
        } catch (IOException e) {
            throw DockerErrors.unanswered(e);
        } finally {
            items.add(END);
        }
    }

    /**
     * Handles all items to the end.
     *
     * @param deadline how long it may take in all
     * @param silence how long it may take from item to item
     */
    void forEach(String what, Duration deadline, Duration silence, Consumer<JsonNode> handler) {
        long end = nanoTime.getAsLong() + deadline.toNanos();
        try {
            while (true) {
                long wait = Math.min(end - nanoTime.getAsLong(), silence.toNanos());
                @Nullable JsonNode item = items.poll(wait, TimeUnit.NANOSECONDS);
                if (item == null) {
                    throw Deadlines.timeout(what, end - nanoTime.getAsLong() <= 0 ? deadline : silence);
                }
                if (item.isMissingNode()) {
                    reading.get();
                    return;
                }
                handler.accept(item);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("Interrupted: " + what + ".", e);
        } catch (ExecutionException e) {
            throw DockerErrors.unanswered(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    public void close() {
        open.close();
        reading.cancel(true);
    }
}
