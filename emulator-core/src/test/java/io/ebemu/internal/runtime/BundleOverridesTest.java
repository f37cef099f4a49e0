/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.DBInstanceBuilder;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.ManagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program asks for beyond a bundle's own files. */
class BundleOverridesTest {

    private final SourceBundles bundles = new SourceBundles();

    @TempDir
    Path directory;

    @BeforeEach
    void writeBundle() throws IOException {
        Files.writeString(directory.resolve("Dockerrun.aws.json"), """
                {"AWSEBDockerrunVersion": 2,
                 "containerDefinitions": [
                   {"name": "web", "image": "web:1", "memory": 64},
                   {"name": "worker", "image": "worker:1", "memory": 64}]}
                """);
    }

    @Test
    void an_image_replaces_that_of_its_container_and_that_of_ebemu_yml() throws IOException {
        write("images: {web: {image: 'web:local'}}");

        assertThat(version(Map.of("web", "web:test"), List.of()).imageOverrides())
                .isEqualTo(Map.of("web", new ImageOverride.Reference("web:test")));
    }

    @Test
    void an_image_for_an_unknown_container_names_those_there_are() {
        Bundle bundle = bundle(Map.of("wroker", "x"), List.of());

        assertThatThrownBy(() -> bundles.read(bundle))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("\"wroker\"", "the containers are web, worker");
    }

    @Test
    void a_service_is_added_without_any_ebemu_yml() {
        assertThat(version(Map.of(), List.of(cache("sessions"), orders().build()))
                        .services())
                .extracting(ManagedService::identifier)
                .containsExactly("sessions", "orders");
    }

    @Test
    void a_service_takes_the_place_of_the_declared_one_also_in_references() throws IOException {
        write("""
                DBInstances:
                  orders: {MasterUsername: declared, MasterUserPassword: declared99, HasCoupledDatabase: false}
                CacheClusters:
                  orders:
                EnvironmentProperties: {DB_PORT: '${orders.Endpoint.Port}'}
                """);

        ApplicationVersion version =
                version(Map.of(), List.of(orders().port(5999).build()));

        assertThat(version.services())
                .hasSize(2)
                .first()
                .isEqualTo(orders().port(5999).build());
        assertThat(version.properties()).containsEntry("DB_PORT", "5999");
    }

    @Test
    void a_service_is_under_the_rules_of_declared_ones() {
        DBInstance wrong =
                orders().master("rdsadmin", "short").allocatedStorage(1).build();

        List<Problem> problems = bundles.problems(bundle(Map.of(), List.of(wrong, cache("my--cache"))));

        assertThat(problems)
                .filteredOn(one -> one.severity() == Problem.Severity.ERROR)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        "master-username-reserved", "master-password-invalid", "storage-invalid", "identifier-invalid");
        assertThat(problems)
                .extracting(Problem::toString)
                .anySatisfy(text -> assertThat(text).contains("DBInstances.orders.MasterUserPassword"));
    }

    @Test
    void two_coupled_databases_are_refused() throws IOException {
        write("DBInstances: {users: {MasterUserPassword: declared99}}");

        List<Problem> problems =
                bundles.problems(bundle(Map.of(), List.of(orders().coupled(true).build())));

        assertThat(problems)
                .filteredOn(one -> one.code().equals("coupled-twice"))
                .singleElement()
                .asString()
                .contains("users and orders");
    }

    @Test
    void they_hold_for_deployments_of_the_process_that_asked() {
        Bundle asked = bundle(Map.of("web", "web:test"), List.of(orders().build()));

        Bundle deployed = EnvironmentSettings.of(asked, LaunchOptions.forTest())
                .with(Bundle.of(directory))
                .bundleFor(new EnvironmentId("shop"));

        assertThat(deployed.images()).isEqualTo(asked.images());
        assertThat(deployed.services()).isEqualTo(asked.services());
    }

    private void write(String environmentFile) throws IOException {
        Files.writeString(directory.resolve("ebemu.yml"), environmentFile);
    }

    private ApplicationVersion version(Map<String, String> images, List<ManagedService> services) {
        return bundles.read(bundle(images, services)).version().orElseThrow();
    }

    private Bundle bundle(Map<String, String> images, List<ManagedService> services) {
        return Bundle.of(directory).with(Map.of(), images, services);
    }

    private static DBInstanceBuilder orders() {
        return DBInstance.builder("orders").dbName("orders").master("shop", "secret99");
    }

    private static CacheCluster cache(String identifier) {
        return new CacheCluster(identifier, "redis", "7.0", "cache.t3.micro", 6379);
    }
}
