/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.RestartPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** A restart policy as written. */
record RestartDraft(
        Fields fields,
        Optional<Located<Boolean>> enabled,
        List<Located<Integer>> ignoredExitCodes,
        Optional<Located<Integer>> restartAttemptPeriod) {

    private static final String EXAMPLE = "{\"enabled\": true}";

    static Optional<RestartDraft> read(Fields container) {
        return container.object("restartPolicy", EXAMPLE).map(policy -> {
            policy.checkedBy(DockerrunKeys.RESTART_POLICY);
            return new RestartDraft(
                    policy,
                    policy.flag("enabled"),
                    policy.integers("ignoredExitCodes", "[0]"),
                    policy.integer("restartAttemptPeriod", "of seconds"));
        });
    }

    RestartPolicy model() {
        return new RestartPolicy(
                Values.required(enabled),
                new HashSet<>(Values.all(ignoredExitCodes)),
                Values.of(restartAttemptPeriod).orElse(RestartPolicy.DEFAULT_ATTEMPT_PERIOD));
    }
}
