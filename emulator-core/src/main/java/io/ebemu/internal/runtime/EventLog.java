/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EventDocument;
import io.ebemu.event.EventListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An environment's events in files: one JSON object a line, oldest first, readable by their owner only. When the file is
 * full, it becomes the older one in place of the one before. A line that a crash or a full disk cut short is all that is
 * lost.
 */
final class EventLog {

    /** In bytes: some thousand events, and so many again in the older file. */
    private static final long FULL = 1 << 20;

    private static final String OLDER = "events.1.jsonl";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final Path older;
    private final long full;

    /** The log in that file. */
    EventLog(Path file) {
        this(file, FULL);
    }

    /** @param full how many bytes a file takes */
    EventLog(Path file, long full) {
        this.file = file;
        this.older = file.resolveSibling(OLDER);
        this.full = full;
    }

    /**
     * Adds an event. Nothing is left open, for the file may be renamed by another process that works on the environment.
     *
     * @throws NoSuchFileException if the environment's directory is gone
     */
    void append(EnvironmentEvent event) throws IOException {
        byte[] line = (json.writeValueAsString(EventDocument.of(event)) + "\n").getBytes(StandardCharsets.UTF_8);
        boolean cutShort = false;
        try {
            makeRoom(line.length);
            cutShort = cutShort();
        } catch (NoSuchFileException e) {
            // It is the first event, or another process has just made the file the older one.
        }
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                StateDirectory.only(file, "rw-------"))) {
            // In one piece, so that lines of two processes do not mix.
            ByteBuffer bytes = ByteBuffer.allocate(line.length + 1);
            if (cutShort) {
                bytes.put((byte) '\n');
            }
            bytes.put(line).flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void makeRoom(int bytes) throws IOException {
        if (Files.size(file) + bytes > full) {
            Files.move(file, older, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether the last line has no end. */
    private boolean cutShort() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.position(channel.size() - 1).read(last) == 1 && last.get(0) != '\n';
        }
    }

    /** Whether anything was ever logged. */
    boolean exists() {
        return Files.exists(file) || Files.exists(older);
    }

    /** Hands the events to a listener, oldest first; lines that are no events are passed over. */
    void replay(EventListener listener) {
        try {
            for (Path one : List.of(older, file)) {
                if (Files.exists(one)) {
                    replay(one, listener);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the events in " + file, e);
        }
    }

    private void replay(Path from, EventListener listener) throws IOException {
        // A decoder that was asked for by its name replaces what is no UTF-8; Files.newBufferedReader would throw.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(from), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                event(line).ifPresent(listener::on);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            return;
        }
    }

    private Optional<EnvironmentEvent> event(String line) {
        try {
            return Optional.of(EventDocument.read(json.readValue(line, FIELDS)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
