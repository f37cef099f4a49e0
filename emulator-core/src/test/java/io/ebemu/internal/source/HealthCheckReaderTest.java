/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.PortMapping;
import io.ebemu.model.ProcessHealthCheck;
import io.ebemu.model.ProcessHealthCheck.Codes;
import io.ebemu.model.Protocol;
import io.ebemu.model.TaskDefinition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckReaderTest {

    private final Problems problems = new Problems();

    private Optional<Located<ProcessHealthCheck>> read(String yaml) {
        return new EnvironmentFileReader(problems)
                .read(yaml.getBytes(StandardCharsets.UTF_8), Path.of("bundle"))
                .healthCheck();
    }

    private List<String> found() {
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static TaskDefinition publishing(int hostPort, Protocol protocol) {
        return TaskDefinition.of(
                List.of(ContainerDefinition.builder("web", "image", ContainerResources.ofMemory(64))
                        .portMappings(List.of(new PortMapping(8080, hostPort, protocol)))
                        .build()),
                List.of());
    }

    @Test
    void without_the_section_nobody_asks() {
        assertThat(read("EnvironmentName: shop")).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void an_empty_section_has_the_defaults_of_Beanstalk() {
        assertThat(read("HealthCheck: {}").orElseThrow().value())
                .isEqualTo(new ProcessHealthCheck(
                        "/", 80, Duration.ofSeconds(15), Duration.ofSeconds(5), 3, 5, List.of(new Codes(200, 200))));
    }

    @Test
    void every_option_counts() {
        String yaml = """
                HealthCheck:
                  HealthCheckPath: /health?deep=1
                  Port: 8080
                  Protocol: HTTP
                  HealthCheckInterval: 5
                  HealthCheckTimeout: 2
                  HealthyThresholdCount: 2
                  UnhealthyThresholdCount: 10
                  MatcherHTTPCode: 200,202,300-399
                """;

        assertThat(read(yaml).orElseThrow().value())
                .isEqualTo(new ProcessHealthCheck(
                        "/health?deep=1",
                        8080,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        2,
                        10,
                        List.of(new Codes(200, 200), new Codes(202, 202), new Codes(300, 399))));
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200,true", "202,true", "203,false", "299,false", "300,true", "399,true", "400,false"})
    void codes_and_ranges_match_with_both_their_ends(int code, boolean success) {
        ProcessHealthCheck check = read("HealthCheck: {MatcherHTTPCode: \"200,202,300-399\"}")
                .orElseThrow()
                .value();

        assertThat(check.isSuccess(code)).isEqualTo(success);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HealthCheckPath: health | health-check-path",
                "HealthCheckPath: '/a b' | health-check-path",
                "Port: 0 | health-check-range",
                "Port: 65536 | health-check-range",
                "HealthCheckInterval: 4 | health-check-range",
                "HealthCheckInterval: 301 | health-check-range",
                "HealthyThresholdCount: 1 | health-check-range",
                "UnhealthyThresholdCount: 11 | health-check-range",
                "HealthCheckTimeout: 15 | health-check-timeout",
                "HealthCheckInterval: 5 | health-check-timeout",
                "MatcherHTTPCode: 200-500 | health-check-codes",
                "MatcherHTTPCode: ok | health-check-codes"
            })
    void what_AWS_would_refuse_is_an_error_at_its_place(String option, String code) {
        read("HealthCheck:\n  " + option);

        Problem problem = problems.sorted().get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(problem.location().line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS", "TCP"})
    void over_another_protocol_nobody_asks_and_a_warning_says_so(String protocol) {
        assertThat(read("HealthCheck:\n  Protocol: " + protocol)).isEmpty();

        assertThat(problems.haveErrors()).isFalse();
        assertThat(found())
                .singleElement()
                .asString()
                .startsWith("ebemu.yml:2:13 HealthCheck.Protocol: only HTTP is asked here");
    }

    @Test
    void a_port_that_a_container_publishes_is_asked() {
        assertThat(HealthCheckReader.publishedBy(publishing(80, Protocol.TCP), read("HealthCheck: {}"), problems))
                .isPresent();
        assertThat(found()).isEmpty();
    }

    @Test
    void a_port_that_no_container_publishes_is_a_warning_and_not_asked() {
        Optional<Located<ProcessHealthCheck>> check = read("HealthCheck:\n  Port: 8080");

        assertThat(HealthCheckReader.publishedBy(publishing(80, Protocol.TCP), check, problems))
                .isEmpty();
        assertThat(HealthCheckReader.publishedBy(publishing(8080, Protocol.UDP), check, problems))
                .isEmpty();
        assertThat(problems.haveErrors()).isFalse();
        assertThat(found().get(0)).startsWith("ebemu.yml:2:9 HealthCheck.Port: no container publishes host port 8080");
    }
}
