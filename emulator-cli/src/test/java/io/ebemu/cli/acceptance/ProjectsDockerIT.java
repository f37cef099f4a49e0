/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Repositories that are deployed to Beanstalk come up as they are. Where a plan changes, run this test with {@code
 * -Debemu.update-docs=true} and commit the {@code plan.golden} files.
 */
class ProjectsDockerIT {

    private static final Pattern RANDOM_HEX = Pattern.compile("\\b[0-9a-f]{12,64}\\b");
    private static final Pattern COUPLED = Pattern.compile("awseb-e-\\w+-stack-(\\w+)-\\w+");

    @TempDir
    Path directory;

    static Stream<Project> projects() {
        return Project.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void comes_up_unchanged_answers_and_leaves_nothing(Project project) {
        List<String> handedOver = project.handOver(directory);
        Ebemu ebemu = new Ebemu(directory);
        try (ebemu) {
            List<String> arguments = new ArrayList<>(List.of("up", "-d", "--random-ports"));
            arguments.addAll(handedOver);
            Finished up = ebemu.run(arguments.toArray(String[]::new));
            assertThat(up.exitCode()).as(up.toString()).isZero();

            new Site(port(ebemu.status()))
                    .awaitAnswer(
                            project.path(),
                            answer -> answer.status() == 200 && answer.body().contains(project.text()));
        }
        assertThat(Docker.run("ps", "-aq", "--filter", ebemu.label())).isEmpty();
        assertThat(Docker.run("volume", "ls", "-q", "--filter", ebemu.label())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("projects")
    void has_the_plan_that_is_expected(Project project) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("plan"));
        arguments.addAll(project.handOver(directory));
        Ebemu ebemu = new Ebemu(directory);

        Finished plan = ebemu.run(arguments.toArray(String[]::new));

        assertThat(plan.exitCode()).as(plan.toString()).isZero();
        String text = normal(plan.output(), ebemu) + "\n";
        if (Boolean.getBoolean("ebemu.update-docs")) {
            Files.writeString(project.golden(), text);
        }
        assertThat(project.golden()).hasContent(text);
    }

    private String normal(String plan, Ebemu ebemu) {
        String named = plan.replace(directory.toString(), "BUNDLE").replace(ebemu.environment, "ENVIRONMENT");
        String stack = COUPLED.matcher(named).replaceAll("awseb-e-ENVIRONMENT-stack-$1-TOKEN");
        return RANDOM_HEX.matcher(stack).replaceAll("ID").replaceAll("(?m) +$", "");
    }

    /** Where the environment answers: the port published for 80, else the first that is published. */
    private static int port(JsonNode status) {
        List<JsonNode> bindings = new ArrayList<>();
        status.path("task")
                .path("containers")
                .forEach(container -> container.path("networkBindings").forEach(bindings::add));
        assertThat(bindings).as(status.toString()).isNotEmpty();
        return bindings.stream()
                .filter(binding -> binding.path("containerPort").asInt() == 80)
                .findFirst()
                .orElse(bindings.get(0))
                .path("hostPort")
                .asInt();
    }
}
