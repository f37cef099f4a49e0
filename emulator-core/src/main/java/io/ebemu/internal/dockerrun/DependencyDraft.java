/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerDependency.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An entry of dependsOn as written. */
record DependencyDraft(Fields fields, Optional<Located<String>> containerName, Optional<Located<String>> condition) {

    private static final String EXAMPLE = "[{\"containerName\": \"db\", \"condition\": \"START\"}]";

    /** The conditions that may be written; CREATE is the agent's own. */
    static final List<Condition> CONDITIONS =
            List.of(Condition.START, Condition.COMPLETE, Condition.SUCCESS, Condition.HEALTHY);

    static List<DependencyDraft> readAll(Fields container) {
        return container.objects("dependsOn", EXAMPLE).stream()
                .map(dependency -> {
                    dependency.checkedBy(DockerrunKeys.DEPENDENCY);
                    return new DependencyDraft(
                            dependency, dependency.text("containerName"), dependency.text("condition"));
                })
                .toList();
    }

    /** The condition, if it is one of ECS. */
    Optional<Condition> knownCondition() {
        return condition.flatMap(word -> CONDITIONS.stream()
                .filter(known -> known.name().equals(word.value()))
                .findFirst());
    }

    boolean waitsFor(Condition... wanted) {
        return knownCondition().filter(Arrays.asList(wanted)::contains).isPresent();
    }

    ContainerDependency model() {
        return new ContainerDependency(
                Values.required(containerName), knownCondition().orElseThrow(), "dependsOn");
    }
}
