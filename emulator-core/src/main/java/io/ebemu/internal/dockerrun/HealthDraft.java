/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.HealthCheck;
import java.util.List;
import java.util.Optional;

/** A health check as written. */
record HealthDraft(
        Fields fields,
        List<Located<String>> command,
        Optional<Located<Integer>> interval,
        Optional<Located<Integer>> timeout,
        Optional<Located<Integer>> retries,
        Optional<Located<Integer>> startPeriod) {

    private static final String EXAMPLE = "{\"command\": [\"CMD-SHELL\", \"curl -f http://localhost/\"]}";
    private static final String COMMAND = "[\"CMD-SHELL\", \"curl -f http://localhost/\"]";

    static Optional<HealthDraft> read(Fields container) {
        return container.object("healthCheck", EXAMPLE).map(check -> {
            check.checkedBy(DockerrunKeys.HEALTH_CHECK);
            return new HealthDraft(
                    check,
                    check.texts("command", COMMAND),
                    check.integer("interval", "of seconds"),
                    check.integer("timeout", "of seconds"),
                    check.integer("retries", ""),
                    check.integer("startPeriod", "of seconds"));
        });
    }

    /** With the defaults that ECS fills in when it registers the definition; there is none for the start period. */
    HealthCheck model() {
        return new HealthCheck(
                Values.all(command),
                Values.of(interval).or(() -> Optional.of(HealthCheck.DEFAULT_INTERVAL)),
                Values.of(timeout).or(() -> Optional.of(HealthCheck.DEFAULT_TIMEOUT)),
                Values.of(retries).or(() -> Optional.of(HealthCheck.DEFAULT_RETRIES)),
                Values.of(startPeriod));
    }
}
