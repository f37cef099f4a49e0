/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Containers.ExecResult;
import io.ebemu.internal.engine.Engine;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.util.List;

/** Speaks to a PostgreSQL server as RDS's own superuser, which only a program beside the server can. */
final class Console {

    static final String SUPERUSER = "rdsadmin";

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Engine engine;

    Console(Engine engine) {
        this.engine = engine;
    }

    /** What statements answer, one value a line. */
    String ask(ContainerInfo server, DBInstance instance, String statements) {
        return run(
                server,
                List.of(
                        "psql",
                        "-X",
                        "-q",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(instance.port()),
                        "-U",
                        SUPERUSER,
                        "-d",
                        "postgres",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-Atc",
                        statements),
                instance);
    }

    /** What a shell's script prints that runs beside the server. */
    String shell(ContainerInfo server, DBInstance instance, String script) {
        return run(server, List.of("sh", "-c", script), instance);
    }

    /** What a command prints that runs beside the server. */
    String run(ContainerInfo server, List<String> command, DBInstance instance) {
        ExecResult result = engine.containers().exec(server.id(), command, DEADLINE);
        if (result.exitCode() != 0) {
            throw new ManagedServiceException("DB instance " + instance.identifier() + ": its server refused what was"
                    + " asked of it: " + result.error().strip() + "; see its log, then try again");
        }
        return result.output().strip();
    }

    /** An identifier in a statement. */
    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
