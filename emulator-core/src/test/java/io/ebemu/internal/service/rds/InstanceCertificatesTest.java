/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.host.SystemHost;
import io.ebemu.internal.service.ServerCertificate;
import io.ebemu.internal.service.ServerLauncher;
import io.ebemu.model.DBInstance;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceCertificatesTest {

    private static final EnvironmentId SHOP = new EnvironmentId("shop");
    private static final DBInstance INSTANCE = DBInstance.builder("orders")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("shop")
            .master("clerk", "s3cret")
            .port(5432)
            .coupled(false)
            .build();

    @TempDir
    private Path directory;

    @Test
    void starts_that_come_while_a_certificate_is_being_made_get_that_one() {
        InstanceCertificates certificates = new InstanceCertificates(new SystemHost());

        List<CompletableFuture<ServerCertificate>> asked = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> certificates.of(SHOP, INSTANCE, directory)))
                .limit(4)
                .toList();

        assertThat(asked.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void what_is_prepared_for_an_instance_is_its_certificate() {
        SystemHost host = new SystemHost();

        new RdsPostgresProvider(new ServerLauncher(host, Duration.ofSeconds(1)), host)
                .prepare(SHOP, INSTANCE, directory);

        assertThat(directory.resolve("tls/rds-orders.pem")).exists();
    }
}
