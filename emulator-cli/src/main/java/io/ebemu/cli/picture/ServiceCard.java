/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.picture;

import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import io.ebemu.model.SecurityGroup;
import java.util.ArrayList;
import java.util.List;

/** The card of a database or cache: what it is, how it is reached, what guards it. No password. */
final class ServiceCard {

    private final ManagedService service;
    private final EnvironmentId environment;
    private final boolean guarded;

    /** @param guarded whether security groups are enforced */
    ServiceCard(ManagedService service, EnvironmentId environment, boolean guarded) {
        this.service = service;
        this.environment = environment;
        this.guarded = guarded;
    }

    private static String id(ManagedService service) {
        return service.kind() + " " + service.identifier();
    }

    Card card() {
        List<String> facts = new ArrayList<>();
        facts.add(kind() + " · " + service.engine() + " " + service.engineVersion());
        facts.add(service.instanceClass());
        if (service instanceof ReplicationGroup group) {
            int replicas = group.cacheClusters() - 1;
            facts.add("a primary and " + replicas + (replicas == 1 ? " replica" : " replicas"));
        }
        facts.add(service.endpoint(environment).address());
        if (guarded) {
            facts.add("security group " + String.join(", ", groups()));
        }
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(service.identifier(), TextStyle.NAME));
        facts.forEach(fact -> lines.add(Line.of(fact, TextStyle.PLAIN)));
        return new Card(id(service), Card.Kind.SERVICE, lines, service.identifier() + "\n" + String.join("\n", facts));
    }

    /** From the task: properties tell every container where it is. */
    Arrow way() {
        return new Arrow(
                "task",
                id(service),
                Arrow.Kind.SERVICE,
                String.valueOf(service.port()),
                "the task reaches " + service.identifier() + " at " + service.endpoint(environment));
    }

    private String kind() {
        return service instanceof DBInstance ? "RDS" : "ElastiCache";
    }

    /** Beanstalk makes a group for the instance that it couples; what else names none is in the default one. */
    private List<String> groups() {
        if (!service.securityGroups().isEmpty()) {
            return service.securityGroups();
        }
        boolean own = service instanceof DBInstance instance && instance.coupled();
        return List.of(own ? SecurityGroup.OF_COUPLED_DATABASE : SecurityGroup.DEFAULT);
    }
}
