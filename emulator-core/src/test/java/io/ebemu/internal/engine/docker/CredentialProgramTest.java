/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.internal.engine.RegistryCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credential helpers, as scripts. */
@Timeout(20)
final class CredentialProgramTest {

    private static final String GIVES_ANN =
            "read -r registry; echo '{\"ServerURL\":\"'\"$registry\"'\",\"Username\":\"ann\",\"Secret\":\"for '\"$registry\"'\"}'";

    @TempDir
    private Path home;

    private final Deadlines deadlines = new Deadlines();
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void directories() throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.createDirectories(home.resolve("bin"));
    }

    @AfterEach
    void close() {
        deadlines.close();
    }

    private void configuration(String json) throws IOException {
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private void helper(String name, String script) throws IOException {
        Path program = Files.writeString(home.resolve("bin/docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private RegistryAuth auth(Duration deadline) {
        ObjectMapper json = new ObjectMapper();
        FakeHost host = new FakeHost(home).with("PATH", "relative::" + home.resolve("bin"));
        UserCredentials own = new UserCredentials(
                new DockerConfiguration(host, json), new CredentialProgram(host, json, deadline), deadlines);
        return new RegistryAuth(new BroughtCredentials(json), own, json);
    }

    private String pulling(String reference) {
        return pulling(reference, Duration.ofSeconds(15));
    }

    private String pulling(String reference, Duration deadline) {
        RegistryName registry = ImageReference.parse(reference).registry();
        return decoded(auth(deadline)
                .forPull(registry, RegistryCredentials.none(), notes::add)
                .getOrDefault("X-Registry-Auth", ""));
    }

    private static String decoded(String header) {
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    @Test
    void a_registrys_own_helper_goes_before_the_one_for_all() throws IOException {
        configuration("{\"credsStore\": \"all\", \"credHelpers\": {\"one.example\": \"one\"}}");
        helper("one", GIVES_ANN);
        helper("all", GIVES_ANN.replace("ann", "bob"));

        assertThat(pulling("one.example/app"))
                .isEqualTo("{\"serveraddress\":\"one.example\",\"username\":\"ann\",\"password\":\"for one.example\"}");
        assertThat(pulling("localhost:5000/app")).contains("\"username\":\"bob\"", "for localhost:5000");
        assertThat(notes).isEmpty();
    }

    @Test
    void docker_hub_goes_to_a_helper_by_its_old_address() throws IOException {
        configuration("{\"credsStore\": \"all\"}");
        helper("all", GIVES_ANN);

        assertThat(pulling("app")).contains("\"password\":\"for https://index.docker.io/v1/\"");
    }

    @Test
    void a_token_is_sent_as_an_identity_token() throws IOException {
        configuration("{\"credHelpers\": {\"docker.io\": \"one\"}}");
        helper("one", "echo '{\"ServerURL\":\"x\",\"Username\":\"<token>\",\"Secret\":\"t0ken\"}'");

        assertThat(pulling("app"))
                .isEqualTo("{\"serveraddress\":\"https://index.docker.io/v1/\",\"identitytoken\":\"t0ken\"}");
    }

    @Test
    void what_the_file_has_serves_where_the_helper_has_nothing() throws IOException {
        configuration("{\"credsStore\": \"all\", \"auths\": {\"one.example\": {\"auth\": \"YW5uOnBX\"}}}");
        helper("all", "echo 'credentials not found in native keychain'; exit 1");

        assertThat(pulling("one.example/app")).contains("\"username\":\"ann\"");
    }

    @Test
    void an_empty_name_says_that_a_registry_has_no_helper() throws IOException {
        configuration("{\"credsStore\": \"all\", \"credHelpers\": {\"one.example\": \"\"}}");

        assertThat(pulling("one.example/app")).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void a_helper_that_is_missing_or_fails_is_noted_and_the_pull_goes_on_without() throws IOException {
        configuration("{\"credHelpers\": {\"a.example\": \"missing\", \"b.example\": \"failing\","
                + " \"c.example\": \"empty\", \"d.example\": \"talking\", \"e.example\": \"half\"}}");
        helper("failing", "echo '{\"Secret\": \"hunter2\"}'; echo hunter2 >&2; exit 3");
        helper("empty", "echo 'credentials not found in native keychain'; exit 1");
        helper("talking", "echo hunter2");
        helper("half", "echo '{\"Secret\": \"hunter2\"}'");

        for (String registry : List.of("a", "b", "c", "d", "e")) {
            assertThat(pulling(registry + ".example/app")).isEmpty();
        }

        assertThat(notes)
                .containsExactly(
                        "docker-credential-missing, which Docker's config.json names for a.example, is not on the PATH;"
                                + " going on without its credentials",
                        "docker-credential-failing, which Docker's config.json names for b.example, failed with exit"
                                + " code 3; going on without its credentials",
                        "docker-credential-empty, which Docker's config.json names for c.example, has no credentials"
                                + " for it; going on without its credentials",
                        "docker-credential-talking, which Docker's config.json names for d.example, gave no JSON;"
                                + " going on without its credentials",
                        "docker-credential-half, which Docker's config.json names for e.example, gave no user name and"
                                + " secret; going on without its credentials");
    }

    @Test
    void a_helper_that_takes_too_long_is_ended_with_what_it_started() throws IOException {
        configuration("{\"credsStore\": \"slow\"}");
        helper("slow", sleeping());

        assertThat(pulling("app", Duration.ofSeconds(2))).isEmpty();

        assertThat(notes).singleElement().asString().contains("took more than 2 s");
        assertThatItsProcessesEnd();
    }

    /** Tells the ids of its two processes once both are there. */
    private String sleeping() {
        Path ids = home.resolve("ids");
        return "sleep 600 & echo $! > " + ids + "~; echo $$ >> " + ids + "~; mv " + ids + "~ " + ids + "; wait";
    }

    private void assertThatItsProcessesEnd() throws IOException {
        assertThat(Files.readAllLines(home.resolve("ids")))
                .hasSize(2)
                .allSatisfy(id -> ProcessHandle.of(Long.parseLong(id))
                        .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10))));
    }

    @Test
    void a_cancelled_pull_ends_its_helper() throws IOException {
        configuration("{\"credsStore\": \"slow\"}");
        helper("slow", sleeping());
        FutureTask<String> pull = new FutureTask<>(() -> pulling("app"));
        Thread puller = new Thread(pull);
        puller.start();
        await().until(() -> Files.exists(home.resolve("ids")));

        puller.interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(pull::get)
                .withCauseInstanceOf(OperationCancelledException.class);
        assertThatItsProcessesEnd();
    }

    @Test
    void a_build_gets_what_all_helpers_have() throws IOException {
        configuration("{\"credsStore\": \"all\", \"credHelpers\": {\"one.example\": \"one\"}}");
        helper("one", GIVES_ANN);
        helper(
                "all",
                "if [ \"$1\" = list ]; then echo '{\"https://two.example\":\"bob\",\"https://index.docker.io/v1/\":\"bob\"}';"
                        + " else " + GIVES_ANN.replace("ann", "bob") + "; fi");

        String header = auth(Duration.ofSeconds(15)).forBuild(notes::add).getOrDefault("X-Registry-Config", "");

        assertThat(decoded(header))
                .contains(
                        "\"one.example\":{\"serveraddress\":\"one.example\",\"username\":\"ann\"",
                        "\"two.example\":{\"serveraddress\":\"two.example\",\"username\":\"bob\"",
                        "\"https://index.docker.io/v1/\":{");
        assertThat(notes).isEmpty();
    }

    @Test
    void a_missing_store_is_noted_once_for_a_build_and_the_file_serves() throws IOException {
        configuration("{\"credsStore\": \"missing\", \"auths\": {\"one.example\": {\"auth\": \"YW5uOnBX\"},"
                + " \"two.example\": {}}}");

        String header = auth(Duration.ofSeconds(15)).forBuild(notes::add).getOrDefault("X-Registry-Config", "");

        assertThat(decoded(header)).contains("one.example").doesNotContain("two.example");
        assertThat(notes).singleElement().asString().contains("docker-credential-missing", "is not on the PATH");
    }
}
