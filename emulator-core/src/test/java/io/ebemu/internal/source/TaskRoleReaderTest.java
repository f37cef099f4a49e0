/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.TaskRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The section {@code TaskRole} of {@code ebemu.yml}. */
final class TaskRoleReaderTest {

    private final Problems problems = new Problems();

    private Optional<TaskRole> read(String content) {
        return new EnvironmentFileReader(problems)
                .read(content.getBytes(StandardCharsets.UTF_8), Path.of("."))
                .standIns()
                .taskRole();
    }

    @Test
    void a_role_has_an_arn_and_literal_credentials() {
        assertThat(read("""
                TaskRole:
                  RoleArn: arn:aws:iam::000000000000:role/shop
                  AccessKeyId: LOCALONLY00000000000
                  SecretAccessKey: s3cret
                  Token: t0ken
                """))
                .contains(
                        new TaskRole("arn:aws:iam::000000000000:role/shop", "LOCALONLY00000000000", "s3cret", "t0ken"));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void the_token_has_a_default() {
        String role = "{RoleArn: 'arn:aws:iam::000000000000:role/shop', AccessKeyId: LOCALONLY00000000000,"
                + " SecretAccessKey: s3cret}";

        assertThat(read("TaskRole: " + role + "\n").orElseThrow().token()).isNotEmpty();
    }

    @Test
    void no_section_means_no_role() {
        assertThat(read("EnvironmentName: shop\n")).isEmpty();
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_its_place_and_without_its_value() {
        read("TaskRole:\n  RoleArn: shop\n  AccessKeyId: 'no/key'\n");

        assertThat(problems.sorted().stream().map(Problem::code))
                .containsExactly("task-role-invalid", "task-role-invalid", "task-role-invalid");
        assertThat(problems.sorted().toString())
                .contains("TaskRole.RoleArn", "TaskRole.AccessKeyId", "TaskRole.SecretAccessKey")
                .doesNotContain("no/key");
    }

    @Test
    void a_key_of_AWSs_own_form_is_a_warning() {
        read("TaskRole: {RoleArn: 'arn:aws:iam::000000000000:role/shop', AccessKeyId: AKIAIOSFODNN7EXAMPLE,"
                + " SecretAccessKey: s3cret}\n");

        assertThat(problems.sorted().stream().map(Problem::code)).containsExactly("task-role-real");
        assertThat(problems.haveErrors()).isFalse();
    }
}
