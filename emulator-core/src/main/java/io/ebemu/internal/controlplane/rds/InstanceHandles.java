/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.api.Database;
import io.ebemu.error.UsageException;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a program holds of the instances beside an environment that this process supervises. */
public final class InstanceHandles implements AutoCloseable {

    private final Instances instances;
    private final ServiceScope scope;
    private final Map<String, InstanceHandle> handles = new ConcurrentHashMap<>();

    InstanceHandles(Instances instances) {
        this.instances = instances;
        this.scope = instances.scope();
    }

    /**
     * An instance; the same one each time.
     *
     * @throws UsageException if there is none of that name
     */
    public Database of(String identifier) {
        DBInstance instance = instances.find(identifier).orElseThrow(() -> unknown(identifier));
        return handles.computeIfAbsent(instance.identifier(), name -> new InstanceHandle(name, instances));
    }

    /** All instances. */
    public List<Database> all() {
        return instances.all().stream().map(one -> of(one.identifier())).toList();
    }

    private UsageException unknown(String identifier) {
        List<String> names =
                instances.all().stream().map(DBInstance::identifier).toList();
        return new UsageException("environment " + scope.environment() + " has no DB instance " + identifier
                + "; it has " + (names.isEmpty() ? "none" : String.join(", ", names)));
    }

    @Override
    public void close() {
        handles.values().forEach(InstanceHandle::close);
    }
}
