/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of what resources are made from; equal digests mean that nothing need change. A record counts with all of its
 * components, so that no key can be forgotten here and no text that hides values can hide a change.
 */
public final class ConfigHash {

    private static final int DIGITS = 16;

    private final StringBuilder text = new StringBuilder();

    private ConfigHash() {}

    static String of(LaunchRequest request) {
        ApplicationVersion version = request.version();
        ConfigHash hash = new ConfigHash();
        for (ContainerDefinition container : version.taskDefinition().containers()) {
            hash.add(container).add(ImagePlanner.localReference(request, container));
        }
        hash.add(version.taskDefinition().volumes())
                .add(version.properties())
                .add(version.imageOverrides())
                .add(version.localValues())
                .add(request.contextDigests())
                .add(version.bundle())
                .add(request.options().hostPorts())
                .add(request.options().ephemeral());
        for (ManagedService service : request.declaredServices()) {
            // Of a service a task knows its address, and what a coupled one is told in variables.
            hash.add(ofNetworkInterface(service));
            if (service instanceof ReplicationGroup group) {
                hash.add(group.cacheClusters()).add(group.transitEncryption());
            }
            if (service instanceof DBInstance db && db.coupled()) {
                hash.add(db.dbName()).add(db.masterUsername()).add(db.masterUserPassword());
            }
        }
        return hash.digest();
    }

    /** What a server is made from. Whom it admits, and how long its backups are kept, can change while it runs. */
    public static String of(ManagedService service) {
        ConfigHash hash = new ConfigHash()
                .add(service.kind())
                .add(service.identifier())
                .add(service.engine())
                .add(service.engineVersion())
                .add(service.instanceClass())
                .add(service.port());
        if (service instanceof DBInstance db) {
            hash.add(db.dbName())
                    .add(db.masterUsername())
                    .add(db.masterUserPassword())
                    .add(db.backup().retentionPeriod() > 0)
                    .add(db.parameterGroup());
        } else if (service instanceof CacheCluster cache) {
            hash.add(cache.nodes())
                    .add(cache.transitEncryption())
                    .add(cache.authToken())
                    .add(cache.parameterGroup())
                    .add(cache.replicationGroup());
        }
        return hash.digest();
    }

    /** Whether a server's container was made from that definition. */
    public static boolean isOf(ManagedService service, ContainerInfo server) {
        return server.label(Labels.CONFIG_HASH).equals(of(service));
    }

    /** All that a declaration says, so that a change of it is noticed whatever it is about. */
    public static String ofDeclaration(ManagedService service) {
        return new ConfigHash().add(service).digest();
    }

    /** What a network interface is made from: it outlives changes of the server behind it. */
    static String ofNetworkInterface(ManagedService service) {
        return new ConfigHash()
                .add(service.kind())
                .add(service.identifier())
                .add(service.port())
                .digest();
    }

    private ConfigHash add(Object value) {
        if (value instanceof Map<?, ?> map) {
            return addMap(map);
        }
        if (value instanceof Collection<?> values) {
            addText(values.size());
            values.forEach(this::add);
            return this;
        }
        if (value instanceof Optional<?> optional) {
            addText(optional.isPresent());
            optional.ifPresent(this::add);
            return this;
        }
        return value instanceof Record record ? addRecord(record) : addText(value);
    }

    /** In the order of the keys: the order in which variables are written changes nothing. */
    private ConfigHash addMap(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key.toString(), value));
        addText(sorted.size());
        sorted.forEach((key, value) -> addText(key).add(value));
        return this;
    }

    private ConfigHash addRecord(Record record) {
        addText(record.getClass().getSimpleName());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the components of a public record can be read", e);
            }
        }
        return this;
    }

    /** Every value with its length before it, or else ["a, b"] and ["a", "b"] would give equal texts. */
    private ConfigHash addText(Object value) {
        String written = value.toString();
        text.append(written.length()).append(':').append(written);
        return this;
    }

    private String digest() {
        return Digests.hex(text.toString(), DIGITS);
    }
}
