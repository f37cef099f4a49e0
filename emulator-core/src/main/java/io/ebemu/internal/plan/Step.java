/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.NetworkSpec;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.internal.engine.VolumeSpec;
import io.ebemu.model.ContainerDependency.Condition;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.RestoreSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One call, decided down to its parameters. Containers are named by their Docker names. */
public sealed interface Step {

    /** What a plan calls it. */
    default String action() {
        return getClass().getSimpleName();
    }

    /**
     * Pull an image.
     *
     * @param image the reference
     * @param localCopyServes whether a failure is bearable because the engine has the image already
     * @param credentials what the application brings for the registry
     */
    record PullImage(String image, boolean localCopyServes, RegistryCredentials credentials) implements Step {}

    /**
     * Build an image from an override's context.
     *
     * @param context the build context
     * @param dockerfile path relative to the context
     * @param tag the reference it gets
     * @param labels labels
     */
    record BuildImage(Path context, String dockerfile, String tag, Map<String, String> labels) implements Step {}

    /**
     * Make a directory on this machine that a container mounts.
     *
     * @param path absolute
     */
    record CreateDirectory(Path path) implements Step {}

    /**
     * Create a named volume, unless one of that name is there.
     *
     * @param spec the volume
     */
    record CreateVolume(VolumeSpec spec) implements Step {}

    /**
     * Fail unless a volume is there that must not be created.
     *
     * @param name its name
     */
    record RequireVolume(String name) implements Step {}

    /**
     * Create a network.
     *
     * @param spec the network
     */
    record CreateNetwork(NetworkSpec spec) implements Step {}

    /**
     * Create a container.
     *
     * @param spec the container
     * @param serviceHosts host names it must resolve, each with the Docker name of the network interface that has the
     *     address; that is known only once the interface runs
     */
    record CreateContainer(ContainerSpec spec, Map<String, String> serviceHosts) implements Step {}

    /**
     * Start a container.
     *
     * @param container its Docker name
     */
    record StartContainer(String container) implements Step {}

    /**
     * Wait until a container that was started has reached what others wait for.
     *
     * @param container its Docker name
     * @param condition COMPLETE, SUCCESS or HEALTHY
     * @param timeout how long after its start; empty for no limit
     */
    record AwaitContainer(String container, Condition condition, Optional<Duration> timeout) implements Step {

        @Override
        public String action() {
            String word = condition.name();
            return "Await" + word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Start the server of a managed service and wait until it is available.
     *
     * @param environment the environment's name
     * @param service the service
     * @param container the server's Docker name
     * @param networkInterface the Docker name of its network interface
     * @param dataVolume the volume with its data
     * @param backupVolume the volume with its automated backups
     * @param templateVolume the volume from which new data begin, shared with servers of other environments
     * @param restore where its first data come from
     * @param stateDirectory where the environment keeps its files
     * @param labels labels
     * @param ephemeral whether it must not outlive this process
     */
    record StartService(
            EnvironmentId environment,
            ManagedService service,
            String container,
            String networkInterface,
            Optional<String> dataVolume,
            Optional<String> backupVolume,
            Optional<String> templateVolume,
            Optional<RestoreSource> restore,
            Path stateDirectory,
            Map<String, String> labels,
            boolean ephemeral)
            implements Step {}

    /**
     * Have a relay hand its connections on to other network interfaces; connections that it holds are cut.
     *
     * @param relay its Docker name
     * @param networkInterfaces the Docker names of those that it hands on to, each connection to the next one
     */
    record PointRelay(String relay, List<String> networkInterfaces) implements Step {

        public PointRelay {
            networkInterfaces = List.copyOf(networkInterfaces);
        }
    }

    /**
     * Say what security groups let through at a network interface. Where that cannot be done, nothing is held back, and
     * the plan goes on.
     *
     * @param job the container that does it; its command leaves the addresses of the bridge and its gateway open
     */
    record ApplySecurityGroups(ContainerSpec job) implements Step {}

    /**
     * Tell everybody on the bridge which hardware address a container's IP address belongs to now, where the engine does
     * not. Where that cannot be done, it takes them longer to find out.
     *
     * @param job the container that does it, and is removed then
     */
    record AnnounceAddress(ContainerSpec job) implements Step {}

    /**
     * Stop a container.
     *
     * @param container its id
     * @param grace time between the stop signal and SIGKILL
     */
    record StopContainer(String container, Duration grace) implements Step {}

    /**
     * Remove a container with its anonymous volumes.
     *
     * @param container its id
     */
    record RemoveContainer(String container) implements Step {}

    /**
     * Remove a network.
     *
     * @param name its name
     */
    record RemoveNetwork(String name) implements Step {}

    /**
     * Remove a named volume with its data.
     *
     * @param name its name
     */
    record RemoveVolume(String name) implements Step {}
}
