/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.api.Diagnosis;
import io.ebemu.api.HostPorts;
import io.ebemu.api.PlanStep;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.model.observed.Provenance.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs list, logs, plan and doctor. */
class ReadingCommandsTest {

    private final TestCli cli = new TestCli();

    @Test
    void list_is_a_table() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        assertThat(cli.run("list").out()).isEqualTo("""
                        ENVIRONMENT  APPLICATION    VERSION  STATUS  HEALTH  TASK     SUPERVISOR
                        fibonacci    fibonacci-app  v1       Ready   Ok      RUNNING  process 4711
                        """);
    }

    @Test
    void list_tells_of_each_environment_that_nobody_supervises_what_to_do_about_it() throws IOException {
        cli.emulator.states.put("adoptable", States.unsupervised("adoptable", Presence.HERE));
        cli.emulator.states.put("gone", States.unsupervised("gone", Presence.GONE));
        cli.emulator.states.put("theirs", States.unsupervised("theirs", Presence.ELSEWHERE));

        assertThat(cli.run("list").out())
                .contains("none\n")
                .contains("adoptable: not supervised; `ebemu up -d` in /app adopts it,"
                        + " `ebemu down -e adoptable` stops it\n")
                .contains("gone: gone; `ebemu sweep` removes it\n")
                .contains("theirs: supervised, if at all, on another machine, laptop\n");
    }

    @Test
    void list_under_json_tells_who_supervises_and_where_the_bundle_is() throws IOException {
        cli.emulator.states.put("fibonacci", States.unsupervised("fibonacci", Presence.GONE));

        JsonNode environment =
                new ObjectMapper().readTree(cli.run("list", "--json").out()).at("/Environments/0");

        assertThat(environment.path("Supervised").asBoolean(true)).isFalse();
        assertThat(environment.has("SupervisorPid")).isFalse();
        assertThat(environment.path("Presence").asText()).isEqualTo("gone");
        assertThat(environment.path("BundleDirectory").asText()).isEqualTo("/app");
    }

    @Test
    void list_says_when_there_is_nothing_to_list() {
        assertThat(cli.run("list").out()).isEqualTo("There is no environment on this engine.\n");
        assertThat(cli.run("list", "--json").out()).contains("\"Environments\" : [ ]");
    }

    @Test
    void list_under_json_has_environment_descriptions() throws IOException {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));

        assertThat(new ObjectMapper()
                        .readTree(cli.run("list", "--json").out())
                        .at("/Environments/0/EnvironmentName")
                        .asText())
                .isEqualTo("fibonacci");
    }

    @Test
    void logs_have_aligned_names_in_front() {
        cli.emulator.logs.add(States.log("nginx", "ready"));
        cli.emulator.logs.add(States.log("worker", "waiting"));

        Result result = cli.run("logs", "-e", "fibonacci", "-f", "--tail", "20", "nginx", "worker");

        assertThat(result.out()).isEqualTo("nginx  | ready\nworker | waiting\n");
        assertThat(cli.emulator.calls).contains("logs fibonacci [nginx, worker] tail=20 follow=true");
    }

    @Test
    void logs_begin_at_the_beginning_and_end_at_the_end_by_default() {
        cli.run("logs", "-e", "fibonacci");

        assertThat(cli.emulator.calls).contains("logs fibonacci [] tail=-1 follow=false");
    }

    @Test
    void logs_are_results_for_the_quiet_too() {
        cli.emulator.logs.add(States.log("nginx", "ready"));

        assertThat(cli.run("logs", "-q", "-e", "fibonacci").out()).isEqualTo("nginx | ready\n");
    }

    @Test
    void logs_of_a_known_environment_are_aligned_from_the_first_line_on() {
        cli.emulator.states.put("fibonacci", States.running("fibonacci"));
        cli.emulator.logs.add(States.log("nginx", "ready"));

        assertThat(cli.run("logs", "-e", "fibonacci").out()).isEqualTo("nginx  | ready\n");
    }

    @Test
    void logs_under_json_are_one_object_a_line() {
        cli.emulator.logs.add(States.log("nginx", "ready"));

        assertThat(cli.run("logs", "-e", "fibonacci", "--json").out())
                .isEqualTo("{\"EventDate\":\"2026-01-02T12:00:00Z\",\"Severity\":\"TRACE\",\"Message\":\"ready\","
                        + "\"EnvironmentName\":\"fibonacci\",\"type\":\"ContainerLogged\",\"container\":\"nginx\","
                        + "\"stream\":\"stdout\"}\n");
    }

    @Test
    void logs_refuse_a_negative_tail() {
        Result result = cli.run("logs", "-e", "fibonacci", "--tail=-1");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("ebemu: --tail: expected 0 or more lines, got -1\n");
    }

    @Test
    void plan_is_one_step_a_line() {
        cli.emulator.steps.add(new PlanStep(4, List.of(1, 3), "container:web", "CreateContainer", "links server"));

        Result result = cli.run("plan", "--random-ports");

        assertThat(result.out()).isEqualTo("#4 [1,3] container:web CreateContainer - links server\n");
        assertThat(cli.emulator.launchedWith.orElseThrow().hostPorts()).isEqualTo(new HostPorts.Random());
    }

    @Test
    void plan_under_json_has_the_fields_of_a_step() throws IOException {
        cli.emulator.steps.add(new PlanStep(4, List.of(1, 3), "container:web", "CreateContainer", "links server"));

        assertThat(new ObjectMapper().readTree(cli.run("plan", "--json").out()).toString())
                .isEqualTo("{\"steps\":[{\"number\":4,\"dependsOn\":[1,3],\"resource\":\"container:web\","
                        + "\"action\":\"CreateContainer\",\"cause\":\"links server\"}]}");
    }

    @Test
    void plan_says_when_nothing_is_to_do() {
        assertThat(cli.run("plan").out()).isEqualTo("Nothing to do: the environment runs unchanged.\n");
    }

    @Test
    void a_rehearsal_plans_what_was_asked_and_gets_ready_but_launches_nothing() {
        Result result = cli.run("rehearse", "--port-offset", "8000");

        assertThat(result.exitCode()).isZero();
        assertThat(cli.emulator.launchedWith.orElseThrow().hostPorts()).isEqualTo(new HostPorts.Offset(8000));
        assertThat(cli.emulator.calls).contains("prepare").noneMatch(call -> call.startsWith("launch"));
    }

    @Test
    void doctor_tells_facts_and_remedies_and_fails_with_the_engine() {
        cli.emulator.diagnoses.add(new Diagnosis("disk", Diagnosis.State.OK, "80 GiB free", ""));
        cli.emulator.diagnoses.add(
                new Diagnosis("engine", Diagnosis.State.FAILURE, "no answer", "start the Docker engine"));

        Result result = cli.run("doctor");

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.out()).isEqualTo("""
                        ok    ebemu   1.2.3
                        ok    disk    80 GiB free
                        FAIL  engine  no answer
                                      start the Docker engine
                        """);
    }

    @Test
    void doctor_is_content_with_warnings() throws IOException {
        cli.emulator.diagnoses.add(new Diagnosis("disk", Diagnosis.State.WARNING, "1 GiB free", "make room"));

        Result result = cli.run("doctor", "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(new ObjectMapper().readTree(result.out()).toString())
                .isEqualTo("{\"diagnoses\":[{\"subject\":\"ebemu\",\"state\":\"ok\",\"fact\":\"1.2.3\"},"
                        + "{\"subject\":\"disk\",\"state\":\"warning\",\"fact\":\"1 GiB free\","
                        + "\"remedy\":\"make room\"}]}");
    }

    @Test
    void doctor_looks_at_the_bundle_that_is_named_and_at_the_directorys_own(@TempDir Path directory)
            throws IOException {
        cli.run("-C", directory.toString(), "doctor");
        assertThat(cli.emulator.calls).noneMatch(call -> call.startsWith("diagnose"));

        Files.writeString(directory.resolve("Dockerrun.aws.json"), "{}");
        cli.run("-C", directory.toString(), "doctor");
        cli.run("-C", directory.toString(), "doctor", "Dockerrun.aws.json");

        assertThat(cli.emulator.calls)
                .filteredOn(call -> call.startsWith("diagnose"))
                .containsExactly("diagnose " + directory, "diagnose " + directory.resolve("Dockerrun.aws.json"));
    }

    @Test
    void the_host_option_chooses_the_engine() {
        cli.run("--host", "tcp://build:2375", "list");

        assertThat(cli.emulator.calls).containsExactly("open tcp://build:2375");
    }
}
