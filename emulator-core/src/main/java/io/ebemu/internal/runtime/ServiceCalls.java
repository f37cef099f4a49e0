/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.ElastiCache;
import io.ebemu.api.Rds;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.UsageException;
import io.ebemu.event.EventListener;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.plan.Planner;
import io.ebemu.model.EnvironmentId;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Opens the control plane for calls from outside. An environment that was never launched can have services too. */
final class ServiceCalls {

    private final EngineConnection engine;
    private final KnownEnvironments environments;
    private final ServiceScopes scopes;
    private final Planner planner;
    private final List<ManagedServiceProvider> providers;
    private final Host host;

    ServiceCalls(
            EngineConnection engine,
            KnownEnvironments environments,
            ServiceScopes scopes,
            Planner planner,
            List<ManagedServiceProvider> providers,
            Host host) {
        this.engine = engine;
        this.environments = environments;
        this.scopes = scopes;
        this.planner = planner;
        this.providers = List.copyOf(providers);
        this.host = host;
    }

    Rds rds(EnvironmentId environment, EventListener listener) {
        return scopes.controlPlane().rds(scope(environment, listener));
    }

    ElastiCache elastiCache(EnvironmentId environment, EventListener listener) {
        return scopes.controlPlane().elastiCache(scope(environment, listener));
    }

    SecurityGroups securityGroups(EnvironmentId environment, EventListener listener) {
        return scopes.controlPlane().securityGroups(scope(environment, listener));
    }

    /** Does what is to be done before an environment's data are deleted; returns the volumes that stay nevertheless. */
    Set<String> savedFromDeletion(EnvironmentId environment, EventListener listener) {
        try (ServiceScope scope = scope(environment, listener)) {
            scope.declared();
            return scopes.controlPlane().beforeDeletion(scope);
        } catch (UsageException | InvalidConfigurationException nobodySaysWhatIsToStay) {
            return Set.of();
        }
    }

    private ServiceScope scope(EnvironmentId environment, EventListener listener) {
        return EngineTrouble.told(() -> {
            Path path = environments
                    .futureStateDirectory(environment)
                    .orElseThrow(() -> new UsageException(
                            "there is no environment " + environment + "; ebemu up makes it from a bundle"));
            StateDirectory directory = new StateDirectory(path);
            EventDispatcher events = new EventDispatcher(environment, host, new LoggedEvents(directory, listener));
            return scopes.ofCall(
                    engine.get(),
                    planner,
                    directory,
                    events,
                    new StepRunner(engine.get(), providers, new Unenforced(events, false)),
                    () -> environments.declared(environment, directory),
                    environments.options(environment));
        });
    }
}
