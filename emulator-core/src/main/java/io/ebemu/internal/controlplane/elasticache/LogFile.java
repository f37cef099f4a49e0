/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.runtime.ServiceScope;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A log that only its owner reads. One that has grown large becomes {@code <name>.1}, in place of the one before it, so
 * that both together have a bounded size.
 */
final class LogFile implements AutoCloseable {

    private static final long LARGE = 4L << 20;

    private final ServiceScope scope;
    private final Path path;
    private Optional<OutputStream> out = Optional.empty();
    private long size;

    LogFile(ServiceScope scope, Path path) {
        this.scope = scope;
        this.path = path;
    }

    /** The line that was written last; empty if there is none. */
    Optional<String> lastLine() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(path)) {
            return lines.reduce((earlier, later) -> later);
        }
    }

    /** Makes room for a log that begins anew; what was written before that moment is kept beside it. */
    void beginAnew(Instant moment) throws IOException {
        close();
        if (Files.exists(path) && Files.getLastModifiedTime(path).toInstant().isBefore(moment)) {
            setAside();
        } else {
            Files.deleteIfExists(path);
        }
    }

    void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (out.isPresent() && size + bytes.length > LARGE) {
            setAside();
        }
        opened().write(bytes);
        size += bytes.length;
    }

    private OutputStream opened() throws IOException {
        if (out.isEmpty()) {
            out = Optional.of(scope.append(path));
            size = Files.size(path);
        }
        return out.get();
    }

    private void setAside() throws IOException {
        close();
        Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            OutputStream before = out.get();
            out = Optional.empty();
            before.close();
        }
    }
}
