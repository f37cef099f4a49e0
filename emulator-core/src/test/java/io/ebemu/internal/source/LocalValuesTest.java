/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Bundle;
import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.LocalValues;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.RegistryAuthentication;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalValuesTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-Ab12Cd";
    private static final String DOCKERRUN = """
            {"authentication": {"bucket": "conf", "key": "dockercfg"},
             "containerDefinitions": [
               {"name": "first"},
               {"name": "web",
                "secrets": [{"name": "A", "valueFrom": "a"},
                            {"name": "B", "valueFrom": "b"}],
                "environmentFiles": [{"type": "s3", "value": "arn"}],
                "repositoryCredentials": {"credentialsParameter": "c"},
                "logConfiguration": {"logDriver": "splunk",
                  "secretOptions": [{"name": "splunk-token", "valueFrom": "t"}]}}]}
            """;

    @TempDir
    Path bundle;

    private final Problems problems = new Problems();

    @Test
    void the_values_of_all_that_a_task_refers_to_are_taken_from_ebemu_yml() throws IOException {
        write("web.env", "A=from file\nB=2\n");
        write("other.env", "not a line that is read");
        write("dockercfg", "{}");
        TaskDefinition task = task(
                new ContainerReferences(Map.of("TOKEN", "/shop/token"), List.of("arn:aws:s3:::conf/web.env"), SECRET),
                Map.of("splunk-token", "splunk"));

        LocalValues values = resolve(task, """
                Secrets:
                  /shop/token: s3cret
                  splunk: '007'
                  %s: '{"username": "u", "password": "p"}'
                S3Objects:
                  arn:aws:s3:::conf/web.env: web.env
                  arn:aws:s3:::conf/other.env: other.env
                  arn:aws:s3:::conf/dockercfg: ./dockercfg
                """.formatted(SECRET));

        assertThat(values.secrets())
                .containsOnly(
                        Map.entry("/shop/token", "s3cret"),
                        Map.entry("splunk", "007"),
                        Map.entry(SECRET, "{\"username\": \"u\", \"password\": \"p\"}"));
        assertThat(values.environmentFiles())
                .isEqualTo(Map.of("arn:aws:s3:::conf/web.env", Map.of("A", "from file", "B", "2")));
        assertThat(values.registryCredentials()).contains(bundle.resolve("dockercfg"));
        assertThat(found())
                .containsExactly("s3-object-unused ebemu.yml:7:3 S3Objects.arn:aws:s3:::conf/other.env: nothing in the"
                        + " Dockerrun file refers to it, so this has no effect; did you mean"
                        + " \"arn:aws:s3:::conf/web.env\"?");
    }

    @Test
    void what_has_no_stand_in_is_a_warning_in_the_dockerrun_with_the_line_to_add() throws IOException {
        TaskDefinition task = task(
                new ContainerReferences(Map.of("A", "/shop/a"), List.of("arn:aws:s3:::conf/prod/web.env"), SECRET),
                Map.of("splunk-token", "token"));

        LocalValues values = resolve(task, "");

        assertThat(values).isEqualTo(LocalValues.none());
        assertThat(problems.haveErrors()).isFalse();
        assertThat(found())
                .containsExactly(
                        "authentication-not-local Dockerrun.aws.json:1:20 authentication: there is no local file for"
                                + " this S3 object, so images are pulled with your own docker login; add to ebemu.yml:"
                                + " S3Objects: {\"arn:aws:s3:::conf/dockercfg\": ./dockercfg}",
                        "secret-not-local Dockerrun.aws.json:5:44 containerDefinitions[1].secrets[0].valueFrom: there is"
                                + " no local value for this secret, so it does not set A; add to ebemu.yml: Secrets:"
                                + " {\"/shop/a\": the-value}",
                        "environment-file-not-local Dockerrun.aws.json:7:50"
                                + " containerDefinitions[1].environmentFiles[0].value: there is no local file for this S3"
                                + " object, so it sets no variables; add to ebemu.yml: S3Objects:"
                                + " {\"arn:aws:s3:::conf/prod/web.env\": ./web.env}",
                        "authentication-not-local Dockerrun.aws.json:8:55"
                                + " containerDefinitions[1].repositoryCredentials.credentialsParameter: there is no local"
                                + " value for this secret, so the image is pulled with your own docker login; add to"
                                + " ebemu.yml: Secrets: {\"" + SECRET
                                + "\": '{\"username\": \"name\", \"password\": \"password\"}'}",
                        "secret-not-local Dockerrun.aws.json:10:63"
                                + " containerDefinitions[1].logConfiguration.secretOptions[0].valueFrom: there is no"
                                + " local value for this secret, so it does not set the log option splunk-token; add to"
                                + " ebemu.yml: Secrets: {\"token\": the-value}");
    }

    @Test
    void the_lines_that_warnings_give_are_a_cure() throws IOException {
        write("web.env", "");
        write("dockercfg", "");
        TaskDefinition task = task(
                new ContainerReferences(
                        Map.of("A", SECRET + ":key:AWSPREVIOUS:"), List.of("arn:aws:s3:::conf/web.env"), SECRET),
                Map.of("token", "/shop/token"));
        resolve(task, "");
        Map<String, List<String>> entries = problems.sorted().stream()
                .map(problem ->
                        problem.message().split(" add to ebemu.yml: ")[1].split(": ", 2))
                .collect(Collectors.groupingBy(
                        line -> line[0],
                        Collectors.mapping(line -> line[1].substring(1, line[1].length() - 1), Collectors.toList())));
        StringBuilder yaml = new StringBuilder();
        entries.forEach((section, lines) -> yaml.append(section)
                .append(":\n  ")
                .append(String.join("\n  ", lines))
                .append('\n'));
        Problems after = new Problems();

        resolve(task, yaml.toString(), after);

        assertThat(found()).hasSize(5);
        assertThat(after.sorted()).isEmpty();
    }

    @Test
    void a_secret_is_taken_by_the_container_that_is_second_to_name_it_too() throws IOException {
        write("web.env", "no variable");
        ContainerReferences both =
                new ContainerReferences(Map.of("A", SECRET + ":key::"), List.of("arn:aws:s3:::conf/web.env"), "");
        TaskDefinition task = TaskDefinition.of(List.of(container("one", both), container("two", both)), List.of());

        LocalValues values =
                resolve(task, "Secrets: {" + SECRET + ": text}\nS3Objects: {arn:aws:s3:::conf/web.env: web.env}\n");

        assertThat(values.environmentFiles()).hasSize(1);
        assertThat(problems.sorted())
                .extracting("code")
                .as("each problem once")
                .containsExactly("secret-key-missing", "environment-file-line-skipped");
    }

    @Test
    void a_stand_in_for_nothing_is_a_warning_with_what_was_meant() throws IOException {
        write("x", "");
        resolve(
                task(new ContainerReferences(Map.of("A", "/shop/token"), List.of(), "")),
                "Secrets: {/shop/tokne: s3cret}\nS3Objects: {arn:aws:s3:::b/k: x}\n");

        assertThat(found())
                .contains(
                        "secret-unused ebemu.yml:1:11 Secrets./shop/tokne: nothing in the Dockerrun file refers to it, so"
                                + " this has no effect; did you mean \"/shop/token\"?",
                        "s3-object-unused ebemu.yml:2:13 S3Objects.arn:aws:s3:::b/k: nothing in the Dockerrun file refers"
                                + " to it, so this has no effect; remove it")
                .noneMatch(text -> text.contains("s3cret"));
    }

    private LocalValues resolve(TaskDefinition task, String yaml) throws IOException {
        return resolve(task, yaml, problems);
    }

    private LocalValues resolve(TaskDefinition task, String yaml, Problems into) throws IOException {
        write("Dockerrun.aws.json", DOCKERRUN);
        write("ebemu.yml", yaml);
        Source source = new SourceReader().read(Bundle.of(bundle), bundle.resolve("unpacked"));
        into.addAll(source.problems());
        Places places = new Places(
                JsonDocument.read(DOCKERRUN.getBytes(StandardCharsets.UTF_8), "Dockerrun.aws.json", into),
                "Dockerrun.aws.json");
        return source.localValues(task, places, into);
    }

    /** The task of {@link #DOCKERRUN}, but for what its second container refers to. */
    private static TaskDefinition task(ContainerReferences references, Map<String, String> logSecrets) {
        ContainerDefinition web = ContainerDefinition.builder("web", "acme/web", ContainerResources.ofMemory(64))
                .references(references)
                .logConfiguration(Optional.of(new LogConfiguration("splunk", Map.of(), logSecrets)))
                .build();
        return new TaskDefinition(
                List.of(container("first", ContainerReferences.none()), web),
                List.of(),
                Optional.of(new RegistryAuthentication("conf", "dockercfg")));
    }

    private static TaskDefinition task(ContainerReferences references) {
        return TaskDefinition.of(List.of(container("web", references)), List.of());
    }

    private static ContainerDefinition container(String name, ContainerReferences references) {
        return ContainerDefinition.builder(name, "acme/" + name, ContainerResources.ofMemory(64))
                .references(references)
                .build();
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(bundle.resolve(name), content);
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
