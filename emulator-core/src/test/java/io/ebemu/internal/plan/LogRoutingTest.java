/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Logging;
import io.ebemu.model.LocalValues;
import io.ebemu.model.LogConfiguration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LogRoutingTest {

    private static final LocalValues LOCAL = new LocalValues(Map.of("arn:token", "t0ken"), Map.of(), Optional.empty());

    private static ContainerSpec logging(String driver, Map<String, String> options) {
        return logging(driver, options, Map.of());
    }

    private static ContainerSpec logging(String driver, Map<String, String> options, Map<String, String> secrets) {
        LogConfiguration log = new LogConfiguration(driver, options, secrets);
        return Launch.of(Definition.of("web").with(web -> web.logConfiguration(Optional.of(log))))
                .localValues(LOCAL)
                .spec("web");
    }

    @Test
    void output_goes_where_the_engine_sends_it_unless_the_definition_says_else() {
        ContainerSpec silent = Launch.of(Definition.of("web")).spec("web");

        assertThat(silent.logging()).isEmpty();
        assertThat(silent.labels()).doesNotContainKeys(Labels.AWSLOGS_GROUP, Labels.AWSLOGS_STREAM);
        assertThat(logging("awsfirelens", Map.of("Name", "stdout")).logging()).isEmpty();
    }

    @Test
    void a_driver_of_the_engine_gets_its_options() {
        assertThat(logging("syslog", Map.of("syslog-address", "udp://192.0.2.1:514"))
                        .logging())
                .contains(new Logging("syslog", Map.of("syslog-address", "udp://192.0.2.1:514")));
        assertThat(logging("none", Map.of()).logging()).contains(new Logging("none", Map.of()));
    }

    @Test
    void secret_options_get_their_local_values_and_those_without_are_left_out() {
        assertThat(logging(
                                "splunk",
                                Map.of("splunk-url", "https://192.0.2.1"),
                                Map.of("splunk-token", "arn:token", "splunk-capath", "arn:none"))
                        .logging())
                .contains(new Logging("splunk", Map.of("splunk-url", "https://192.0.2.1", "splunk-token", "t0ken")));
    }

    @Test
    void cloudwatch_is_the_engines_own_file_and_labels_name_group_and_stream() {
        ContainerSpec spec = logging(
                "awslogs",
                Map.of(
                        "awslogs-group", "/shop/web",
                        "awslogs-region", "us-east-1",
                        "awslogs-stream-prefix", "prod",
                        "awslogs-create-group", "true"));

        assertThat(spec.logging()).contains(new Logging("json-file", Map.of()));
        assertThat(spec.labels())
                .containsEntry(Labels.AWSLOGS_GROUP, "/shop/web")
                .containsEntry(Labels.AWSLOGS_STREAM, "prod/web/" + "1".repeat(32));
    }

    @Test
    void without_a_prefix_the_stream_is_left_open_for_the_containers_id() {
        assertThat(logging("awslogs", Map.of("awslogs-group", "g")).labels())
                .containsEntry(Labels.AWSLOGS_GROUP, "g")
                .containsEntry(Labels.AWSLOGS_STREAM, "");
    }

    @Test
    void a_log_that_does_not_block_has_the_agents_buffer_unless_it_names_one() {
        assertThat(logging("awslogs", Map.of("awslogs-group", "g", "mode", "non-blocking"))
                        .logging())
                .contains(new Logging("json-file", Map.of("mode", "non-blocking", "max-buffer-size", "10m")));
        assertThat(logging("fluentd", Map.of("mode", "non-blocking", "max-buffer-size", "4m"))
                        .logging())
                .contains(new Logging("fluentd", Map.of("mode", "non-blocking", "max-buffer-size", "4m")));
        assertThat(logging("json-file", Map.of("mode", "blocking")).logging())
                .contains(new Logging("json-file", Map.of("mode", "blocking")));
    }

    @Test
    void no_text_shows_an_option() {
        Logging logging = logging("splunk", Map.of(), Map.of("splunk-token", "arn:token"))
                .logging()
                .orElseThrow();

        assertThat(logging.options()).containsValue("t0ken");
        assertThat(logging.toString()).contains("splunk-token").doesNotContain("t0ken");
    }
}
