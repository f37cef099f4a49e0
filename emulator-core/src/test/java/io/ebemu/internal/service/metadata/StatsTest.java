/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a container learns of what it uses. */
final class StatsTest {

    private final AskedTask task = new AskedTask();
    private MetadataApi api = task.api();

    private void running() {
        task.running(AskedTask.spec("web", Map.of())).ended(AskedTask.spec("migrate", Map.of()), 0);
        api = task.api();
    }

    private void sample(int second, int received, int sent) {
        task.engine.scriptStats(spec -> "{\"read\":\"2024-05-01T10:00:0" + second
                + ".5Z\",\"memory_stats\":{\"usage\":7},\"networks\":{\"eth0\":{\"rx_bytes\":" + received
                + ",\"tx_bytes\":" + sent + "}}}");
    }

    @Test
    void the_engines_own_document_is_handed_on() {
        running();
        sample(1, 10, 20);

        assertThat(api.answer("/v4/id-of-web/stats")
                        .body()
                        .path("memory_stats")
                        .path("usage")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void the_second_sample_of_version_4_has_rates() {
        running();
        sample(1, 100, 0);
        JsonNode first = api.answer("/v4/id-of-web/stats").body();
        sample(3, 400, 50);
        JsonNode second = api.answer("/v4/id-of-web/stats").body();

        assertThat(first.has("network_rate_stats")).isFalse();
        assertThat(second.path("network_rate_stats").path("rx_bytes_per_sec").asDouble())
                .isEqualTo(150, within(0.001));
        assertThat(second.path("network_rate_stats").path("tx_bytes_per_sec").asDouble())
                .isEqualTo(25, within(0.001));
        assertThat(api.answer("/v3/id-of-web/stats").body().has("network_rate_stats"))
                .isFalse();
    }

    @Test
    void a_restarted_container_begins_anew() {
        running();
        sample(1, 1000, 1000);
        api.answer("/v4/id-of-web/stats");
        sample(2, 10, 10);

        assertThat(api.answer("/v4/id-of-web/stats").body().has("network_rate_stats"))
                .isFalse();
    }

    @Test
    void a_container_that_does_not_run_is_null() {
        running();
        sample(1, 10, 20);

        JsonNode all = api.answer("/v4/id-of-web/task/stats").body();

        assertThat(api.answer("/v4/id-of-migrate/stats").body().isNull()).isTrue();
        assertThat(all).hasSize(2);
        assertThat(all.findValues("memory_stats")).hasSize(1);
        assertThat(all.toString()).contains(":null");
    }
}
