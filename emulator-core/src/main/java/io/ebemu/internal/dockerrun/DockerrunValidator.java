/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Problems;

/** Applies every rule to a draft, so that all problems come at once. */
final class DockerrunValidator {

    void validate(TaskDraft task, Problems problems) {
        for (ValidationRule rule : ValidationRule.values()) {
            rule.apply(task, problems);
        }
    }
}
