/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static io.ebemu.internal.runtime.Workbench.essential;
import static io.ebemu.internal.runtime.Workbench.helper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.api.ContainerCommand;
import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ContainerCommandsTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ContainerCommand command = new ContainerCommand(
            List.of("cat", "-"),
            Optional.empty(),
            new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)),
            out,
            out);

    @Test
    void a_command_runs_in_the_container_of_that_name() {
        try (Workbench bench = new Workbench(directory, essential("web"));
                Environment environment = bench.launch()) {
            assertThat(bench.emulator.exec(environment.id(), "web", command)).isEqualTo(2);

            assertThat(out).hasToString("cat -\nhello");
        }
    }

    @Test
    void a_container_that_is_not_there_or_does_not_run_is_told_with_what_to_do() {
        try (Workbench bench = new Workbench(directory, essential("web"), helper("job"))) {
            Environment environment = bench.launch();
            bench.engine.exit(bench.container("job").id(), 0);

            assertThatThrownBy(() -> bench.emulator.exec(ENVIRONMENT, "db", command))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("environment bench has no container db; it has job, web");
            assertThatThrownBy(() -> bench.emulator.exec(ENVIRONMENT, "job", command))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("container job of environment bench does not run;");
            environment.stop();
            bench.emulator.down(ENVIRONMENT, event -> {});
            assertThatThrownBy(() -> bench.emulator.exec(ENVIRONMENT, "web", command))
                    .isInstanceOf(UsageException.class)
                    .hasMessage("environment bench has no containers now; `ebemu up` starts them");
        }
    }
}
