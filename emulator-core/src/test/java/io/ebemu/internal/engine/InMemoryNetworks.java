/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The networks of the {@link InMemoryEngine}, whose containers would reach the host at its loopback address. */
final class InMemoryNetworks implements Networks {

    private volatile String gateway = "127.0.0.1";
    private final Map<String, NetworkSpec> byName = new ConcurrentSkipListMap<>();

    void gateway(String address) {
        gateway = address;
    }

    @Override
    public Optional<String> bridgeSubnet() {
        return Optional.of("172.17.0.0/16");
    }

    @Override
    public Optional<String> bridgeGateway() {
        return Optional.of(gateway);
    }

    @Override
    public void create(NetworkSpec spec) {
        if (byName.values().stream().anyMatch(other -> other.subnet().equals(spec.subnet()))) {
            throw new EngineException(Kind.CONFLICT, "Pool overlaps with other one on this address space");
        }
        byName.put(spec.name(), spec);
    }

    @Override
    public void remove(String name) {
        byName.remove(name);
    }

    @Override
    public List<NetworkInfo> list(Map<String, String> labels) {
        return byName.values().stream()
                .filter(network -> InMemoryEngine.matches(network.labels(), labels))
                .map(network -> new NetworkInfo(network.name(), network.labels()))
                .toList();
    }
}
