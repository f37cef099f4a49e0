/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.internal.service.elasticache.SlowLogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The two logs of one node in files: {@code engine.log} and {@code slow-log.json}. */
final class NodeLogs implements AutoCloseable {

    private final String cluster;
    private final Engine engine;
    private final LogFile engineFile;
    private final SlowLog slowLog;
    private final Consumer<IOException> failed;
    private Optional<EngineLog> engineLog = Optional.empty();
    private String followed = "";

    /** @param failed told if the engine's log cannot be written */
    NodeLogs(ServiceScope scope, String cluster, Consumer<IOException> failed) throws IOException {
        Path directory = directory(scope).resolve(cluster);
        this.cluster = cluster;
        this.engine = scope.engine();
        this.engineFile = new LogFile(scope, directory.resolve("engine.log"));
        this.slowLog = new SlowLog(cluster, new LogFile(scope, directory.resolve("slow-log.json")));
        this.failed = failed;
    }

    /** Where the logs of all nodes are. */
    static Path directory(ServiceScope scope) {
        return scope.stateDirectory().resolve("log").resolve(WantedCaches.KIND);
    }

    /** Follows this server's log, unless it does already. */
    void follow(ContainerInfo server) throws IOException {
        if (!followed.equals(start(server))) {
            followed = start(server);
            engineLog.ifPresent(EngineLog::close);
            engineLog = Optional.of(EngineLog.begin(cluster, engineFile, engine.containers(), server, failed));
        }
    }

    void write(ContainerInfo server, List<SlowLogEntry> entries) throws IOException {
        slowLog.write(start(server), entries);
    }

    private static String start(ContainerInfo server) {
        return server.id() + " " + server.startedAt();
    }

    @Override
    public void close() throws IOException {
        engineLog.ifPresent(EngineLog::close);
        slowLog.close();
    }
}
