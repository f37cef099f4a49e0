/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.error.EngineUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SshTest {

    @TempDir
    private Path directory;

    private static SshTarget target(String uri) {
        return SshTarget.parse(URI.create(uri)).orElseThrow();
    }

    @Test
    void ssh_is_run_as_the_docker_command_line_runs_it() {
        List<String> words = new SshDialer(
                        Path.of("/usr/bin/ssh"),
                        target("ssh://deploy@build:2222/run/user/7/docker.sock"),
                        Optional.empty())
                .words();

        assertThat(words).startsWith("/usr/bin/ssh", "-T").contains("BatchMode=yes");
        assertThat(words)
                .endsWith(
                        "-l",
                        "deploy",
                        "-p",
                        "2222",
                        "--",
                        "build",
                        "docker",
                        "--host",
                        "unix:///run/user/7/docker.sock",
                        "system",
                        "dial-stdio");
    }

    @Test
    void only_the_host_must_be_there() {
        SshTarget target = target("ssh://my_alias");

        assertThat(target.arguments()).containsExactly("--", "my_alias");
        assertThat(target.command()).containsExactly("docker", "system", "dial-stdio");
        assertThat(target("ssh://build/").socket()).isEmpty();
        assertThat(target("ssh://[2001:db8::1]:22").host()).isEqualTo("2001:db8::1");
    }

    @Test
    void a_path_with_a_blank_or_worse_is_one_word_to_the_shell_there() {
        assertThat(target("ssh://build/a%20b';reboot").command()).contains("'unix:///a b'\\'';reboot'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://", "ssh:build", "ssh://user:secret@build", "ssh://build?x=1", "ssh://build:port"})
    void what_is_not_of_the_form_names_nothing(String uri) {
        assertThat(Optional.of(uri)
                        .filter(text -> !text.equals("ssh://"))
                        .map(URI::create)
                        .flatMap(SshTarget::parse))
                .isEmpty();
    }

    @Test
    void the_users_own_configuration_is_asked_and_left_alone() {
        SshTarget target = target("ssh://build");

        SshSettings shared =
                SshSettings.parse(List.of("user me", "hostname 192.0.2.7", "controlpath /home/me/.ssh/c"), target);
        assertThat(shared.hostName()).isEqualTo("192.0.2.7");
        assertThat(SshDialer.sharedLogin(shared, directory)).isEmpty();

        SshSettings none = SshSettings.parse(List.of("controlpath none"), target);
        assertThat(none.hostName()).isEqualTo("build");
        assertThat(SshDialer.sharedLogin(none, directory)).contains(directory.resolve("s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host key verification failed. | accept it",
                "WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! | ssh-keygen -R",
                "me@build: Permission denied (publickey). | ssh-add",
                "ssh: Could not resolve hostname build: Name or service not known | no address is known",
                "ssh: connect to host build port 22: Connection refused | cannot be reached",
                "bash: line 1: docker: command not found | install Docker's command line there",
                "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. | start Docker on that machine",
                "permission denied while trying to connect to the Docker daemon socket | to the group docker",
                "kex_exchange_identification: banner line contains invalid characters | docker version in a terminal"
            })
    void what_ssh_says_is_told_with_the_next_step(String words, String cure) {
        assertThat(SshTrouble.explained(target("ssh://me@build"), "debug\n" + words + "\n"))
                .startsWith("ssh me@build: ")
                .contains(cure, words);
    }

    @Test
    void an_ssh_that_fails_is_quoted_in_the_report_of_what_was_tried() throws IOException {
        program("#!/bin/sh\necho 'Host key verification failed.' >&2\nexit 255\n");

        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(this::connect)
                .withMessageContainingAll("option ssh://me@build", "its host key is not known here", "ssh me@build");
    }

    @Test
    void an_ssh_that_is_not_there_is_told() {
        assertThatExceptionOfType(EngineUnavailableException.class)
                .isThrownBy(this::connect)
                .withMessageContainingAll("there is no ssh on the PATH");
    }

    private void program(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("ssh"), script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private void connect() {
        FakeHost host = new FakeHost(directory).with("PATH", directory.toString());
        EndpointResolver resolver = new EndpointResolver(host, new ObjectMapper());
        EngineConnection.open(resolver.resolve(Optional.of("ssh://me@build")), new ObjectMapper(), host)
                .close();
    }
}
