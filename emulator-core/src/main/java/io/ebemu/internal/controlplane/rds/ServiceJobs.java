/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers that do one thing for an instance, beside its server, and end. They go on when this process ends. */
final class ServiceJobs {

    /** On a job: what it does, such as {@code backup}. */
    static final String JOB = Labels.PREFIX + "job";

    private static final int LAST_LINES = 5;

    private final ServiceScope scope;

    ServiceJobs(ServiceScope scope) {
        this.scope = scope;
    }

    /** What a job, or a volume that it fills, is labelled with. */
    Map<String, String> labels(DBInstance instance, String role) {
        Map<String, String> labels = new HashMap<>(scope.origin().labels());
        labels.put(Labels.ENVIRONMENT, scope.environment().name());
        labels.put(Labels.STATE_DIRECTORY, scope.stateDirectory().toString());
        labels.put(Labels.ROLE, role);
        labels.put(Labels.SERVICE_KIND, Instances.KIND);
        labels.put(Labels.SERVICE_ID, instance.identifier());
        return labels;
    }

    /** A container that runs a script as its image's superuser. */
    static ContainerSpec spec(
            String name,
            String image,
            Map<String, String> labels,
            Optional<String> beside,
            String script,
            List<String> binds) {
        return ContainerSpec.of(name, image, labels)
                .with(ContainerSpec.Program.of(List.of("sh", "-c", script), List.of()))
                .with(beside.map(ContainerSpec.Network::of).orElseGet(ContainerSpec.Network::none))
                .with(new ContainerSpec.Storage(binds, List.of(), Map.of(), List.of(), false));
    }

    /** Starts a job and returns its id; nothing of it is left if it cannot be started. */
    String start(ContainerSpec spec) {
        Containers containers = scope.engine().containers();
        String id = containers.create(spec);
        try {
            containers.start(id);
        } catch (RuntimeException e) {
            containers.remove(id);
            throw e;
        }
        return id;
    }

    /**
     * Waits for a job's end.
     *
     * @throws ManagedServiceException if it failed; what it said last is in the message
     */
    void await(String id, String doing, Duration deadline) {
        if (scope.engine().containers().await(id, deadline) != 0) {
            throw new ManagedServiceException(doing + " failed: " + lastLines(id));
        }
    }

    String lastLines(String id) {
        List<String> lines = new ArrayList<>();
        try (Subscription log =
                scope.engine().containers().logs(id, false, LAST_LINES, (at, standardError, text) -> lines.add(text))) {
            log.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return lines.isEmpty() ? "it said nothing" : String.join("; ", lines);
    }

    /** The jobs of a kind, of one instance or of all. */
    List<ContainerInfo> ofKind(String job) {
        return scope.engine()
                .containers()
                .list(Map.of(
                        Labels.ENVIRONMENT,
                        scope.environment().name(),
                        Labels.ROLE,
                        Labels.ROLE_SERVICE_JOB,
                        Labels.SERVICE_KIND,
                        Instances.KIND,
                        JOB,
                        job));
    }
}
