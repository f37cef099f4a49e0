/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.PlannedStep;
import io.ebemu.internal.plan.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AwaitedResourcesTest {

    private final AwaitedResources awaited = new AwaitedResources(new Plan(List.of(
            step(1, "image:web"), step(2, "rds:db"), step(3, "container:web", 1), step(4, "container:web", 2, 3))));

    @Test
    void a_resource_tells_what_its_next_step_lacks_of_others_and_only_when_that_changes() {
        assertThat(texts(Set.of(1, 2), Set.of())).containsExactly("3 waiting for image:web");
        assertThat(texts(Set.of(1, 2), Set.of())).isEmpty();
        assertThat(texts(Set.of(1, 2, 3), Set.of(1))).isEmpty();
        assertThat(texts(Set.of(1, 2, 3), Set.of(1, 3))).containsExactly("4 waiting for rds:db");
        assertThat(texts(Set.of(1, 2, 3, 4), Set.of(1, 2, 3))).isEmpty();
    }

    private List<String> texts(Set<Integer> begun, Set<Integer> done) {
        return awaited.changes(begun, done).entrySet().stream()
                .map(one -> one.getKey().number() + " " + one.getValue())
                .toList();
    }

    private static PlannedStep step(int number, String resource, Integer... dependsOn) {
        return new PlannedStep(number, List.of(dependsOn), resource, new Step.StartContainer(resource), "a test", true);
    }
}
