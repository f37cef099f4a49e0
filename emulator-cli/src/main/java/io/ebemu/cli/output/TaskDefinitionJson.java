/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A task definition as {@code aws ecs register-task-definition --cli-input-json} takes it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">
 *     RegisterTaskDefinition</a>
 */
public final class TaskDefinitionJson {

    private static final String LOGS = "awseb-logs-";

    private final String family;
    private final TaskDefinition task;

    /** @param family the name under which revisions are counted */
    public TaskDefinitionJson(String family, TaskDefinition task) {
        this.family = family;
        this.task = task;
    }

    /** The document. */
    public String document() {
        List<JsonObject> volumes = Stream.concat(task.volumes().stream().map(TaskDefinitionJson::volume), logVolumes())
                .toList();
        JsonObject json = new JsonObject()
                .with("family", family)
                .with("executionRoleArn", task.executionRoleArn())
                .with("networkMode", "bridge")
                .with("requiresCompatibilities", List.of("EC2"))
                .with(
                        "containerDefinitions",
                        task.containers().stream()
                                .map(container -> new ContainerDefinitionJson(container).object())
                                .toList());
        return new Json().document(volumes.isEmpty() ? json : json.with("volumes", volumes));
    }

    /** Those that Beanstalk adds by itself, where Beanstalk has them. */
    private Stream<JsonObject> logVolumes() {
        return task.containers().stream()
                .flatMap(container -> container.mountPoints().stream())
                .map(MountPoint::sourceVolume)
                .filter(name -> name.startsWith(LOGS) && task.volume(name).isEmpty())
                .distinct()
                .map(name -> new JsonObject()
                        .with("name", name)
                        .with("host", host("/var/log/containers/" + name.substring(LOGS.length()))));
    }

    private static JsonObject volume(Volume volume) {
        return new JsonObject()
                .with("name", volume.name())
                .with("host", volume.sourcePath().map(TaskDefinitionJson::host))
                .with("dockerVolumeConfiguration", volume.dockerVolume().map(TaskDefinitionJson::dockerVolume));
    }

    private static JsonObject host(String path) {
        return new JsonObject().with("sourcePath", path);
    }

    private static JsonObject dockerVolume(DockerVolumeConfiguration docker) {
        JsonObject json = new JsonObject().with("scope", docker.scope().name().toLowerCase(Locale.ROOT));
        if (docker.scope() == DockerVolumeConfiguration.Scope.SHARED) {
            json.with("autoprovision", docker.autoprovision());
        }
        return json.with("driver", docker.driver())
                .with("driverOpts", JsonObject.of(docker.driverOpts()))
                .with("labels", JsonObject.of(docker.labels()));
    }
}
