/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of validation is what the launcher prints. */
class ReadmeIT {

    private static final String DOCKERRUN = """
            {
              "AWSEBDockerrunVersion": 2,
              "containerDefinitions": [
                {
                  "name": "web",
                  "image": "nginx:1.22",
                  "memory": "256m",
                  "links": ["api"],
                  "helthCheck": {"command": ["CMD", "true"]}
                }
              ]
            }
            """;

    private final String readme = read(Path.of(System.getProperty("ebemu.home"), "README.md"));

    @TempDir
    Path bundle;

    @Test
    void the_example_of_validate_prints_what_it_shows() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), DOCKERRUN);

        Finished validate = new Ebemu(bundle).run("validate");

        assertThat(validate.exitCode()).isEqualTo(3);
        assertThat(readme).contains("$ ebemu validate\n" + validate.output() + validate.error() + "\n```");
    }

    @Test
    void the_example_of_ebemu_yml_is_read_without_a_problem_of_its_own() throws IOException {
        String example = readme.substring(readme.indexOf("EnvironmentName: shop"));
        Files.writeString(bundle.resolve("ebemu.yml"), example.substring(0, example.indexOf("```")));
        Files.createDirectories(bundle.resolve("local"));
        Files.writeString(bundle.resolve("local/token.txt"), "token\n");
        Files.writeString(bundle.resolve("local/web.env"), "A=1\n");
        Files.createDirectories(bundle.resolve("web"));
        Files.writeString(bundle.resolve("web/Dockerfile"), "FROM scratch\n");
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2,
                 "executionRoleArn": "arn:aws:iam::123456789012:role/tasks",
                 "containerDefinitions": [
                   {"name": "web", "image": "web", "memory": 64, "portMappings": [{"hostPort": 80, "containerPort": 80}],
                    "environmentFiles": [{"value": "arn:aws:s3:::my-bucket/web.env", "type": "s3"}],
                    "secrets": [
                      {"name": "TOKEN", "valueFrom": "/shop/token"},
                      {"name": "DB", "valueFrom":
                        "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-Ab12Cd:password::"}]},
                   {"name": "worker", "image": "worker", "memory": 64}]}
                """);

        Finished validate = new Ebemu(bundle).run("validate");

        assertThat(validate.error() + validate.output()).endsWith("no problems found");
        assertThat(validate.exitCode()).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
