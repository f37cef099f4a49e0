/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.Behaviour;
import io.ebemu.internal.engine.InMemoryEngine;
import io.ebemu.internal.engine.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastPartTest {

    @TempDir
    Path directory;

    @Test
    void every_line_has_its_time() throws Exception {
        assertThat(copied(1000, "one", "two"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches("[0-9]{4}-.*Z (one|two)"));
    }

    @Test
    void of_a_long_log_the_last_part_is_kept_and_what_is_missing_is_said() throws Exception {
        List<String> lines = copied(100, "first", "second", "third", "fourth");

        assertThat(lines.get(0)).isEqualTo("(2 lines before these are left out)");
        assertThat(lines.subList(1, lines.size()))
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" third"),
                        line -> assertThat(line).endsWith(" fourth"));
    }

    private List<String> copied(int bytes, String... written) throws IOException, InterruptedException {
        InMemoryEngine engine = new InMemoryEngine();
        engine.withImage("image").script(spec -> Behaviour.exits(0).printing(written));
        String id = engine.containers().create(new SpecBuilder("web", "image").build());
        engine.containers().start(id);
        Path file = directory.resolve("web.log");

        new LastPart(bytes).copy(engine.containers(), id, file);

        return Files.readAllLines(file);
    }
}
