/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** The volumes of the {@link InMemoryEngine}. */
final class InMemoryVolumes implements Volumes {

    private final Map<String, VolumeInfo> byName = new ConcurrentSkipListMap<>();
    private final Predicate<String> mounted;

    /** @param mounted whether a container has a volume of that name, running or not */
    InMemoryVolumes(Predicate<String> mounted) {
        this.mounted = mounted;
    }

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
        if (mounted.test(name)) {
            throw new EngineException(Kind.CONFLICT, "remove " + name + ": volume is in use");
        }
        byName.remove(name);
    }

    @Override
    public List<VolumeInfo> list(Map<String, String> labels) {
        return byName.values().stream()
                .filter(volume -> InMemoryEngine.matches(volume.labels(), labels))
                .toList();
    }
}
