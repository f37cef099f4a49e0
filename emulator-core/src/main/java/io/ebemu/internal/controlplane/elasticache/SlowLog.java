/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.controlplane.JsonLine;
import io.ebemu.internal.service.elasticache.SlowLogEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slow log of one node on its way to a file: each entry once, one JSON object a line, in ElastiCache's form.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html">Log delivery</a>
 */
final class SlowLog implements AutoCloseable {

    private static final String ID = "Id";
    private static final String TIMESTAMP = "Timestamp";

    private final JsonLine json = new JsonLine();
    private final String cluster;
    private final LogFile file;
    private Optional<String> server = Optional.empty();
    private long lastTimestamp = -1;
    private long lastId = -1;

    /** Goes on where the file ends. */
    SlowLog(String cluster, LogFile file) throws IOException {
        this.cluster = cluster;
        this.file = file;
        Optional<String> last = file.lastLine();
        if (last.isPresent()) {
            recall(last.get());
        }
    }

    private void recall(String line) {
        Map<String, Object> entry = json.read(line);
        lastTimestamp = number(entry, TIMESTAMP);
        lastId = number(entry, ID);
    }

    private static long number(Map<String, Object> entry, String field) {
        return entry.get(field) instanceof Number number ? number.longValue() : -1;
    }

    /**
     * Writes those of a server's entries that are not in the file yet.
     *
     * @param from what tells this server from those before it at the same node, whose entries had the same ids
     * @param entries oldest first
     */
    void write(String from, List<SlowLogEntry> entries) throws IOException {
        boolean another = server.isPresent() && !server.equals(Optional.of(from));
        server = Optional.of(from);
        if (another) {
            lastTimestamp = -1;
        }
        for (SlowLogEntry entry : entries) {
            if (isNew(entry)) {
                file.append(json.of(delivered(entry)));
                lastTimestamp = entry.timestamp();
                lastId = entry.id();
            }
        }
    }

    private boolean isNew(SlowLogEntry entry) {
        return entry.timestamp() > lastTimestamp || (entry.timestamp() == lastTimestamp && entry.id() > lastId);
    }

    private Map<String, Object> delivered(SlowLogEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("CacheClusterId", cluster);
        fields.put("CacheNodeId", "0001");
        fields.put(ID, entry.id());
        fields.put(TIMESTAMP, entry.timestamp());
        fields.put("Duration (us)", entry.duration());
        fields.put("Command", entry.command());
        fields.put("ClientAddress", entry.clientAddress());
        fields.put("ClientName", entry.clientName());
        return fields;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
