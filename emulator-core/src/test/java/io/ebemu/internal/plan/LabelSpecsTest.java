/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The labels of a container and who wins. */
final class LabelSpecsTest {

    private static ContainerSpec web(Definition web) {
        return Launch.of(web).spec("web");
    }

    private static Definition definition() {
        return Definition.of("web");
    }

    @Test
    void the_agents_five_labels_are_there() {
        Launch launch = Launch.of(definition(), Definition.of("app")).revision(3);
        TaskIdentity identity = launch.request().identity();

        for (String container : List.of("web", "app")) {
            assertThat(launch.spec(container).labels())
                    .containsEntry("com.amazonaws.ecs.task-arn", identity.taskArn())
                    .containsEntry("com.amazonaws.ecs.container-name", container)
                    .containsEntry("com.amazonaws.ecs.task-definition-family", identity.family())
                    .containsEntry("com.amazonaws.ecs.task-definition-version", "3")
                    .containsEntry("com.amazonaws.ecs.cluster", identity.cluster());
        }
    }

    @Test
    void our_labels_say_all_that_a_later_process_must_know() {
        ContainerSpec spec = Launch.of(
                        Definition.of("app"),
                        definition()
                                .nonEssential()
                                .resources(Optional.of(64), Optional.of(32), 0)
                                .link("app")
                                .volumesFrom("app")
                                .stopTimeout(5))
                .spec("web");

        assertThat(spec.labels())
                .containsEntry(Labels.ENVIRONMENT, "shop-env")
                .containsEntry(Labels.APPLICATION, "shop")
                .containsEntry(Labels.VERSION_LABEL, "v1")
                .containsEntry(Labels.STATE_DIRECTORY, "/home/dev/shop/.ebemu")
                .containsEntry(Labels.ROLE, Labels.ROLE_TASK)
                .containsEntry(Labels.ESSENTIAL, "false")
                .containsEntry(Labels.ORDER, "1")
                .containsEntry(Labels.MEMORY, "64")
                .containsEntry(Labels.MEMORY_RESERVATION, "32")
                .containsEntry(Labels.STOP_TIMEOUT, "5")
                .containsEntry(Labels.DEPENDS_ON, "app")
                .containsEntry(Labels.MACHINE, "laptop")
                .containsKey(Labels.CONFIG_HASH)
                .doesNotContainKey(Labels.OWNER);
    }

    @Test
    void what_an_ephemeral_environment_has_names_the_process_that_owns_it() {
        ContainerSpec spec = Launch.of(definition()).ephemeral().spec("web");

        assertThat(spec.labels()).containsEntry(Labels.OWNER, "4711 1700000000000");
    }

    @Test
    void without_a_stop_timeout_or_with_0_it_is_the_agents_30_seconds() {
        assertThat(web(definition()).labels()).containsEntry(Labels.STOP_TIMEOUT, "30");
        assertThat(web(definition().stopTimeout(0)).labels()).containsEntry(Labels.STOP_TIMEOUT, "30");
    }

    @Test
    void no_label_shows_the_value_of_a_variable() {
        ContainerSpec spec = Launch.of(definition().environment("TOKEN", "t0ken-value"))
                .property("KEY", "k3y-value")
                .service(Launch.database("s3cret-value"))
                .spec("web");

        assertThat(spec.program().environment().values()).contains("t0ken-value", "k3y-value", "s3cret-value");
        assertThat(spec.labels().values()).noneMatch(label -> label.contains("-value"));
    }

    @Test
    void labels_of_the_definition_are_kept_but_never_taken_for_ours_or_the_agents() {
        Map<String, String> labels = web(definition()
                        .with(web -> web.dockerLabels(Map.of(
                                "com.example.team",
                                "shop",
                                "com.amazonaws.ecs.cluster",
                                "mine",
                                "com.amazonaws.ecs.other",
                                "kept",
                                Labels.ROLE,
                                "mine",
                                Labels.AWSLOGS_GROUP,
                                "mine",
                                Labels.HEALTH_CHECK,
                                "true"))))
                .labels();

        assertThat(labels)
                .containsEntry("com.example.team", "shop")
                .containsEntry("com.amazonaws.ecs.other", "kept")
                .containsEntry(Labels.ROLE, Labels.ROLE_TASK)
                .doesNotContainKeys(Labels.AWSLOGS_GROUP, Labels.HEALTH_CHECK);
        assertThat(labels.get("com.amazonaws.ecs.cluster")).startsWith("awseb-shop-env-");
    }

    @Test
    void a_health_check_of_the_definition_is_marked() {
        HealthCheck check = new HealthCheck(
                List.of("CMD", "true"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(web(definition().with(web -> web.healthCheck(Optional.of(check))))
                        .labels())
                .containsEntry(Labels.HEALTH_CHECK, "true");
        assertThat(web(definition()).labels()).doesNotContainKey(Labels.HEALTH_CHECK);
    }
}
