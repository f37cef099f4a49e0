/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.elasticache;

import io.ebemu.event.Severity;
import io.ebemu.internal.service.elasticache.RedisAdministration;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calls about cache parameter groups. */
final class ParameterGroupCalls {

    private static final String DEFAULT = "default.";
    private static final List<String> FAMILIES = List.of("redis6.x", "redis7", "valkey7", "valkey8", "memcached1.6");

    private final Caches caches;
    private final Nodes nodes;

    ParameterGroupCalls(Caches caches, Nodes nodes) {
        this.caches = caches;
        this.nodes = nodes;
    }

    /** All groups, by name: the default ones, those that caches declare, and those that calls have made. */
    private Map<String, ParameterGroup> all() {
        Map<String, ParameterGroup> all = new TreeMap<>();
        FAMILIES.forEach(family -> all.put(DEFAULT + family, new ParameterGroup(DEFAULT + family, family, Map.of())));
        caches.scope().declared().services().forEach(service -> declared(service)
                .ifPresent(group -> all.put(group.name(), group)));
        all.putAll(caches.ledger().parameterGroups());
        return all;
    }

    private static Optional<ParameterGroup> declared(ManagedService service) {
        if (service instanceof CacheCluster cluster) {
            return cluster.parameterGroup();
        }
        return service instanceof ReplicationGroup group ? group.parameterGroup() : Optional.empty();
    }

    ParameterGroup existing(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow(() -> CacheFault.noParameterGroup(name));
    }

    List<ParameterGroup> describe(Optional<String> name) {
        return name.map(one -> List.of(existing(one))).orElseGet(() -> List.copyOf(all().values()));
    }

    ParameterGroup create(ParameterGroup group) {
        if (all().containsKey(group.name())) {
            throw CacheFault.parameterGroupExists(group.name());
        }
        if (!FAMILIES.contains(group.family())) {
            throw CacheFault.invalidValue("CacheParameterGroupFamily " + group.family() + " is not a valid parameter"
                    + " group family; ebemu knows " + String.join(", ", FAMILIES) + ".");
        }
        CacheRules.checkParameters(group.parameters());
        caches.change(ledger -> ledger.with(group));
        return group;
    }

    /** Changes a group; servers that run take over at once what they can. */
    ParameterGroup modify(String name, Map<String, String> parameters) {
        ParameterGroup before = existing(name);
        if (name.startsWith(DEFAULT)) {
            throw CacheFault.parameterGroupState("Default CacheParameterGroup cannot be modified: " + name);
        }
        CacheRules.checkParameters(parameters);
        Map<String, String> values = new TreeMap<>(before.parameters());
        values.putAll(parameters);
        ParameterGroup after = new ParameterGroup(name, before.family(), values);
        caches.change(ledger -> ledger.with(after));
        users(name).forEach(this::apply);
        return after;
    }

    /** Has a node that runs take over its parameters. */
    void apply(CacheCluster node) {
        if (caches.running(node) && !node.engine().equals("memcached")) {
            try (RedisAdministration administration = nodes.connect(node)) {
                List<String> pending = administration.configure();
                if (!pending.isEmpty()) {
                    caches.tell(
                            Severity.WARN,
                            node.identifier(),
                            "Cache cluster " + node.identifier() + " takes over " + String.join(", ", pending)
                                    + " when it is rebooted (ParameterApplyStatus pending-reboot).");
                }
            }
        }
    }

    void delete(String name) {
        existing(name);
        if (name.startsWith(DEFAULT)) {
            throw CacheFault.parameterGroupState("Default CacheParameterGroup cannot be deleted: " + name);
        }
        if (users(name).findAny().isPresent()) {
            throw CacheFault.parameterGroupState("One or more cache clusters are still members of this parameter"
                    + " group " + name + ", so the group cannot be deleted.");
        }
        caches.change(ledger -> ledger.withoutGroup(name));
    }

    private Stream<CacheCluster> users(String name) {
        return caches.nodes().stream()
                .filter(node -> node.settings()
                        .parameterGroup()
                        .or(node::parameterGroup)
                        .filter(group -> group.name().equals(name))
                        .isPresent());
    }
}
