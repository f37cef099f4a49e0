/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.host.SystemHost;
import java.util.Optional;

/** What the engine itself tells of containers and volumes, for tests that look beyond the ports. */
public final class RawInspection implements AutoCloseable {

    private final EngineConnection connection;

    public RawInspection() {
        ObjectMapper json = new ObjectMapper();
        EndpointResolver resolver = new EndpointResolver(new SystemHost(), json);
        connection = EngineConnection.open(resolver.resolve(Optional.empty()), json, new SystemHost());
    }

    public JsonNode container(String id) {
        return connection.http().get(Query.of("/containers/", id, "/json").toString());
    }

    public JsonNode volume(String name) {
        return connection.http().get(Query.of("/volumes/", name, "").toString());
    }

    public void removeImage(String reference) {
        connection.http().delete(Query.ofImage(reference, "").with("force", 1).toString());
    }

    @Override
    public void close() {
        connection.close();
    }
}
