/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The volumes of the {@link InMemoryEngine}. */
final class InMemoryVolumes implements Volumes {

    private final Map<String, VolumeInfo> byName = new ConcurrentSkipListMap<>();

    @Override
    public void create(VolumeSpec spec) {
        if (!byName.containsKey(spec.name()) && !spec.driver().equals("local")) {
            throw new EngineException(
                    Kind.NOT_FOUND,
                    "create " + spec.name() + ": error looking up volume plugin " + spec.driver() + ": plugin \""
                            + spec.driver() + "\" not found");
        }
        byName.putIfAbsent(spec.name(), new VolumeInfo(spec.name(), spec.labels()));
    }

    @Override
    public boolean exists(String name) {
        return byName.containsKey(name);
    }

    @Override
    public void remove(String name) {
        byName.remove(name);
    }

    @Override
    public List<VolumeInfo> list(Map<String, String> labels) {
        return byName.values().stream()
                .filter(volume -> InMemoryEngine.matches(volume.labels(), labels))
                .toList();
    }
}
