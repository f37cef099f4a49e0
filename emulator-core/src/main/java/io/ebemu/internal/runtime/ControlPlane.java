/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.UsageException;
import io.ebemu.internal.plan.ServiceIntent;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * AWS's control plane for the services beside an environment: what API calls have made of them, and what they do by
 * themselves while a process supervises the environment.
 */
public interface ControlPlane {

    /** The services as they are to be: those that are declared, after what API calls have changed. */
    Wanted wanted(ApplicationVersion declared, Path stateDirectory);

    Rds rds(ServiceScope scope);

    ElastiCache elastiCache(ServiceScope scope);

    SecurityGroups securityGroups(ServiceScope scope);

    /**
     * What a program holds of the services.
     *
     * @param scope belongs to the supervision from now on
     */
    default ServiceHandles handles(ServiceScope scope) {
        throw new UsageException(
                "the services beside environment " + scope.environment() + " have no handles for programs");
    }

    /**
     * Begins to look after services: restarts a server that died, keeps backup windows, fails over. Ends when closed.
     *
     * @param scope belongs to the supervision from now on
     */
    AutoCloseable supervise(ServiceScope scope);

    /**
     * Saves what is to outlive its environment, before that is terminated with its data.
     *
     * @param scope belongs to the caller
     * @return the names of volumes that are to stay
     */
    default Set<String> beforeDeletion(ServiceScope scope) {
        return Set.of();
    }

    /** Volumes that calls have deleted while containers had them mounted: they go as soon as none has. */
    default Set<String> discarded(Path stateDirectory) {
        return Set.of();
    }

    /**
     * What is wanted.
     *
     * @param version the version with all services and groups there are to be
     * @param intents what else is wanted of a service, by resource such as {@code rds:db}
     */
    record Wanted(ApplicationVersion version, Map<String, ServiceIntent> intents) {

        public Wanted {
            intents = Map.copyOf(intents);
        }
    }
}
