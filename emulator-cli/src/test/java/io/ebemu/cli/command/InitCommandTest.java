/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Bundle;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.cli.command.TestCli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init}, which needs no engine. */
class InitCommandTest {

    @TempDir
    Path temporary;

    private Path directory;

    private final TestCli cli = new TestCli();

    @BeforeEach
    void realBundles() throws IOException {
        directory = Files.createDirectory(temporary.resolve("shop"));
        cli.factory = dockerHost -> Ebemu.emulator(new EmulatorOptions(Optional.empty()));
    }

    @Test
    void what_the_files_show_is_in_the_file_and_told_and_the_file_is_valid() throws IOException {
        write("Dockerrun.aws.json", """
                {"AWSEBDockerrunVersion": 2, "executionRoleArn": "arn:aws:iam::123456789012:role/start",
                 "containerDefinitions": [
                  {"name": "web", "image": "registry.example/web:1", "memory": 64,
                   "environment": [{"name": "PORT", "value": "80"}],
                   "secrets": [{"name": "TOKEN", "valueFrom": "/shop/token"}]}]}
                """);
        write("web/Dockerfile", "FROM node\n");
        write("web/app.js", "listen(process.env.PORT);\nconnect(process.env.RDS_HOSTNAME, process.env['LEVEL']);\n");
        write("web/node_modules/other.js", "process.env.NOT_OURS\n");
        write("tools/report.py", "os.environ.get('REPORT_TO')\n");
        write("docker-compose.yml", "services:\n  db:\n    image: postgres:15\n  r:\n    image: redis:7.0-alpine\n");

        Result result = cli.run("init", directory.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Files.readString(directory.resolve("ebemu.yml")))
                .contains(
                        "EnvironmentName: shop\n",
                        "\nDBInstances:\n  shop-db:\n    Engine: postgres ",
                        "EngineVersion: \"15\"",
                        "# docker-compose.yml starts postgres.",
                        "\nCacheClusters:\n  shop-cache:\n    Engine: redis ",
                        "EngineVersion: \"7.0\"",
                        "#   LEVEL: \"\"  # web/app.js:2 reads it",
                        "#   REPORT_TO: \"\"  # tools/report.py:1 reads it",
                        "#   /shop/token: local-only-value",
                        "\nimages:\n  web: { build: ./web }\n")
                .doesNotContain("PORT: \"\"", "NOT_OURS");
        assertThat(result.out())
                .contains(
                        "Dockerrun.aws.json has 1 containers.",
                        "Found the Compose file docker-compose.yml.",
                        "Database: docker-compose.yml starts postgres.",
                        "Programs read LEVEL, PORT, RDS_HOSTNAME, REPORT_TO.");
        assertThat(Ebemu.emulator(new EmulatorOptions(Optional.empty())).validate(Bundle.of(directory)))
                .noneMatch(problem -> problem.location().file().equals("ebemu.yml"));
    }

    @Test
    void where_nothing_is_found_all_but_the_name_is_a_comment_and_still_valid_without_the_marks() throws IOException {
        write("Dockerrun.aws.json", """
                {"AWSEBDockerrunVersion": 2, "containerDefinitions": [
                  {"name": "web", "image": "nginx:1.22", "memory": 64}]}
                """);

        assertThat(cli.run("init", directory.toString()).exitCode()).isZero();

        Path file = directory.resolve("ebemu.yml");
        assertThat(Files.readAllLines(file).stream().filter(line -> !line.isEmpty() && !line.startsWith("#")))
                .containsExactly("EnvironmentName: shop");
        Files.createDirectory(directory.resolve("web"));
        write("web/Dockerfile", "FROM nginx\n");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^# (\\w+:.*| {2,}.*)$", "$1"));
        assertThat(Files.readString(file)).contains("\nDBInstances:", "\n  HealthCheckPath: /");
        assertThat(Ebemu.emulator(new EmulatorOptions(Optional.empty())).validate(Bundle.of(directory)))
                .noneMatch(problem -> problem.severity() == io.ebemu.error.Problem.Severity.ERROR);
    }

    @Test
    void a_file_that_is_there_stays_unless_forced() throws IOException {
        write("ebemu.yml", "EnvironmentName: mine\n");

        Result refused = cli.run("init", directory.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("ebemu.yml is there already", "--force");
        assertThat(directory.resolve("ebemu.yml")).hasContent("EnvironmentName: mine\n");
        assertThat(cli.run("init", "--force", directory.toString()).exitCode()).isZero();
        assertThat(directory.resolve("ebemu.yml")).content().contains("EnvironmentName: mine", "# DBInstances:");
    }

    @Test
    void a_directory_without_a_dockerrun_file_is_told() {
        Result result = cli.run("init", directory.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("There is no Dockerrun.aws.json");
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
