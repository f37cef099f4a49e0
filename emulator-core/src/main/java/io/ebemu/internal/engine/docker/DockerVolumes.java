/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.internal.engine.Volumes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Volumes of a Docker engine. */
final class DockerVolumes implements Volumes {

    private static final Duration CALL = Duration.ofSeconds(30);

    private final EngineHttp http;
    private final Deadlines deadlines;

    DockerVolumes(EngineHttp http, Deadlines deadlines) {
        this.http = http;
        this.deadlines = deadlines;
    }

    /** {@inheritDoc} The engine itself leaves an existing volume alone only if it has the same driver. */
    @Override
    public void create(VolumeSpec spec) {
        if (exists(spec.name())) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Name", spec.name()).put("Driver", spec.driver());
        if (!spec.options().isEmpty()) {
            ObjectNode options = body.putObject("DriverOpts");
            spec.options().forEach(options::put);
        }
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        deadlines.call("create volume " + spec.name(), CALL, () -> http.post("/volumes/create", body));
    }

    @Override
    public boolean exists(String name) {
        String path = Query.of("/volumes/", name, "").toString();
        try {
            deadlines.call("inspect volume " + name, CALL, () -> http.get(path));
            return true;
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void remove(String name) {
        String path = Query.of("/volumes/", name, "").with("force", 1).toString();
        deadlines.run("remove volume " + name, CALL, () -> http.delete(path));
    }

    @Override
    public List<VolumeInfo> list(Map<String, String> labels) {
        String path = Query.of("/volumes").labelled(labels).toString();
        return StreamSupport.stream(
                        deadlines
                                .call("list volumes", CALL, () -> http.get(path))
                                .path("Volumes")
                                .spliterator(),
                        false)
                .map(volume ->
                        new VolumeInfo(volume.path("Name").asText(), InspectedContainer.strings(volume.path("Labels"))))
                .toList();
    }
}
