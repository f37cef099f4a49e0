/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.DBInstance;
import io.ebemu.model.LocalValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The variables of a container and who wins. */
final class VariableSpecsTest {

    private static final DBInstance UNCOUPLED = DBInstance.builder("audit")
            .engine("postgres", "15")
            .instanceClass("db.t3.micro")
            .dbName("audit")
            .master("auditor", "h1dden")
            .port(5433)
            .coupled(false)
            .build();

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void every_container_has_the_variables_of_a_coupled_database() {
        Launch launch = Launch.of(definition(), Definition.of("app"))
                .service(Launch.database("s3cret"))
                .service(UNCOUPLED);

        for (String container : List.of("web", "app")) {
            assertThat(launch.spec(container).program().environment())
                    .containsEntry(
                            "RDS_HOSTNAME",
                            Launch.database("s3cret")
                                    .endpoint(Launch.ENVIRONMENT)
                                    .address())
                    .containsEntry("RDS_PORT", "5432")
                    .containsEntry("RDS_DB_NAME", "ebdb")
                    .containsEntry("RDS_USERNAME", "ebroot")
                    .containsEntry("RDS_PASSWORD", "s3cret");
        }
    }

    @Test
    void a_database_that_is_not_coupled_sets_nothing() {
        assertThat(Launch.of(definition())
                        .service(UNCOUPLED)
                        .spec("web")
                        .program()
                        .environment())
                .doesNotContainKeys("RDS_HOSTNAME", "RDS_PASSWORD");
    }

    @Test
    void a_coupled_database_beats_the_definition_and_a_property_beats_both() {
        Map<String, String> environment = Launch.of(definition()
                        .environment("ONLY_DEFINED", "definition")
                        .environment("BOTH", "definition")
                        .environment("RDS_PORT", "definition")
                        .environment("RDS_DB_NAME", "definition"))
                .service(Launch.database("s3cret"))
                .property("BOTH", "property")
                .property("RDS_PORT", "property")
                .spec("web")
                .program()
                .environment();

        assertThat(environment)
                .containsEntry("ONLY_DEFINED", "definition")
                .containsEntry("BOTH", "property")
                .containsEntry("RDS_DB_NAME", "ebdb")
                .containsEntry("RDS_PORT", "property");
    }

    @Test
    void the_execution_environment_is_ECS_on_EC2_whatever_the_definition_says() {
        assertThat(web(definition().environment("AWS_EXECUTION_ENV", "mine"))
                        .program()
                        .environment())
                .containsEntry("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
    }

    @Test
    void a_region_is_added_where_none_is_named() {
        assertThat(web(definition()).program().environment())
                .containsEntry("AWS_REGION", "us-east-1")
                .containsEntry("AWS_DEFAULT_REGION", "us-east-1");
    }

    @Test
    void no_region_is_added_beside_one_of_the_definition_the_properties_or_the_image() {
        assertThat(web(definition().environment("AWS_REGION", "eu-west-1"))
                        .program()
                        .environment())
                .containsEntry("AWS_REGION", "eu-west-1")
                .doesNotContainKey("AWS_DEFAULT_REGION");
        assertThat(Launch.of(definition())
                        .property("AWS_DEFAULT_REGION", "eu-west-1")
                        .spec("web")
                        .program()
                        .environment())
                .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                .doesNotContainKey("AWS_REGION");
        World world = Simulation.of(World.empty())
                .image("acme/web", Map.of("AWS_REGION", "eu-west-1"))
                .world();
        assertThat(Launch.of(definition()).spec("web", world).program().environment())
                .doesNotContainKeys("AWS_REGION", "AWS_DEFAULT_REGION");
    }

    private static final String TOKEN_ARN = "arn:aws:secretsmanager:us-east-1:000000000000:secret:token";
    private static final String FIRST = "arn:aws:s3:::config/first.env";
    private static final String SECOND = "arn:aws:s3:::config/second.env";

    private static Map<String, String> referring(
            Definition web, Map<String, String> secrets, List<String> files, LocalValues local) {
        Definition referring = web.with(builder -> builder.references(new ContainerReferences(secrets, files, "")));
        return Launch.of(referring)
                .property("PROPERTY", "property")
                .localValues(local)
                .spec("web")
                .program()
                .environment();
    }

    @Test
    void a_secret_beats_the_definition_what_the_agent_injects_and_a_property() {
        Map<String, String> secrets =
                Map.of("TOKEN", TOKEN_ARN, "DEFINED", TOKEN_ARN, "PROPERTY", TOKEN_ARN, "AWS_EXECUTION_ENV", TOKEN_ARN);

        assertThat(referring(
                        definition().environment("DEFINED", "definition"),
                        secrets,
                        List.of(),
                        new LocalValues(Map.of(TOKEN_ARN, "t0ken"), Map.of(), Optional.empty())))
                .containsEntry("TOKEN", "t0ken")
                .containsEntry("DEFINED", "t0ken")
                .containsEntry("PROPERTY", "t0ken")
                .containsEntry("AWS_EXECUTION_ENV", "t0ken");
    }

    @Test
    void what_has_no_local_value_is_left_out() {
        assertThat(referring(definition(), Map.of("TOKEN", TOKEN_ARN), List.of(FIRST), LocalValues.none()))
                .doesNotContainKey("TOKEN")
                .containsEntry("PROPERTY", "property");
    }

    @Test
    void environment_files_fill_gaps_and_the_first_one_wins() {
        LocalValues local = new LocalValues(
                Map.of(TOKEN_ARN, "t0ken"),
                Map.of(
                        SECOND,
                        Map.of("A", "second", "B", "second"),
                        FIRST,
                        Map.of(
                                "A",
                                "first",
                                "TOKEN",
                                "first",
                                "DEFINED",
                                "first",
                                "PROPERTY",
                                "first",
                                "AWS_EXECUTION_ENV",
                                "first")),
                Optional.empty());

        assertThat(referring(
                        definition().environment("DEFINED", "definition"),
                        Map.of("TOKEN", TOKEN_ARN),
                        List.of(FIRST, SECOND),
                        local))
                .containsEntry("A", "first")
                .containsEntry("B", "second")
                .containsEntry("TOKEN", "t0ken")
                .containsEntry("DEFINED", "definition")
                .containsEntry("PROPERTY", "property")
                .containsEntry("AWS_EXECUTION_ENV", "AWS_ECS_EC2");
    }

    @Test
    void no_region_is_added_beside_one_of_an_environment_file_or_a_secret() {
        LocalValues local = new LocalValues(
                Map.of(TOKEN_ARN, "eu-west-1"), Map.of(FIRST, Map.of("AWS_REGION", "eu-west-1")), Optional.empty());

        assertThat(referring(definition(), Map.of(), List.of(FIRST), local))
                .containsEntry("AWS_REGION", "eu-west-1")
                .doesNotContainKey("AWS_DEFAULT_REGION");
        assertThat(referring(definition(), Map.of("AWS_DEFAULT_REGION", TOKEN_ARN), List.of(), local))
                .containsEntry("AWS_DEFAULT_REGION", "eu-west-1")
                .doesNotContainKey("AWS_REGION");
    }
}
