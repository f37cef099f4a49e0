/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import static io.ebemu.internal.dockerrun.Dockerruns.pair;
import static io.ebemu.internal.dockerrun.Dockerruns.problems;
import static io.ebemu.internal.dockerrun.Dockerruns.web;
import static io.ebemu.internal.dockerrun.Dockerruns.withRole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** dependsOn, secrets, files in S3 and registry credentials. */
class ReferenceAndOrderRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"containerName": "c", "condition": "START"}    | ERROR dependency-unknown | [0].containerName: Invalid 'dependsOn' setting. Unknown container: 'c'. The containers are a, b; did you mean "a"?
            {"condition": "START"}                          | ERROR dependency-unknown | [0].containerName: Invalid 'dependsOn' setting. Name the container to wait for in containerName
            {"containerName": "b", "condition": "start"}    | ERROR dependency-condition-invalid | [0].condition: a dependency waits for a condition; write START, COMPLETE, SUCCESS or HEALTHY
            {"containerName": "b", "condition": "CREATE"}   | ERROR dependency-condition-invalid | [0].condition: a dependency waits for a condition; write START, COMPLETE, SUCCESS or HEALTHY
            {"containerName": "b"}                          | ERROR dependency-condition-invalid | [0].condition: a dependency waits for a condition; write START, COMPLETE, SUCCESS or HEALTHY
            {"containerName": "b", "condition": "SUCCESS"}  | ERROR dependency-essential | [0].condition: A dependency container with SUCCESS or COMPLETE condition cannot be an essential container. The task would stop when b ends; write "essential": false there
            {"containerName": "b", "condition": "COMPLETE"} | ERROR dependency-essential | [0].condition: A dependency container with SUCCESS or COMPLETE condition cannot be an essential container. The task would stop when b ends; write "essential": false there
            {"containerName": "b", "condition": "HEALTHY"}  | ERROR dependency-health-unchecked | [0].condition: container b has no healthCheck, so it never becomes HEALTHY; an image's own check does not count: write a healthCheck there, or wait for START
            {"containerName": "a", "condition": "START"}    | ERROR dependency-cycle | [0].containerName: Task dependencies cannot be resolved, dependsOn forms a cycle: a -> a; remove one of them
            {"containerName": "b", "condition": "START"}, {"containerName": "b", "condition": "START"} | WARNING dependency-duplicate | [1].containerName: container b is named twice, and both conditions have to hold; keep the stronger one
            "b" | ERROR wrong-type | [0]: expected an object, got a string; write it like [{"containerName": "db", "condition": "START"}]
            """)
    void a_dependency_that_breaks_a_rule_is_named_with_its_cure(String dependency, String kind, String message) {
        assertThat(problems(pair(", \"dependsOn\": [" + dependency + "]", "")))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" containerDefinitions[0].dependsOn" + message);
    }

    @Test
    void a_cycle_over_links_and_depends_on_is_refused_once() {
        assertThat(problems(pair(
                        ", \"links\": [\"b\"]",
                        ", \"dependsOn\": [{\"containerName\": \"a\", \"condition\": \"START\"}]")))
                .singleElement()
                .asString()
                .startsWith("ERROR dependency-cycle ")
                .endsWith("containerDefinitions[1].dependsOn[0].containerName: Task dependencies cannot be resolved,"
                        + " dependsOn and links form a cycle: a -> b -> a; remove one of them");
    }

    @Test
    void a_container_that_is_linked_and_waited_for_is_no_cycle() {
        assertThat(problems(pair(
                        ", \"links\": [\"b\"], \"dependsOn\": [{\"containerName\": \"b\", \"condition\": \"HEALTHY\"}]",
                        ", \"healthCheck\": {\"command\": [\"CMD\", \"true\"]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "secrets": [{"valueFrom": "x"}]                     | ERROR secret-incomplete | secrets[0].name: a secret needs a name; write one
            "secrets": [{"name": "A"}]                          | ERROR secret-incomplete | secrets[0].valueFrom: a secret needs the ARN of a secret or a parameter, or a parameter's name; write it in valueFrom
            "secrets": [{"name": "A", "valueFrom": ""}]         | ERROR secret-incomplete | secrets[0].valueFrom: a secret needs the ARN of a secret or a parameter, or a parameter's name; write it in valueFrom
            "secrets": [{"name": "A", "valueFrom": "x"}, {"name": "A", "valueFrom": "y"}] | ERROR secret-name-duplicate | secrets[1].name: The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'A'. Rename or remove one of them
            "environment": [{"name": "A", "value": "hush"}], "secrets": [{"name": "A", "valueFrom": "x"}] | ERROR secret-name-duplicate | secrets[0].name: The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 'A'. Rename or remove one of them
            "secrets": [{"name": "A", "value": "hush", "valueFrom": "x"}] | WARNING key-unknown | secrets[0].value: "value" is no key that is known here, and has no effect; remove it
            "secrets": [{"name": "A=B", "valueFrom": "x"}]      | WARNING variable-name-invalid | secrets[0].name: Docker takes the name to end before the first =, so the variable is called 'A'; write the name alone
            "environment": [{"name": "A=hush", "value": "b"}]   | WARNING variable-name-invalid | environment[0].name: Docker takes the name to end before the first =, so the variable is called 'A'; write the name alone
            "environment": [{"name": "=A", "value": "hush"}]    | WARNING variable-name-invalid | environment[0].name: Docker refuses a variable whose name begins with =; write the name alone
            "environment": [{"name": " A", "value": "hush"}]    | WARNING variable-name-invalid | environment[0].name: the variable has this name with its blanks, and no shell reads such a one; write it without them
            "secrets": {"A": "hush"}                            | ERROR wrong-type | secrets: expected a list, got an object; write it like [{"name": "PASSWORD", "valueFrom": "arn:aws:secretsmanager:…"}]
            "logConfiguration": {"logDriver": "splunk", "secretOptions": [{"name": "splunk-token"}]} | ERROR secret-incomplete | logConfiguration.secretOptions[0].valueFrom: a secret needs the ARN of a secret or a parameter, or a parameter's name; write it in valueFrom
            "environmentFiles": [{"type": "s3"}]                | ERROR environment-file-invalid | environmentFiles[0].value: an environment file is the ARN of an S3 object whose name ends in .env; write it like arn:aws:s3:::bucket/app.env
            "environmentFiles": [{"type": "s3", "value": "app.env"}] | ERROR environment-file-invalid | environmentFiles[0].value: an environment file is the ARN of an S3 object whose name ends in .env; write it like arn:aws:s3:::bucket/app.env
            "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::b/app.txt"}] | ERROR environment-file-invalid | environmentFiles[0].value: an environment file is the ARN of an S3 object whose name ends in .env; write it like arn:aws:s3:::bucket/app.env
            "environmentFiles": [{"type": "S3", "value": "arn:aws:s3:::b/app.env"}] | ERROR environment-file-invalid | environmentFiles[0].type: an environment file is of one type; write s3
            "environmentFiles": [{"value": "arn:aws:s3:::b/app.env"}] | ERROR environment-file-invalid | environmentFiles[0].type: an environment file is of one type; write s3
            "repositoryCredentials": {}                         | ERROR repository-credentials-incomplete | repositoryCredentials.credentialsParameter: repositoryCredentials need the ARN of a secret; write it in credentialsParameter
            """)
    void a_reference_that_breaks_a_rule_is_named_with_its_cure(String member, String kind, String message) {
        assertThat(problems(withRole(web(member))))
                .singleElement()
                .asString()
                .startsWith(kind + " ")
                .endsWith(" containerDefinitions[0]." + message);
    }

    @Test
    void secrets_without_a_role_are_refused() {
        assertThat(problems(web("\"secrets\": [{\"name\": \"A\", \"valueFrom\": \"x\"}]")))
                .containsExactly(
                        "ERROR execution-role-missing Dockerrun.aws.json:1:114 containerDefinitions[0].secrets:"
                                + " When you are specifying container secrets, you must also specify a value for"
                                + " 'executionRoleArn'. Write it at the top level of the file");
    }

    @Test
    void a_blank_role_is_none() {
        String secret = web("\"secrets\": [{\"name\": \"A\", \"valueFrom\": \"x\"}]");

        assertThat(problems(secret.replaceFirst("\\{", "{\"executionRoleArn\": \" \", ")))
                .singleElement()
                .asString()
                .startsWith("ERROR execution-role-missing ");
    }

    @Test
    void ten_environment_files_are_accepted_and_eleven_refused() {
        assertThat(problems(web("\"environmentFiles\": [" + files(10) + "]"))).isEmpty();
        assertThat(problems(web("\"environmentFiles\": [" + files(11) + "]")))
                .singleElement()
                .asString()
                .startsWith("ERROR environment-files-too-many ")
                .endsWith("environmentFiles[10]: a container has at most 10 environment files, this one has 11; merge"
                        + " some");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:s3:::b/.env", "arn:aws-cn:s3:::b/d/prod.env", "arn:aws-us-gov:s3:::b/x.env"})
    void an_environment_file_may_lie_in_any_partition_and_folder(String arn) {
        assertThat(problems(web("\"environmentFiles\": [{\"value\": \"" + arn + "\", \"type\": \"s3\"}]")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"bucket\": \"b\"}", "{\"key\": \"k\"}", "{\"bucket\": \"\", \"key\": \"k\"}"})
    void an_incomplete_authentication_is_a_warning(String authentication) {
        DockerrunResult result = Dockerruns.read("{\"authentication\": " + authentication + ", "
                + web("\"cpu\": 1").substring(1));

        assertThat(result.problems())
                .extracting(Dockerruns::line)
                .containsExactly("WARNING authentication-incomplete Dockerrun.aws.json:1:20 authentication:"
                        + " authentication needs the bucket and the key of an S3 object; without them images are pulled"
                        + " without credentials, write both");
        assertThat(result.taskDefinition().orElseThrow().authentication()).isEmpty();
    }

    private static String files(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"value\": \"arn:aws:s3:::b/" + i + ".env\", \"type\": \"s3\"}")
                .collect(Collectors.joining(","));
    }
}
