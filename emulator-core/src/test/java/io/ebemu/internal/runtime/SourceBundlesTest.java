/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ebemu.api.Bundle;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceBundlesTest {

    private final SourceBundles bundles = new SourceBundles();

    @TempDir
    Path directory;

    @Test
    void looking_for_problems_of_a_zip_leaves_nothing_beside() throws IOException {
        Path zip = zip("{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": []}");

        List<Problem> problems = bundles.problems(Bundle.of(zip));

        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(text -> text.contains("Container list cannot be empty."));
        assertThat(directory).isDirectoryContaining(zip::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void each_content_of_a_zip_is_unpacked_to_a_place_of_its_own() throws IOException {
        Path one = bundles.read(Bundle.of(zip(task("one"))))
                .version()
                .orElseThrow()
                .bundle();
        Path two = bundles.read(Bundle.of(zip(task("two"))))
                .version()
                .orElseThrow()
                .bundle();

        assertThat(one).isNotEqualTo(two);
        assertThat(one.resolve("Dockerrun.aws.json")).hasContent(task("one"));
        assertThat(two.resolve("Dockerrun.aws.json")).hasContent(task("two"));
    }

    @Test
    void a_lone_dockerrun_is_validated_for_itself_and_launched_with_the_files_beside_it() throws IOException {
        Path dockerrun = Files.writeString(directory.resolve("Dockerrun.prod.json"), """
                {"AWSEBDockerrunVersion": 2,
                 "volumes": [{"name": "conf", "host": {"sourcePath": "/var/app/current/conf"}}],
                 "containerDefinitions": [{"name": "web", "image": "web", "memory": 64,
                   "mountPoints": [{"sourceVolume": "conf", "containerPath": "/conf"}]}]}
                """);

        assertThat(bundles.problems(Bundle.of(dockerrun))).isEmpty();
        assertThat(bundles.read(Bundle.of(dockerrun)).problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("Dockerrun.prod.json:2:54 volumes[0].host.sourcePath: there is no conf in the bundle");
        assertThat(bundles.read(Bundle.of(dockerrun)).version()).isPresent();

        Files.createDirectory(directory.resolve("conf"));
        assertThat(bundles.read(Bundle.of(dockerrun)).problems()).isEmpty();
    }

    @Test
    void a_stand_in_that_cannot_be_read_leaves_no_version() throws IOException {
        Path dockerrun = Files.writeString(directory.resolve("Dockerrun.aws.json"), task("web"));
        Files.writeString(directory.resolve("ebemu.yml"), "Secrets: {/shop/token: s3cret}\n");

        ReadBundle unused = bundles.read(Bundle.of(dockerrun));
        assertThat(unused.version()).isPresent();
        assertThat(unused.problems()).extracting(Problem::code).containsExactly("secret-unused");

        Files.writeString(directory.resolve("ebemu.yml"), "Secrets: {/shop/token: {file: ./no}}\n");
        ReadBundle broken = bundles.read(Bundle.of(dockerrun));
        assertThat(broken.version()).isEmpty();
        assertThat(broken.problems()).extracting(Problem::code).containsExactly("file-missing");
    }

    @Test
    void a_task_too_large_for_the_instance_type_asked_for_is_an_error_where_the_containers_stand() throws IOException {
        Bundle bundle = on("t2.nano", zip(task("one").replace("64", "512")));

        assertThat(bundles.read(bundle).version()).isEmpty();
        assertThat(bundles.problems(bundle))
                .extracting(
                        Problem::code,
                        Problem::pointer,
                        problem -> problem.location().column())
                .containsExactly(tuple("placement-memory", "containerDefinitions", 54));
    }

    @Test
    void the_instance_type_asked_for_wins_over_that_of_ebemu_yml() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), task("one").replace("64", "512"));
        Files.writeString(directory.resolve("ebemu.yml"), "InstanceType: t2.nano\n");

        assertThat(bundles.problems(Bundle.of(directory)))
                .extracting(Problem::code)
                .containsExactly("placement-memory");
        assertThat(bundles.problems(on("t3.small", directory))).isEmpty();
    }

    @Test
    void an_instance_type_that_does_not_exist_is_a_usage_error() throws IOException {
        Bundle bundle = on("t3.gigantic", zip(task("one")));

        assertThatThrownBy(() -> bundles.problems(bundle))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("t3.2xlarge");
        assertThat(directory.toFile().list()).hasSize(1);
    }

    private static Bundle on(String instanceType, Path path) {
        return new Bundle(path, Optional.empty(), Map.of(), Optional.of(instanceType), false);
    }

    private static String task(String name) {
        return "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [{\"name\": \"" + name
                + "\", \"image\": \"image\", \"memory\": 64}]}";
    }

    private Path zip(String dockerrun) throws IOException {
        Path zip = directory.resolve("app.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry("Dockerrun.aws.json"));
            out.write(dockerrun.getBytes(StandardCharsets.UTF_8));
        }
        return zip;
    }
}
