/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Places;
import io.ebemu.model.TaskDefinition;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a {@code Dockerrun.aws.json}.
 *
 * @param taskDefinition the task definition; present exactly if no problem is an error
 * @param problems everything found, sorted by place
 * @param places where each value stands
 */
public record DockerrunResult(Optional<TaskDefinition> taskDefinition, List<Problem> problems, Places places) {

    public DockerrunResult {
        problems = List.copyOf(problems);
    }
}
