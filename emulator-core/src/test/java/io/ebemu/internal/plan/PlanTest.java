/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanTest {

    private static PlannedStep step(int number, Integer... dependsOn) {
        return new PlannedStep(
                number, List.of(dependsOn), "container:web", new Step.StartContainer("web"), "essential", true);
    }

    @Test
    void a_step_is_one_line_with_its_dependencies_and_its_cause() {
        Plan plan = new Plan(List.of(step(1), step(2), step(3, 1, 2)));

        assertThat(plan.text()).isEqualTo("""
                #1 [] container:web StartContainer - essential
                #2 [] container:web StartContainer - essential
                #3 [1,2] container:web StartContainer - essential""");
    }

    @Test
    void a_step_that_depends_on_itself_or_a_later_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> step(2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> step(2, 1, 3));
    }

    @Test
    void steps_are_numbered_without_gaps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(List.of(step(1), step(3))))
                .withMessage("step 3 stands at place 2");
    }

    @Test
    void no_text_of_a_plan_shows_a_secret() {
        LaunchRequest request = Launch.of(Definition.of("web").environment("TOKEN", "t0ken-value"))
                .service(Launch.database("s3cret-value"))
                .property("KEY", "k3y-value")
                .request();
        Plan plan = Launch.planner().launch(request, World.empty());

        assertThat(plan.toString()).contains("StartService").doesNotContain("-value");
        assertThat(plan.text()).doesNotContain("-value");
        assertThat(request.toString()).doesNotContain("-value");
    }
}
