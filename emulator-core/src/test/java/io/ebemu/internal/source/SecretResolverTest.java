/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which local value a reference to a secret or parameter finds, and which part of it. */
class SecretResolverTest {

    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-Ab12Cd";

    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            :password::             | {"password": "p", "n": 1}        | p
            :port::                 | {"port": 5432}                   | 5432
            :password:AWSPREVIOUS:  | {"password": "p"}                | p
            :password::01-ab        | {"password": "p"}                | p
            :::01-ab                | {"password": "p"}                | {"password": "p"}
            ``                      | {"password": "p"}                | {"password": "p"}
            """)
    void a_reference_takes_one_key_of_a_secret_or_all_of_it(String suffix, String whole, String value) {
        assertThat(resolve(Map.of("A", SECRET + suffix), Map.of(SECRET, whole)))
                .isEqualTo(Map.of(SECRET + suffix, value));
        assertThat(found()).isEmpty();
    }

    @Test
    void a_value_given_for_the_whole_reference_wins_over_the_secrets() {
        String reference = SECRET + ":password::";

        Map<String, String> values = resolve(
                Map.of("A", reference, "B", SECRET), Map.of(reference, "exact", SECRET, "{\"password\": \"key\"}"));

        assertThat(found()).isEmpty();
        assertThat(values).isEqualTo(Map.of(reference, "exact", SECRET, "{\"password\": \"key\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret",
                "[\"s3cret\"]",
                "{\"other\": \"s3cret\"}",
                "{\"password\": {\"s3cret\": 1}}",
                "{\"password\": null}",
                "{\"password\": \"s3cret\""
            })
    void a_key_that_the_local_value_has_not_is_refused_where_the_value_stands(String whole) {
        assertThat(resolve(Map.of("A", SECRET + ":password::"), Map.of(SECRET, whole)))
                .isEmpty();
        assertThat(problems.haveErrors()).isTrue();
        assertThat(found())
                .containsExactly("secret-key-missing ebemu.yml:1:1 " + SECRET
                        + ": the Dockerrun file takes \"password\" of this secret, so its value has to be a JSON object"
                        + " with that key; write it like '{\"password\": \"the-value\"}'");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ssm:eu-west-1:1:parameter/shop/token, /shop/token",
        "arn:aws:ssm:eu-west-1:1:parameter/token, token",
        "arn:aws:ssm:eu-west-1:1:parameter/token, /token",
        "arn:aws:ssm:eu-west-1:1:parameter/token, arn:aws:ssm:eu-west-1:1:parameter/token",
        "/shop/token, /shop/token"
    })
    void a_parameter_is_found_by_its_arn_and_by_its_name(String reference, String name) {
        assertThat(resolve(Map.of("A", reference), Map.of(name, "x"))).isEqualTo(Map.of(reference, "x"));
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "shop/token", "/other/shop/token", "secret"})
    void a_part_of_a_parameters_name_is_not_its_name(String name) {
        String reference = "arn:aws:ssm:eu-west-1:1:parameter/my/shop/token";

        assertThat(resolve(Map.of("A", reference), Map.of(name, "x"))).isEmpty();
        assertThat(problems.sorted()).extracting("code").containsExactlyInAnyOrder("secret-not-local", "secret-unused");
    }

    @Test
    void registry_credentials_are_a_name_and_a_password() {
        resolve(new ContainerReferences(Map.of(), List.of(), SECRET), Map.of(SECRET, "{\"username\": \"s3cret\"}"));

        assertThat(found())
                .containsExactly("repository-credentials-invalid ebemu.yml:1:1 " + SECRET
                        + ": an image is pulled with this secret, so its value has to be a JSON object with a username"
                        + " and a password; write it like '{\"username\": \"name\", \"password\": \"password\"}'");
        assertThat(problems.haveErrors()).isTrue();
    }

    /** The values for a container with these secrets by variable, where such values stand in for them by name. */
    private Map<String, String> resolve(Map<String, String> secrets, Map<String, String> standIns) {
        return resolve(new ContainerReferences(secrets, List.of(), ""), standIns);
    }

    private Map<String, String> resolve(ContainerReferences references, Map<String, String> standIns) {
        ContainerDefinition web = ContainerDefinition.builder("web", "acme/web", ContainerResources.ofMemory(64))
                .references(references)
                .build();
        Map<String, StandIns.Secret> secrets = standIns.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        standIn -> new StandIns.Secret(
                                standIn.getValue(), Place.startOf("ebemu.yml").member(standIn.getKey()))));
        return new SecretResolver(secrets, new Places(Optional.empty(), "Dockerrun.aws.json"), problems)
                .resolve(TaskDefinition.of(List.of(web), List.of()));
    }

    private List<String> found() {
        return problems.sorted().stream()
                .map(problem -> problem.code() + " " + problem)
                .toList();
    }
}
