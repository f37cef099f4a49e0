/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparationTest {

    private static final CacheCluster CACHE = new CacheCluster("cache", "redis", "7.0", "cache.t3.micro", 6379);

    @TempDir
    Path directory;

    @Test
    void a_launch_prepares_each_service_that_it_starts_and_goes_on_where_that_fails() {
        try (Workbench bench = new Workbench(directory, essential("web")).services(CACHE)) {
            Prepared provider = new Prepared(bench.providers().get(0));
            BeanstalkEmulator emulator = new LocalEmulator(
                    () -> bench.engine,
                    bench.reader(),
                    List.of(provider),
                    new DeclaredServices(),
                    new DeploymentTimes(Duration.ofMillis(100), Duration.ofMillis(20)),
                    new SystemHost());

            Environment environment = emulator.launch(BUNDLE, LaunchOptions.standard(), event -> {});

            assertThat(provider.prepared).isCompletedWithValue("bench cache");
            assertThat(environment.state().task()).isPresent();
            environment.release();
        }
    }

    /** Fails to prepare a service, and starts none before it has been prepared. */
    private record Prepared(ManagedServiceProvider real, CompletableFuture<String> prepared)
            implements ManagedServiceProvider {

        Prepared(ManagedServiceProvider real) {
            this(real, new CompletableFuture<>());
        }

        @Override
        public boolean supports(ManagedService service) {
            return real.supports(service);
        }

        @Override
        public String image(ManagedService service) {
            return real.image(service);
        }

        @Override
        public String dataPath(ManagedService service) {
            return real.dataPath(service);
        }

        @Override
        public void prepare(EnvironmentId environment, ManagedService service, Path stateDirectory) {
            prepared.complete(environment + " " + service.identifier());
            throw new IllegalStateException("cannot");
        }

        @Override
        public void start(StartRequest request) {
            prepared.orTimeout(10, TimeUnit.SECONDS).join();
            real.start(request);
        }
    }
}
