/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Rules about the names of variables, those whose values are secrets included. ECS registers any that is not blank. */
final class VariableRules {

    private VariableRules() {}

    static void nameUsable(TaskDraft task, BiConsumer<Place, String> report) {
        task.containers().stream().flatMap(VariableRules::names).forEach(name -> {
            int equals = name.value().indexOf('=');
            if (equals == 0) {
                report.accept(name.place(), "Docker refuses a variable whose name begins with =; write the name alone");
            } else if (equals > 0) {
                report.accept(
                        name.place(),
                        "Docker takes the name to end before the first =, so the variable is called '"
                                + Excerpt.of(name.value().substring(0, equals)) + "'; write the name alone");
            } else if (!name.value().isBlank() && name.value().chars().anyMatch(Character::isWhitespace)) {
                report.accept(
                        name.place(),
                        "the variable has this name with its blanks, and no shell reads such a one; write it without"
                                + " them");
            }
        });
    }

    private static Stream<Located<String>> names(ContainerDraft container) {
        return Stream.concat(
                container.process().environment().entrySet().stream()
                        .map(variable -> new Located<>(
                                variable.getKey(), variable.getValue().place())),
                container.references().secrets().stream().flatMap(secret -> secret.name().stream()));
    }
}
