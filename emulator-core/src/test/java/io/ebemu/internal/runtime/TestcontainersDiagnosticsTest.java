/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.Diagnosis.State;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestcontainersDiagnosticsTest {

    private static final String ENGINE = "unix:///var/run/docker.sock";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private List<Diagnosis> run() {
        Findings found = new Findings();
        new TestcontainersDiagnostics(new AtHome(home, environment), found).run(ENGINE);
        return found.all();
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve(".testcontainers.properties"), text);
    }

    @Test
    void nothing_set_is_one_line() {
        assertThat(run())
                .containsExactly(new Diagnosis("Testcontainers", State.OK, "nothing is set; its defaults hold", ""));
    }

    @Test
    void settings_are_named_with_their_place_and_others_are_not_shown() throws IOException {
        file("hub.image.name.prefix=mirror.example/\nsome.password=hidden\n");
        environment.put("TESTCONTAINERS_REUSE_ENABLE", "true");

        assertThat(run())
                .allMatch(diagnosis -> diagnosis.state() == State.OK)
                .extracting(Diagnosis::fact)
                .containsExactly(
                        "TESTCONTAINERS_REUSE_ENABLE is true: whether containers may outlive a test",
                        "hub.image.name.prefix in " + home.resolve(".testcontainers.properties")
                                + " is mirror.example/: what its image names begin with");
    }

    @Test
    void another_engine_than_ebemus_is_a_warning() throws IOException {
        file("tc.host=tcp\\://build\\:2375\ndocker.host=" + ENGINE.replace(":", "\\:") + "\n");

        assertThat(run())
                .filteredOn(diagnosis -> diagnosis.state() == State.WARNING)
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.fact()).contains("tc.host", "tcp://build:2375", "ebemu uses " + ENGINE);
                    assertThat(warning.remedy()).contains("--host tcp://build:2375");
                });
    }

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        file("ryuk.disabled=false\n");
        environment.put("TESTCONTAINERS_RYUK_DISABLED", "true");

        assertThat(run()).singleElement().satisfies(warning -> {
            assertThat(warning.state()).isEqualTo(State.WARNING);
            assertThat(warning.fact()).startsWith("TESTCONTAINERS_RYUK_DISABLED is true");
            assertThat(warning.remedy()).contains("ebemu sweep");
        });
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws IOException {
        file("broken=\\u12\n");

        assertThat(run()).first().satisfies(warning -> {
            assertThat(warning.state()).isEqualTo(State.WARNING);
            assertThat(warning.fact()).contains("cannot be read");
        });
    }

    /** A host with a home and an environment of the test's. */
    private record AtHome(Path homeDirectory, Map<String, String> variables) implements Host {

        private static final SystemHost SYSTEM = new SystemHost();

        @Override
        public Instant now() {
            return SYSTEM.now();
        }

        @Override
        public long nanoTime() {
            return SYSTEM.nanoTime();
        }

        @Override
        public String randomHex(int digits) {
            return SYSTEM.randomHex(digits);
        }

        @Override
        public Optional<String> environmentVariable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        public long processId() {
            return SYSTEM.processId();
        }
    }
}
