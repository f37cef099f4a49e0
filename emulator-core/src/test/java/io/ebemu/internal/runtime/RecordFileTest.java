/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.observe.EnvironmentRecord;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ContainerStatus;
import io.ebemu.model.observed.HealthStatus;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path directory;

    @Test
    void what_is_written_is_read_back() {
        RecordFile file = new RecordFile(directory.resolve("environment.json"));

        file.write(record());

        assertThat(file.read()).contains(record());
    }

    @Test
    void only_its_owner_may_read_the_file() throws IOException {
        Path path = directory.resolve("environment.json");

        new RecordFile(path).write(record());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("environment.json");
    }

    @Test
    void a_file_that_is_no_record_counts_as_none() throws IOException {
        Path path = directory.resolve("environment.json");
        for (String content : List.of("", "{", "[]", "{\"createdAt\":\"yesterday\"}", "{\"task\":{}}")) {
            Files.writeString(path, content);

            assertThat(new RecordFile(path).read()).as(content).isEmpty();
        }
    }

    @Test
    void no_file_is_no_record() {
        assertThat(new RecordFile(directory.resolve("none.json")).read()).isEmpty();
    }

    private static EnvironmentRecord record() {
        ContainerSnapshot web = new ContainerSnapshot(
                "web",
                "image",
                Optional.of("id"),
                true,
                ContainerStatus.STOPPED,
                Optional.of(137),
                Optional.of("OutOfMemoryError: Container killed due to memory usage"),
                HealthStatus.UNKNOWN,
                Optional.of(2),
                Optional.of(64),
                Optional.empty(),
                List.of());
        Task task = new Task(
                "arn:task",
                "arn:definition:3",
                TaskStatus.STOPPED,
                TaskStatus.STOPPED,
                Optional.of(StopCode.ESSENTIAL_CONTAINER_EXITED),
                Optional.of("Essential container in task exited"),
                Optional.of(AT),
                Optional.empty(),
                Optional.of(AT),
                List.of(web));
        return new EnvironmentRecord(
                "app",
                "v1",
                "Ready",
                3,
                Optional.of(task),
                Map.of("api", "CannotPullContainerError: no"),
                Set.of("rds:db"),
                AT,
                AT);
    }
}
