/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.ContainerDefinition;
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
 * directory among the environment's logs, a volume without a path a Docker volume of the task's own.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html">Dockerrun
 *     v2, volumes and the log volumes that Beanstalk adds</a>
 */
final class VolumePlanner {

    private static final String BUNDLE = "/var/app/current";
    private static final String LOGS = "awseb-logs-";

    private final LaunchRequest request;
    private final PlanBuilder plan;
    private final Map<String, Integer> planned = new HashMap<>();

    VolumePlanner(LaunchRequest request, PlanBuilder plan) {
        this.request = request;
        this.plan = plan;
    }

    /** Plans what a container's mounts need; returns the steps to wait for. */
    List<Integer> ensure(ContainerDefinition container) {
        List<Integer> steps = new ArrayList<>();
        for (MountPoint mount : container.mountPoints()) {
            Optional<Volume> declared = request.version().taskDefinition().volume(mount.sourceVolume());
            if (declared.isEmpty() && mount.sourceVolume().startsWith(LOGS)) {
                Path directory = logDirectory(mount.sourceVolume());
                steps.add(planned.computeIfAbsent(
                        mount.sourceVolume(),
                        name -> plan.add(
                                "volume:" + name,
                                new Step.CreateDirectory(directory),
                                "log volume of Beanstalk",
                                List.of())));
            } else if (declared.isPresent() && declared.get().sourcePath().isEmpty()) {
                steps.add(planned.computeIfAbsent(
                        mount.sourceVolume(),
                        name -> plan.add(
                                "volume:" + name,
                                new Step.CreateVolume(
                                        request.identity().volumeName(name),
                                        CommonLabels.of(request, Labels.ROLE_TASK_VOLUME)),
                                "lives and dies with the task",
                                List.of())));
            }
        }
        return steps;
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
        return declared.get()
                .sourcePath()
                .map(this::hostPath)
                .orElseGet(() -> request.identity().volumeName(volumeName));
    }

    /** A bind is written {@code source:path}, so the engine would cut such a source in two. */
    private static String mountable(String source) {
        if (source.contains(":")) {
            throw new UsageException("cannot mount " + source
                    + ": Docker takes no path with a colon; move the bundle to" + " a directory without one");
        }
        return source;
    }

    private String hostPath(String written) {
        if (written.equals(BUNDLE) || written.startsWith(BUNDLE + "/")) {
            String inside = written.substring(BUNDLE.length()).replaceAll("^/+", "");
            return inBundle(inside);
        }
        return inBundle(written);
    }

    private String inBundle(String path) {
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
