/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TaskIdentityTest {

    private final TaskIdentity first = new TaskIdentity(Launch.ENVIRONMENT, "0123456789abcdef0123456789abcdef", 7);
    private final TaskIdentity second = new TaskIdentity(Launch.ENVIRONMENT, "fedcba9876543210fedcba9876543210", 8);

    @Test
    void the_family_and_the_cluster_are_named_after_the_environment() {
        assertThat(first.family()).matches("awseb-shop-env-[0-9a-f]{10}").isEqualTo(second.family());
        assertThat(first.cluster()).isEqualTo(first.family());
    }

    @Test
    void ARNs_are_formed_as_ECS_forms_them() {
        assertThat(first.taskArn())
                .isEqualTo("arn:aws:ecs:us-east-1:000000000000:task/" + first.cluster()
                        + "/0123456789abcdef0123456789abcdef");
        assertThat(first.taskDefinitionArn())
                .isEqualTo("arn:aws:ecs:us-east-1:000000000000:task-definition/" + first.family() + ":7");
    }

    @Test
    void a_docker_name_has_family_revision_container_and_twenty_digits() {
        assertThat(first.dockerName("web-1")).matches("ecs-awseb-shop-env-[0-9a-f]{10}-7-web-1-[0-9a-f]{20}");
    }

    @Test
    void underscores_vanish_from_a_docker_name_and_the_digits_keep_it_unique() {
        assertThat(first.dockerName("my_db")).contains("-7-mydb-").isNotEqualTo(first.dockerName("mydb"));
    }

    @Test
    void a_new_task_has_new_names() {
        assertThat(first.dockerName("web")).isNotEqualTo(second.dockerName("web"));
        assertThat(first.volumeName("v")).isNotEqualTo(second.volumeName("v"));
        assertThat(first.volumeName("web")).isNotEqualTo(first.dockerName("web"));
    }
}
