/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.PlanStep;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.Severity;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.LocalValues;
import io.ebemu.model.PortMapping;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanFormatTest {

    private final TestCli cli = new TestCli();

    @BeforeEach
    void a_step_to_take() {
        cli.emulator.steps.add(new PlanStep(1, List.of(), "container:web", "CreateContainer", "links server"));
    }

    @Test
    void mermaid_is_printed_as_the_result() {
        assertThat(cli.run("plan", "--format", "mermaid").out())
                .isEqualTo("flowchart TD\n    s1[\"#35;1 container:web CreateContainer<br/>links server\"]\n");
    }

    @Test
    void dot_is_printed_as_the_result() {
        assertThat(cli.run("plan", "-q", "--format=dot").out())
                .startsWith("digraph plan {\n")
                .endsWith("\n}\n");
    }

    @Test
    void svg_is_a_picture_of_the_bundle_and_asks_no_engine_for_a_plan() {
        cli.emulator.version = Optional.of(new ApplicationVersion(
                new EnvironmentId("fibonacci"),
                "fibonacci",
                "v1",
                Path.of("/bundle"),
                TaskDefinition.of(
                        List.of(ContainerDefinition.builder("web", "nginx:1.22", ContainerResources.ofMemory(64))
                                .portMappings(List.of(new PortMapping(80, 80, Protocol.TCP)))
                                .build()),
                        List.of()),
                Map.of(),
                List.of(),
                Map.of(),
                LocalValues.none()));

        Result result = cli.run("plan", "--format", "svg", "--port-offset", "8000");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("<svg ").endsWith("</svg>\n").contains(":8080 → 80", "nginx:1.22");
        assertThat(cli.emulator.launched).isEmpty();
    }

    @Test
    void text_is_the_format_nobody_has_to_ask_for() {
        assertThat(cli.run("plan", "--format", "text").out())
                .isEqualTo("#1 [] container:web CreateContainer - links server\n");
    }

    @Test
    void warnings_stand_beside_the_plan_and_not_in_it() {
        cli.emulator.events.add(new EnvironmentEvent.Announced(
                Instant.EPOCH, new EnvironmentId("fibonacci"), Severity.WARN, "RESOURCE:MEMORY: too much"));

        Result result = cli.run("plan", "--format", "dot", "--instance-type", "t3.micro");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("digraph plan {").doesNotContain("RESOURCE");
        assertThat(result.err()).isEqualTo("WARN RESOURCE:MEMORY: too much\n");
        assertThat(cli.emulator.launched.orElseThrow().instanceType()).contains("t3.micro");
    }

    @Test
    void json_and_a_graph_exclude_each_other() {
        Result result = cli.run("plan", "--json", "--format", "dot");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("ebemu: --json and --format dot exclude each other: a plan is printed in one format\n");
    }

    @Test
    void an_unknown_format_is_refused() {
        Result result = cli.run("plan", "--format", "png");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--format");
    }
}
