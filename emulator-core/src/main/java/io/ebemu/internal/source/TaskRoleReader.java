/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.TaskRole;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code TaskRole}. Credentials are taken from nowhere else: never from the user's own profile or variables. */
final class TaskRoleReader {

    private static final String EXAMPLE = "{RoleArn: …, AccessKeyId: …, SecretAccessKey: …}";
    private static final Predicate<String> ROLE =
            Pattern.compile(EnvironmentFileKeys.ROLE_ARN).asMatchPredicate();
    private static final Predicate<String> KEY_ID =
            Pattern.compile(EnvironmentFileKeys.ACCESS_KEY_ID).asMatchPredicate();

    private static final Predicate<String> REAL =
            Pattern.compile("(AKIA|ASIA)[A-Z0-9]{16}").asMatchPredicate();

    private final Problems problems;

    TaskRoleReader(Problems problems) {
        this.problems = problems;
    }

    Optional<TaskRole> read(Fields top) {
        return top.object("TaskRole", EXAMPLE)
                .map(fields -> fields.checkedBy(EnvironmentFileKeys.TASK_ROLE))
                .map(this::warnOfRealKey)
                .map(fields -> new TaskRole(
                        text(fields, "RoleArn", ROLE, "an ARN such as arn:aws:iam::000000000000:role/shop"),
                        text(fields, "AccessKeyId", KEY_ID, "16 to 128 letters, digits and underscores"),
                        text(fields, "SecretAccessKey", value -> !value.isEmpty(), "a text"),
                        fields.text("Token").map(Located::value).orElse(EnvironmentFileKeys.LOCAL_TOKEN)));
    }

    /** IAM's own keys begin like this. */
    private Fields warnOfRealKey(Fields fields) {
        fields.text("AccessKeyId")
                .filter(key -> REAL.test(key.value()))
                .ifPresent(key -> problems.warning(
                        key.place(),
                        "task-role-real",
                        "this has the form of a real access key, and every container gets it; what stands in for AWS"
                                + " on this machine takes any key, so make one up"));
        return fields;
    }

    /** The message does not quote the value: it may be a secret. */
    private String text(Fields fields, String key, Predicate<String> rule, String expected) {
        Optional<Located<String>> text = fields.text(key);
        if (!fields.has(key) || text.filter(value -> !rule.test(value.value())).isPresent()) {
            problems.error(
                    fields.place(key),
                    "task-role-invalid",
                    "expected " + expected + "; write one, of credentials that are for this machine only");
        }
        return text.map(Located::value).orElse("");
    }
}
