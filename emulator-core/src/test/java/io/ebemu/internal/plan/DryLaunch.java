/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Labels;
import io.ebemu.model.TaskDefinition;
import java.nio.file.Path;
import java.util.List;

/** Plans tasks that were read from files, for an engine that has nothing. */
public final class DryLaunch {

    private DryLaunch() {}

    /** The names of the containers that would be created, in the order of their steps. */
    public static List<String> containers(TaskDefinition task, Path bundle) {
        return Steps.of(Launch.of(task, bundle).plan(World.empty()), Step.CreateContainer.class).stream()
                .map(step -> step.spec().labels().get(Labels.ECS_CONTAINER_NAME))
                .toList();
    }
}
