/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.PlanStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanGraphTest {

    private static final PlanStep IMAGE = new PlanStep(1, List.of(), "image:nginx:1.22", "PullImage", "used by web");
    private static final PlanStep SERVER =
            new PlanStep(2, List.of(), "container:server", "CreateContainer", "is essential");
    private static final PlanStep WEB =
            new PlanStep(3, List.of(2, 1), "container:web", "CreateContainer", "links server");

    @Test
    void a_plan_is_a_flowchart_for_mermaid() {
        assertThat(new PlanGraph(List.of(IMAGE, SERVER, WEB)).mermaid()).isEqualTo("""
                        flowchart TD
                            s1["#35;1 image:nginx:1.22 PullImage<br/>used by web"]
                            s2["#35;2 container:server CreateContainer<br/>is essential"]
                            s3["#35;3 container:web CreateContainer<br/>links server"]
                            s1 --> s3
                            s2 --> s3""");
    }

    @Test
    void a_plan_is_a_digraph_for_graphviz() {
        assertThat(new PlanGraph(List.of(IMAGE, SERVER, WEB)).dot()).isEqualTo("""
                        digraph plan {
                            node [shape=box];
                            s1 [label="#1 image:nginx:1.22 PullImage\\nused by web"];
                            s2 [label="#2 container:server CreateContainer\\nis essential"];
                            s3 [label="#3 container:web CreateContainer\\nlinks server"];
                            s1 -> s3;
                            s2 -> s3;
                        }""");
    }

    @Test
    void the_order_of_the_steps_given_makes_no_difference() {
        PlanGraph shuffled = new PlanGraph(List.of(WEB, IMAGE, SERVER));

        assertThat(shuffled.mermaid()).isEqualTo(new PlanGraph(List.of(IMAGE, SERVER, WEB)).mermaid());
        assertThat(shuffled.dot()).isEqualTo(new PlanGraph(List.of(IMAGE, SERVER, WEB)).dot());
    }

    @Test
    void what_a_format_would_take_for_its_own_is_escaped() {
        PlanStep odd = new PlanStep(1, List.of(), "a\"]b", "<i>&amp;", "C:\\new `x`\nnext; #quot;");

        assertThat(new PlanGraph(List.of(odd)).mermaid())
                .isEqualTo("flowchart TD\n    s1[\"#35;1 a#34;]b #60;i#62;#38;amp;<br/>"
                        + "C:#92;new #96;x#96; next; #35;quot;\"]");
        assertThat(new PlanGraph(List.of(odd)).dot())
                .contains("s1 [label=\"#1 a\\\"]b <i>&amp;amp;\\nC:\\\\new `x` next; #quot;\"];");
    }

    @Test
    void a_plan_of_nothing_is_a_graph_of_nothing() {
        assertThat(new PlanGraph(List.of()).mermaid()).isEqualTo("flowchart TD");
        assertThat(new PlanGraph(List.of()).dot()).isEqualTo("digraph plan {\n    node [shape=box];\n}");
    }
}
