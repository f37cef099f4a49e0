/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

    private static final String FULL = """
            EnvironmentName: fibonacci-local
            ApplicationName: fibonacci
            DBInstances:
              fibonacci-db:
                MasterUserPassword: correct-horse
                DBName: fibonacci
                MasterUsername: fibonacci
            CacheClusters:
              fibonacci-cache:
            EnvironmentProperties:
              PGHOST: ${fibonacci-db.Endpoint.Address}
              PGPORT: ${fibonacci-db.Endpoint.Port}
              PGPASSWORD: ${fibonacci-db.MasterUserPassword}
              REDIS_URL: redis://${fibonacci-cache.RedisEndpoint.Address}:${fibonacci-cache.RedisEndpoint.Port}
              DEBUG: true
              ZIP: 00501
            images:
              server: { build: ./server }
              worker: { build: { context: ./worker, dockerfile: Dockerfile.local } }
              client: { image: "other/image:tag" }
            """;

    @TempDir
    Path temp;

    private Path bundle;

    @BeforeEach
    void createBundle() throws IOException {
        bundle = Files.createDirectory(temp.resolve("my_app"));
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "{}");
        Files.createDirectory(bundle.resolve("server"));
        Files.createFile(bundle.resolve("server/Dockerfile"));
        Files.createDirectory(bundle.resolve("worker"));
        Files.createFile(bundle.resolve("worker/Dockerfile.local"));
    }

    @Test
    void everything_that_ebemu_yml_says_is_read() throws IOException {
        write("ebemu.yml", FULL);

        Source source = read(Bundle.of(bundle));

        DBInstance db = DBInstance.builder("fibonacci-db")
                .engine("postgres", "15")
                .instanceClass("db.t3.micro")
                .dbName("fibonacci")
                .master("fibonacci", "correct-horse")
                .port(5432)
                .coupled(true)
                .build();
        CacheCluster cache = new CacheCluster("fibonacci-cache", "redis", "7.0", "cache.t3.micro", 6379);
        EnvironmentId environment = new EnvironmentId("fibonacci-local");
        assertThat(source.problems()).isEmpty();
        assertThat(source.environment()).isEqualTo(environment);
        assertThat(source.applicationName()).isEqualTo("fibonacci");
        assertThat(source.services()).containsExactly(db, cache);
        assertThat(source.properties())
                .containsExactly(
                        Map.entry("PGHOST", db.endpoint(environment).address()),
                        Map.entry("PGPORT", "5432"),
                        Map.entry("PGPASSWORD", "correct-horse"),
                        Map.entry("REDIS_URL", "redis://" + cache.endpoint(environment)),
                        Map.entry("DEBUG", "true"),
                        Map.entry("ZIP", "00501"));
        assertThat(source.imageOverrides())
                .containsExactly(
                        Map.entry("server", new ImageOverride.Build(bundle.resolve("server"), "Dockerfile")),
                        Map.entry("worker", new ImageOverride.Build(bundle.resolve("worker"), "Dockerfile.local")),
                        Map.entry("client", new ImageOverride.Reference("other/image:tag")));
    }

    @Test
    void without_any_file_beside_it_a_bundle_is_named_after_its_directory() {
        Source source = read(Bundle.of(bundle));

        assertThat(source.environment()).hasToString("my-app");
        assertThat(source.applicationName()).isEqualTo("my_app");
        assertThat(source.properties()).isEmpty();
        assertThat(source.services()).isEmpty();
        assertThat(source.problems()).isEmpty();
    }

    @Test
    void the_explicit_name_wins_over_the_eb_cli_over_ebemu_yml() throws IOException {
        write("ebemu.yml", "EnvironmentName: from-ebemu\nApplicationName: app-ebemu\n");
        assertThat(read(Bundle.of(bundle)).environment()).hasToString("from-ebemu");

        write(".elasticbeanstalk/config.yml", """
                branch-defaults:
                  default: {environment: from-default}
                  main: {environment: from-main}
                global: {application_name: app-eb, default_region: eu-west-1, profile: null}
                """);
        Source withoutGit = read(Bundle.of(bundle));
        assertThat(withoutGit.environment()).hasToString("from-default");
        assertThat(withoutGit.applicationName()).isEqualTo("app-eb");
        assertThat(withoutGit.defaultRegion()).contains("eu-west-1");

        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(read(Bundle.of(bundle)).environment()).hasToString("from-main");

        assertThat(read(named("explicit")).environment()).hasToString("explicit");
    }

    @Test
    void a_branch_is_found_from_a_linked_worktree_below_its_top() throws IOException {
        write("repository/HEAD", "ref: refs/heads/feature/x\n");
        write("tree/.git", "gitdir: ../repository\n");
        write("tree/below/file", "");

        assertThat(GitBranch.of(bundle.resolve("tree/below"))).isEqualTo("feature/x");
    }

    @Test
    void a_detached_head_counts_as_no_branch() throws IOException {
        write(".git/HEAD", "0123456789\n");

        assertThat(GitBranch.of(bundle)).isEqualTo("default");
    }

    @Test
    void an_invalid_name_is_a_problem_where_it_stands() throws IOException {
        write("ebemu.yml", "EnvironmentName: no_good\n");

        assertThat(read(Bundle.of(bundle)).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "ebemu.yml:1:18 EnvironmentName: environment name \"no_good\": expected 4 to 40 letters,"
                                + " digits and hyphens, neither first nor last a hyphen; choose another");
        assertThat(read(named("x")).problems()).extracting(Problem::code).containsExactly("environment-name-invalid");
    }

    @Test
    void explicit_properties_win_and_come_last() throws IOException {
        write("ebemu.yml", "EnvironmentProperties:\n  A: x\n  B: file\n  C: file\n");
        Bundle requested =
                new Bundle(bundle, Optional.empty(), Map.of("Z", "1", "B", "line", "D", "2"), Optional.empty(), false);

        assertThat(read(requested).properties())
                .containsExactly(
                        Map.entry("A", "x"),
                        Map.entry("C", "file"),
                        Map.entry("B", "line"),
                        Map.entry("D", "2"),
                        Map.entry("Z", "1"));
    }

    @Test
    void the_version_label_depends_on_both_files_and_on_nothing_else() throws IOException {
        String plain = read(Bundle.of(bundle)).versionLabel();
        assertThat(plain).matches("app-[0-9a-f]{8}");
        assertThat(read(named("other-name")).versionLabel()).isEqualTo(plain);

        write("ebemu.yml", "ApplicationName: x\n");
        String withFile = read(Bundle.of(bundle)).versionLabel();
        write("Dockerrun.aws.json", "{ }");

        assertThat(withFile).isNotEqualTo(plain);
        assertThat(read(Bundle.of(bundle)).versionLabel()).isNotEqualTo(withFile);
    }

    @Test
    void the_files_beside_the_dockerrun_in_a_zip_are_read() throws IOException {
        Path zip = temp.resolve("release 7.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("Dockerrun.aws.json"));
            out.putNextEntry(new ZipEntry("server/Dockerfile"));
            out.putNextEntry(new ZipEntry("ebemu.yml"));
            out.write("ApplicationName: zipped\nimages: {server: {build: server}}\n".getBytes());
        }

        Source source = read(Bundle.of(zip));

        assertThat(source.problems()).isEmpty();
        assertThat(source.applicationName()).isEqualTo("zipped");
        assertThat(source.environment()).hasToString("release-7");
        assertThat(source.imageOverrides())
                .containsValue(new ImageOverride.Build(temp.resolve("unpacked/server"), "Dockerfile"));
        assertThat(new SourceReader().environmentOf(Bundle.of(zip))).hasToString("release-7");
    }

    @Test
    void the_name_alone_needs_no_dockerrun_and_no_valid_service() throws IOException {
        Files.delete(bundle.resolve("Dockerrun.aws.json"));
        write("ebemu.yml", "EnvironmentName: by-name\nDBInstances: {x: {Engine: oracle}}\n");

        assertThat(new SourceReader().environmentOf(Bundle.of(bundle))).hasToString("by-name");
        assertThat(new SourceReader().environmentOf(named("explicit"))).hasToString("explicit");
    }

    @Test
    void the_name_alone_is_refused_if_it_is_invalid_or_cannot_be_read() throws IOException {
        assertThatThrownBy(() -> new SourceReader().environmentOf(named("-")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("--environment:1:1 environment name \"-\": ");

        write("ebemu.yml", "EnvironmentName: [\n");
        assertThatThrownBy(() -> new SourceReader().environmentOf(Bundle.of(bundle)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("ebemu.yml:2:1 not valid YAML: ");
    }

    @Test
    void a_malformed_eb_configuration_is_a_located_problem() throws IOException {
        write(".elasticbeanstalk/config.yml", "global:\n  application_name: [x]\n");

        assertThat(read(Bundle.of(bundle)).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        ".elasticbeanstalk/config.yml:2:21 global.application_name: expected a string, got a list");
    }

    @Test
    void an_image_override_for_no_container_is_a_warning_where_it_stands() throws IOException {
        write("ebemu.yml", "images:\n  servr: {image: x}\n  web: {image: y}\n");
        ContainerResources memory = ContainerResources.ofMemory(64);
        TaskDefinition task = TaskDefinition.of(
                List.of(
                        ContainerDefinition.builder("server", "a", memory).build(),
                        ContainerDefinition.builder("web", "b", memory).build()),
                List.of());

        Problems problems = new Problems();
        read(Bundle.of(bundle)).checkImageOverrides(task, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "ebemu.yml:2:3 images.servr: there is no container \"servr\", so this has no effect; the"
                                + " containers are server, web; did you mean \"server\"?");
    }

    @Test
    void a_path_that_is_not_there_has_no_environment() {
        assertThatThrownBy(() -> new SourceReader().environmentOf(Bundle.of(bundle.resolve("nowhere"))))
                .isInstanceOf(UsageException.class);
    }

    @Test
    void no_text_about_a_source_shows_a_value() throws IOException {
        write("ebemu.yml", FULL + "Secrets: {/shop/token: correct-horse}\n");

        assertThat(read(Bundle.of(bundle)).toString()).contains("PGPASSWORD").doesNotContain("correct-horse");
    }

    private Bundle named(String environment) {
        return new Bundle(bundle, Optional.of(environment), Map.of(), Optional.empty(), false);
    }

    private Source read(Bundle requested) {
        return new SourceReader().read(requested, temp.resolve("unpacked"));
    }

    private void write(String name, String content) throws IOException {
        Path file = bundle.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
