/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.runtime.ServiceScope;
import io.ebemu.model.DBInstance;
import java.time.Duration;

/**
 * The loss of an instance's server, and the rise of another on the same data and at the same address. A standby would have
 * them as of the last commit too: replication to it is synchronous.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html">Multi-AZ DB
 *     instance deployments</a>
 */
final class InstanceFailover {

    private static final Duration DEATH = Duration.ofSeconds(30);

    private final Instances instances;
    private final ServiceScope scope;

    InstanceFailover(Instances instances) {
        this.instances = instances;
        this.scope = instances.scope();
    }

    /** Returns once the new server answers. Whoever looks after instances waits meanwhile, and finds nothing to do. */
    void run(String identifier) {
        scope.exclusively(() -> {
            DBInstance instance = instances.existing(identifier);
            String server = instances.available(instance).id();
            Containers containers = scope.engine().containers();
            containers.kill(server, "KILL");
            containers.await(server, DEATH);
            instances.tell(identifier, "RDS-EVENT-0013", "Multi-AZ instance failover started.");
            scope.reconcile();
            instances.tell(identifier, "RDS-EVENT-0049", "Multi-AZ instance failover completed.");
            return identifier;
        });
    }
}
