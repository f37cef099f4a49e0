/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.cli.command.TestCli.Result;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.UsageException;
import io.ebemu.model.observed.ObservedState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb logs with --zip. */
class LogsZipTest {

    private static final List<String> STREAMS = List.of(
            "var/log/containers/nginx-cafe5-stdouterr.log",
            "var/log/containers/worker-cafe6-stdouterr.log",
            "var/log/services/db1.log",
            "var/log/services/cache1.log");

    @TempDir
    private Path directory;

    private final TestCli cli = new TestCli();
    private Path zip = Path.of("");
    private Path logs = Path.of("");

    @BeforeEach
    void an_environment_with_a_log_volume() throws IOException {
        zip = directory.resolve("out").resolve("logs.zip");
        logs = directory.resolve("state/log/containers");
        Files.createDirectories(zip.getParent());
        Files.createDirectories(logs.resolve("nginx/old"));
        cli.emulator.states.put("fibonacci", in(States.failed("fibonacci"), directory.resolve("state")));
        cli.emulator.logs.add(States.log("any", "first"));
        cli.emulator.logs.add(States.log("any", "zweite Zeile: äöü"));
    }

    @Test
    void the_zip_has_all_lines_of_stopped_containers_and_services() throws IOException {
        Result result = run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo(zip + ": 4 files\n");
        assertThat(read().keySet()).containsExactlyElementsOf(STREAMS);
        assertThat(read().values()).containsOnly("first\nzweite Zeile: äöü\n");
        assertThat(cli.emulator.calls)
                .contains("logs fibonacci [nginx] tail=-1 follow=false", "logs fibonacci [db1] tail=-1 follow=false");
    }

    @Test
    void a_container_that_wrote_nothing_has_an_empty_file() throws IOException {
        cli.emulator.logs.clear();

        run();

        assertThat(read()).hasSize(4).containsEntry("var/log/containers/nginx-cafe5-stdouterr.log", "");
    }

    @Test
    void the_zip_has_the_files_of_log_volumes() throws IOException {
        Files.writeString(logs.resolve("nginx/access.log"), "GET /\n");
        Files.writeString(logs.resolve("nginx/old/access.log"), "GET /old\n");

        run();

        assertThat(read())
                .hasSize(6)
                .containsEntry("var/log/containers/nginx/access.log", "GET /\n")
                .containsEntry("var/log/containers/nginx/old/access.log", "GET /old\n");
    }

    @Test
    void links_are_named_and_not_followed() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(logs.resolve("nginx/link.log"), secret);

        Result result = run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("left out: " + link + ": a symbolic link\n");
        assertThat(read().keySet()).containsExactlyElementsOf(STREAMS);
    }

    @Test
    void the_zip_has_what_production_sends_to_cloudwatch_logs() throws IOException {
        Path stream = directory.resolve("state/log/awslogs/ecs/shop/web");
        Files.createDirectories(stream.getParent());
        Files.writeString(stream, "sent\n");

        run();

        assertThat(read()).containsEntry("var/log/awslogs/ecs/shop/web", "sent\n");
    }

    @Test
    void a_name_cannot_leave_the_directory_it_is_unpacked_in() throws IOException {
        Files.writeString(logs.resolve("nginx/..\\..\\evil"), "x");

        run();

        assertThat(read()).containsKey("var/log/containers/nginx/..%5C..%5Cevil");
    }

    @Test
    void a_file_whose_name_is_taken_is_named_and_left_out() throws IOException {
        Path file = Files.writeString(logs.resolve("nginx-cafe5-stdouterr.log"), "x");

        Result result = run();

        assertThat(result.err()).isEqualTo("left out: " + file + ": its name is taken\n");
        assertThat(read()).containsEntry("var/log/containers/nginx-cafe5-stdouterr.log", "first\nzweite Zeile: äöü\n");
    }

    @Test
    void what_is_gone_from_the_engine_is_named_and_the_files_are_packed() throws IOException {
        cli.emulator.logFailure = Optional.of(new UsageException("no such container"));
        Files.writeString(logs.resolve("nginx/access.log"), "GET /\n");

        Result result = run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).startsWith("left out: nginx: no such container\n");
        assertThat(read()).containsOnlyKeys("var/log/containers/nginx/access.log");
    }

    @Test
    void only_the_owner_may_read_the_zip_even_in_place_of_one_that_all_could_read() throws IOException {
        Files.writeString(zip, "old");
        Files.setPosixFilePermissions(zip, PosixFilePermissions.fromString("rw-rw-rw-"));

        run();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        assertThat(read()).hasSize(4);
    }

    @Test
    void a_zip_that_could_not_be_completed_leaves_the_old_one_alone() throws IOException {
        Files.writeString(zip, "old");
        cli.emulator.logFailure = Optional.of(new EngineUnavailableException("no answer"));

        assertThat(run().exitCode()).isEqualTo(5);
        assertThat(zip).hasContent("old");
        try (Stream<Path> beside = Files.list(zip.getParent())) {
            assertThat(beside).containsExactly(zip);
        }
    }

    @Test
    void json_names_the_file_and_its_entries() throws IOException {
        Result result =
                cli.run("logs", "-e", "fibonacci", "-C", directory.toString(), "--zip", "out/logs.zip", "--json");

        assertThat(new ObjectMapper().readTree(result.out()).toString())
                .isEqualTo("{\"file\":\"" + zip + "\",\"entries\":[\"" + String.join("\",\"", STREAMS) + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "--tail=3", "nginx"})
    void a_zip_is_of_everything_there_is_now(String argument) {
        Result result = cli.run("logs", "-e", "fibonacci", "--zip", zip.toString(), argument);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("ebemu: --zip takes all there is now");
        assertThat(zip).doesNotExist();
    }

    @Test
    void a_place_where_no_file_can_be_is_a_usage_error() {
        assertThat(cli.run("logs", "-e", "fibonacci", "--zip", directory.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(cli.run("logs", "-e", "fibonacci", "--zip", directory + "/none/logs.zip")
                        .exitCode())
                .isEqualTo(2);
    }

    private Result run() {
        return cli.run("logs", "-e", "fibonacci", "--zip", zip.toString());
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static ObservedState in(ObservedState state, Path directory) {
        return new ObservedState(
                state.environment(),
                state.applicationName(),
                state.versionLabel(),
                state.status(),
                state.health(),
                directory,
                state.supervisor(),
                state.provenance(),
                state.task(),
                state.services(),
                state.createdAt(),
                state.updatedAt());
    }
}
