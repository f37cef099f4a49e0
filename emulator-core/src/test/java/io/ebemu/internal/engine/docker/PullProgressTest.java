/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PullProgressTest {

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> texts = new ArrayList<>();
    private final PullProgress progress = new PullProgress(texts::add, nanos::get);

    private void item(String json) throws JsonProcessingException {
        progress.item(new ObjectMapper().readTree(json));
    }

    private void layer(String status, String layer, long current, long total) throws JsonProcessingException {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        item("{\"status\":\"%s\",\"id\":\"%s\",\"progressDetail\":{\"current\":%d,\"total\":%d}}"
                .formatted(status, layer, current, total));
    }

    @Test
    void layers_are_summed_up_and_nothing_is_said_twice() throws JsonProcessingException {
        item("{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"a\"}");
        layer("Downloading", "a", 1_000_000, 4_000_000);
        layer("Downloading", "a", 1_000_001, 4_000_000);
        layer("Downloading", "b", 2_000_000, 30_000_000);
        item("{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"a\"}");
        layer("Downloading", "b", 30_000_000, 30_000_000);

        assertThat(texts).containsExactly("1.0 of 4.0 MB", "3.0 of 34.0 MB", "34.0 of 34.0 MB");
    }

    @Test
    void once_all_is_here_it_tells_how_much_is_extracted() throws JsonProcessingException {
        layer("Downloading", "a", 1_000_000, 4_000_000);
        layer("Downloading", "b", 500_000, 1_000_000);
        layer("Extracting", "a", 100_000, 4_000_000);
        item("{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"b\"}");
        layer("Extracting", "a", 2_000_000, 4_000_000);

        assertThat(texts).containsExactly("1.0 of 4.0 MB", "1.5 of 5.0 MB", "extracting 2.0 of 4.0 MB");
    }

    @Test
    void it_tells_a_few_times_a_second_however_often_the_engine_does() throws JsonProcessingException {
        for (int i = 1; i <= 1000; i++) {
            layer("Downloading", "a", i * 100_000L, 100_000_000);
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1) - TimeUnit.SECONDS.toNanos(1));
        }

        assertThat(texts).hasSizeBetween(5, 6);
    }

    @Test
    void a_layer_whose_size_is_not_known_is_no_progress() throws JsonProcessingException {
        item("{\"status\":\"Downloading\",\"id\":\"a\",\"progressDetail\":{\"current\":5}}");
        layer("Downloading", "b", 1_000_000, 4_000_000);

        assertThat(texts).last().isEqualTo("1.0 of 4.0 MB");
    }

    @Test
    void an_error_ends_it() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> item("{\"error\":\"toomanyrequests\",\"errorDetail\":{}}"))
                .withMessage("toomanyrequests");
    }
}
