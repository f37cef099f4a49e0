/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PullProgressTest {

    private final List<String> texts = new ArrayList<>();
    private final PullProgress progress = new PullProgress(texts::add);

    private void item(String json) throws JsonProcessingException {
        progress.item(new ObjectMapper().readTree(json));
    }

    private void downloading(String layer, long current, long total) throws JsonProcessingException {
        item("{\"status\":\"Downloading\",\"id\":\"%s\",\"progressDetail\":{\"current\":%d,\"total\":%d}}"
                .formatted(layer, current, total));
    }

    @Test
    void layers_are_summed_up_and_nothing_is_said_twice() throws JsonProcessingException {
        item("{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"a\"}");
        downloading("a", 1_000_000, 4_000_000);
        downloading("a", 1_000_001, 4_000_000);
        downloading("b", 2_000_000, 30_000_000);
        item("{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"a\"}");
        downloading("b", 30_000_000, 30_000_000);

        assertThat(texts).containsExactly("1 of 4 MB", "3 of 34 MB", "34 of 34 MB");
    }

    @Test
    void an_error_ends_it() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> item("{\"error\":\"toomanyrequests\",\"errorDetail\":{}}"))
                .withMessage("toomanyrequests");
    }
}
