/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.ElastiCache;
import io.ebemu.bootstrap.ControlPlanes;
import io.ebemu.error.AwsApiException;
import io.ebemu.model.BackupSettings;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.ParameterGroup;
import io.ebemu.model.ReplicationGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An environment on an engine in memory with one cluster {@code sessions}, and the ElastiCache API for it. */
abstract class CacheCalls {

    static final String TOKEN = "a-token-of-sixteen-and-more";

    Workbench bench;
    ElastiCache api;

    @BeforeEach
    void prepare(@TempDir Path directory) {
        bench = new Workbench(ControlPlanes.local(), directory, essential("web")).services(cluster("sessions"));
        bench.engine.withImage("busybox:1.35");
        bench.emulator.environmentOf(Workbench.BUNDLE);
        bench.launch().release();
        api = bench.emulator.elastiCache(ENVIRONMENT, bench.events::add);
    }

    @AfterEach
    void close() {
        api.close();
        bench.close();
    }

    static CacheCluster cluster(String identifier) {
        return cluster(identifier, "cache.t3.micro", 1, Optional.empty());
    }

    static CacheCluster cluster(String identifier, String type, int nodes, Optional<String> parameterGroup) {
        return new CacheCluster(
                identifier,
                "redis",
                "7.0",
                type,
                nodes,
                6379,
                false,
                Optional.empty(),
                BackupSettings.none(),
                parameterGroup.map(name -> new ParameterGroup(name, "redis7", Map.of())),
                List.of(),
                Optional.empty());
    }

    static ReplicationGroup group(
            String identifier, int nodes, boolean failover, boolean encrypted, Optional<String> token) {
        return new ReplicationGroup(
                identifier,
                "a group",
                "redis",
                "7.0",
                "cache.t3.micro",
                nodes,
                6379,
                failover,
                encrypted,
                token,
                BackupSettings.none(),
                Optional.empty(),
                List.of());
    }

    List<String> identifiers() {
        return api.describeCacheClusters(Optional.empty()).stream()
                .map(status -> status.definition().identifier())
                .toList();
    }

    boolean exists(String container) {
        return bench.engine.containers().inspect(container).isPresent();
    }

    static void refused(String code, String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(AwsApiException.class)
                .hasMessageContaining(text)
                .satisfies(e -> assertThat(((AwsApiException) e).code()).isEqualTo(code));
    }
}
