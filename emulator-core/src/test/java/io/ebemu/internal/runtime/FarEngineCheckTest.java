/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.UsageException;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.MountPoint;
import io.ebemu.model.Volume;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Launches on an engine that has none of this machine's files. */
@Timeout(20)
class FarEngineCheckTest {

    @TempDir
    Path directory;

    private Workbench mounting(String volume) {
        ContainerDefinition web = ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                .mountPoints(List.of(new MountPoint(volume, "/data", false)))
                .build();
        return new Workbench(directory, web, Workbench.helper("app"))
                .volumes(new Volume("conf", Optional.of("/var/app/current/conf"), Optional.empty()));
    }

    @Test
    void a_volume_from_the_bundle_is_refused_with_its_place_before_anything_is_made() {
        try (Workbench bench = mounting("conf")) {
            bench.engine.at("ssh://me@192.0.2.7", "172.17.0.1");

            assertThatThrownBy(bench::launch)
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("volumes[0].host.sourcePath, the volume conf, is in the bundle")
                    .hasMessageContaining("ssh://me@192.0.2.7");
            assertThat(bench.calls("create")).isEmpty();
        }
    }

    @Test
    void the_same_volume_is_mounted_by_an_engine_here() {
        try (Workbench bench = mounting("conf")) {
            bench.launch();

            assertThat(bench.calls("create")).isNotEmpty();
        }
    }

    @Test
    void logs_that_stay_there_are_told_once() {
        try (Workbench bench = mounting("awseb-logs-web")) {
            bench.engine.at("ssh://me@192.0.2.7", "172.17.0.1");
            bench.launch();

            assertThat(bench.announced())
                    .filteredOn(message -> message.contains("awseb-logs-web stays on that machine"))
                    .hasSize(1);
        }
    }
}
