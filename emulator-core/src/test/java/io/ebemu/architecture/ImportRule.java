/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;

/** Packages stand in ranks; a package imports only from ranks to its left, never from its own rank's neighbours. */
final class ImportRule {

    /** From left to right. A package that is not named here must not exist: public API cannot grow by accident. */
    private static final List<List<String>> RANKS = List.of(
            List.of("internal.host"),
            List.of("model"),
            List.of("model.observed"),
            List.of("error"),
            List.of("event"),
            List.of("spi"),
            List.of("api"),
            List.of("internal.document", "internal.service", "internal.vpc"),
            List.of("internal.option"),
            List.of("internal.source", "internal.dockerrun", "internal.placement", "internal.engine"),
            List.of(
                    "internal.plan",
                    "internal.observe",
                    "internal.diagnosis",
                    "internal.engine.docker",
                    "internal.service.rds",
                    "internal.service.elasticache",
                    "internal.service.metadata"),
            List.of("internal.fault"),
            List.of("internal.runtime"),
            List.of("internal.controlplane"),
            List.of("internal.controlplane.rds", "internal.controlplane.elasticache", "internal.controlplane.vpc"),
            List.of("bootstrap"));

    private static final int NONE = -1;

    private final String root;

    ImportRule(String root) {
        this.root = root;
    }

    ArchRule everyClassLivesInARankedPackage() {
        return classes().should(new ArchCondition<>("live in a package that has a rank") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (rankOf(type) == NONE) {
                    events.add(violated(type, type.getName() + " lives in a package without a rank; see ImportRule"));
                }
            }
        });
    }

    ArchRule importsComeFromTheLeft() {
        return classes().should(new ArchCondition<>("import only from ranks to their left") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(ImportRule.this::comesFromTheRightOrBeside)
                        .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
            }
        });
    }

    private boolean comesFromTheRightOrBeside(Dependency dependency) {
        JavaClass origin = dependency.getOriginClass();
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        return !origin.getPackageName().equals(target.getPackageName())
                && rankOf(target) != NONE
                && rankOf(target) >= rankOf(origin);
    }

    private int rankOf(JavaClass type) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (RANKS.get(rank).stream().anyMatch(name -> type.getPackageName().equals(root + "." + name))) {
                return rank;
            }
        }
        return NONE;
    }
}
