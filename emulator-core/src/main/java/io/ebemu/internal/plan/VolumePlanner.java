/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.DockerVolumeConfiguration;
import io.ebemu.model.DockerVolumeConfiguration.Scope;
import io.ebemu.model.MountPoint;
import io.ebemu.model.Volume;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Maps the sources of mount points: {@code /var/app/current} is the unpacked bundle, {@code awseb-logs-<container>} a
 * directory among the environment's logs, a volume without a path a Docker volume: the task's own, or a shared one under
 * its own name. A volume that nothing mounts needs nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html">Dockerrun
 *     v2, volumes and the log volumes that Beanstalk adds</a>
 */
final class VolumePlanner {

    private static final String LOGS = "awseb-logs-";

    private final LaunchRequest request;
    private final PlanBuilder plan;
    private final Map<String, Integer> planned = new HashMap<>();

    VolumePlanner(LaunchRequest request, PlanBuilder plan) {
        this.request = request;
        this.plan = plan;
    }

    /**
     * Plans what a container's mounts need; returns the steps to wait for. No container is created before it is known
     * that all volumes which must be there are there.
     */
    List<Integer> ensure(ContainerDefinition container) {
        List<Integer> steps = new ArrayList<>(required());
        for (MountPoint mount : container.mountPoints()) {
            Optional<Volume> declared = declared(mount);
            if (declared.isEmpty() && mount.sourceVolume().startsWith(LOGS)) {
                steps.add(ensure(
                        mount.sourceVolume(),
                        new Step.CreateDirectory(logDirectory(mount.sourceVolume())),
                        "log volume of Beanstalk"));
            }
            declared.filter(volume -> volume.sourcePath().isEmpty() && !mustBeThere(volume))
                    .ifPresent(volume -> steps.add(ensure(
                            volume.name(),
                            new Step.CreateVolume(spec(volume)),
                            shared(volume) ? "shared, outlives the task" : "lives and dies with the task")));
        }
        return steps;
    }

    private List<Integer> required() {
        return request.version().taskDefinition().containers().stream()
                .flatMap(container -> container.mountPoints().stream())
                .flatMap(mount -> declared(mount).stream())
                .filter(VolumePlanner::mustBeThere)
                .map(volume ->
                        ensure(volume.name(), new Step.RequireVolume(volume.name()), "shared, autoprovision is false"))
                .toList();
    }

    private int ensure(String volume, Step step, String cause) {
        return planned.computeIfAbsent(volume, name -> plan.add("volume:" + name, step, cause, List.of()));
    }

    private Optional<Volume> declared(MountPoint mount) {
        return request.version().taskDefinition().volume(mount.sourceVolume());
    }

    private static boolean shared(Volume volume) {
        return volume.dockerVolume()
                .filter(docker -> docker.scope() == Scope.SHARED)
                .isPresent();
    }

    private static boolean mustBeThere(Volume volume) {
        return shared(volume)
                && volume.dockerVolume()
                        .filter(docker -> !docker.autoprovision())
                        .isPresent();
    }

    /** A shared volume is nobody's: without our labels nothing of ours will ever remove it. */
    private VolumeSpec spec(Volume volume) {
        DockerVolumeConfiguration docker = volume.dockerVolume().orElseGet(DockerVolumeConfiguration::ofTask);
        Map<String, String> labels = CommonLabels.foreign(docker.labels());
        if (!shared(volume)) {
            labels.putAll(CommonLabels.of(request, Labels.ROLE_TASK_VOLUME));
        }
        return new VolumeSpec(dockerName(volume), docker.driver(), docker.driverOpts(), labels);
    }

    private String dockerName(Volume volume) {
        return shared(volume) ? volume.name() : request.identity().volumeName(volume.name());
    }

    /** A container's mounts as the engine writes them. */
    List<String> binds(ContainerDefinition container) {
        return container.mountPoints().stream()
                .map(mount -> mountable(source(mount.sourceVolume())) + ":" + mount.containerPath()
                        + (mount.readOnly() ? ":ro" : ""))
                .toList();
    }

    private String source(String volumeName) {
        Optional<Volume> declared = request.version().taskDefinition().volume(volumeName);
        if (declared.isEmpty()) {
            return logDirectory(volumeName).toString();
        }
        Volume volume = declared.get();
        return volume.pathInBundle().or(volume::sourcePath).map(this::hostPath).orElseGet(() -> dockerName(volume));
    }

    /** A bind is written {@code source:path}, so the engine would cut such a source in two. */
    private static String mountable(String source) {
        if (source.contains(":")) {
            throw new UsageException("cannot mount " + source
                    + ": Docker takes no path with a colon; move the bundle to" + " a directory without one");
        }
        return source;
    }

    /** An absolute path leads out of the bundle. */
    private String hostPath(String path) {
        try {
            return request.version().bundle().resolve(path).normalize().toString();
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "cannot mount a volume's sourcePath: it has a character that is not possible in a"
                            + " file's name here; rename the file, or set a UTF-8 locale such as LC_ALL=C.UTF-8",
                    e);
        }
    }

    private Path logDirectory(String volumeName) {
        return request.stateDirectory()
                .resolve("log")
                .resolve("containers")
                .resolve(volumeName.substring(LOGS.length()));
    }
}
