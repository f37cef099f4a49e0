/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The volumes of the {@link InMemoryEngine}. */
final class InMemoryVolumes implements Volumes {

    private final Map<String, VolumeInfo> byName = new ConcurrentSkipListMap<>();

    @Override
    public void create(String name, Map<String, String> labels) {
        byName.putIfAbsent(name, new VolumeInfo(name, labels));
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
