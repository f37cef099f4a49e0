/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of one server on its way to a file, from its first line on, in the text form of ElastiCache's engine log.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html">Log delivery</a>
 */
final class EngineLog implements LogSink, AutoCloseable {

    /** Process, role, time without a zone, level and message; containers have UTC. */
    private static final Pattern LINE =
            Pattern.compile("\\d+:([MSCX]) (\\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (\\S) (.*)");

    private static final String NODE = "/0001";

    private final String cluster;
    private final LogFile file;
    private final Consumer<IOException> failed;
    private Optional<Subscription> stream = Optional.empty();
    private boolean closed;

    private EngineLog(String cluster, LogFile file, Consumer<IOException> failed) {
        this.cluster = cluster;
        this.file = file;
        this.failed = failed;
    }

    /** @param failed told if a line cannot be written; the rest is dropped then */
    static EngineLog begin(
            String cluster, LogFile file, Containers containers, ContainerInfo server, Consumer<IOException> failed)
            throws IOException {
        file.beginAnew(server.startedAt().orElse(Instant.EPOCH));
        EngineLog log = new EngineLog(cluster, file, failed);
        log.reads(containers.logs(server.id(), true, -1, log));
        return log;
    }

    private synchronized void reads(Subscription source) {
        stream = Optional.of(source);
        if (closed) {
            source.close();
        }
    }

    @Override
    public synchronized void line(Instant at, boolean standardError, String text) {
        if (closed) {
            return;
        }
        try {
            file.append(delivered(cluster, text));
        } catch (IOException e) {
            failed.accept(e);
            close();
        }
    }

    /** A line as ElastiCache delivers it; what has not the server's form, such as its sign, stays as it is. */
    static String delivered(String cluster, String text) {
        Matcher line = LINE.matcher(text);
        return line.matches()
                ? cluster + NODE + ":" + line.group(1) + " " + line.group(2) + " UTC " + line.group(3) + " "
                        + line.group(4)
                : text;
    }

    @Override
    public void end() {
        close();
    }

    /** Writes no more. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                file.close();
            } catch (IOException e) {
                failed.accept(e);
            }
            stream.ifPresent(Subscription::close);
        }
    }
}
