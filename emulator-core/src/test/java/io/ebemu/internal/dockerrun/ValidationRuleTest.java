/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationRuleTest {

    @Test
    void each_rule_says_in_a_sentence_of_its_own_what_it_asks_for() {
        assertThat(Arrays.stream(ValidationRule.values()).map(ValidationRule::summary))
                .doesNotHaveDuplicates()
                .allMatch(summary -> summary.matches("[A-Z].{10,100}\\."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            BEANSTALK | {
            BEANSTALK | []
            BEANSTALK | {"AWSEBDockerrunVersion": 1}
            ECS       | {"AWSEBDockerrunVersion": 2}
            ECS       | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a b", "image": "x", "memory": 64}]}
            ECS       | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a", "image": "x", "memory": "1 G"}]}
            PLACEMENT | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a", "image": "x", "memory": 64, "portMappings": [{"containerPort": 1, "hostPort": 22}]}]}
            AGENT     | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a", "image": "x", "memory": 5}]}
            AGENT     | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a", "image": "X", "memory": 64}]}
            EBEMU     | {"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "a", "image": "x", "memory": 64, "logConfiguration": {"logDriver": "awsfirelens"}}]}
            """)
    void a_problem_names_who_in_production_would_find_it(Problem.Layer layer, String file) {
        assertThat(Dockerruns.read(file).problems())
                .singleElement()
                .extracting(Problem::layer)
                .isEqualTo(layer);
    }
}
