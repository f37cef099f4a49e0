/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts of these types end up in messages and logs. */
final class SecretsStayHiddenTest {

    private static final DBInstance DATABASE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("ebdb")
            .master("ebroot", "s3cret")
            .port(5432)
            .coupled(true)
            .build();
    private static final ContainerProcess PROCESS = new ContainerProcess(
            List.of(),
            List.of("serve"),
            Map.of("TOKEN", "s3cret"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    private static final ContainerDefinition CONTAINER = ContainerDefinition.builder(
                    "web", "acme/web", ContainerResources.ofMemory(128))
            .process(PROCESS)
            .build();

    @Test
    void a_database_does_not_show_its_password() {
        assertThat(DATABASE.toString()).contains("orders", "postgres 15").doesNotContain("s3cret");
    }

    @Test
    void a_process_and_its_container_show_the_names_of_variables_alone() {
        assertThat(PROCESS.toString()).contains("TOKEN", "serve").doesNotContain("s3cret");
        assertThat(CONTAINER.toString()).contains("TOKEN").doesNotContain("s3cret");
        assertThat(TaskDefinition.of(List.of(CONTAINER), List.of()).toString()).doesNotContain("s3cret");
    }

    @Test
    void an_application_version_shows_the_names_of_properties_alone() {
        ApplicationVersion version = new ApplicationVersion(
                new EnvironmentId("shop-env"),
                "shop",
                "v1",
                Path.of("/home/dev/shop"),
                TaskDefinition.of(List.of(CONTAINER), List.of()),
                Map.of("KEY", "s3cret"),
                List.of(DATABASE),
                Map.of(),
                new LocalValues(Map.of("arn", "s3cret"), Map.of("file", Map.of("A", "s3cret")), Optional.empty()));

        assertThat(version.toString()).contains("shop-env", "v1", "KEY").doesNotContain("s3cret");
    }

    @Test
    void a_volume_shows_the_names_of_its_options_alone() {
        Volume volume = new Volume(
                "share",
                Optional.empty(),
                Optional.of(new DockerVolumeConfiguration(
                        DockerVolumeConfiguration.Scope.TASK,
                        false,
                        "local",
                        Map.of("o", "password=s3cret"),
                        Map.of())));

        assertThat(TaskDefinition.of(List.of(), List.of(volume)).toString())
                .contains("share", "local", "[o]")
                .doesNotContain("s3cret");
    }
}
