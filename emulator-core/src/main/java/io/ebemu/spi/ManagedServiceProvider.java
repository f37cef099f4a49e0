/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.spi;

import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.RestoreSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the servers that stand in for a kind of managed service.
 *
 * <p>The service's address belongs to a network interface (a container that only holds a network namespace); the server
 * joins that namespace, so it can be replaced without its address changing.
 */
public interface ManagedServiceProvider {

    /** Whether this provider runs that service. */
    boolean supports(ManagedService service);

    /** The image of the server; the network interface uses it too. */
    String image(ManagedService service);

    /** The image of the server of a service for which no engine version is written; empty if there is no such image. */
    default Optional<String> defaultImage() {
        return Optional.empty();
    }

    /** Where the server keeps its data, to be mounted from a volume. */
    String dataPath(ManagedService service);

    /**
     * Whether new data of that service begin the same for everybody. Then servers of one image share a volume, a
     * template, from which {@link #start} may take first data and where it may leave them for the next; nothing that
     * belongs to one environment may get there.
     */
    default boolean sharesFirstData(ManagedService service) {
        return false;
    }

    /**
     * Does what every start needs and no request is needed for, so that it need not be waited for later. Called on a
     * thread of its own, once or more than once; a failure here is one of the start that comes.
     */
    default void prepare() {}

    /**
     * Does what a start of that service needs and its network interface is not needed for, such as its certificate.
     * Called as {@link #prepare()} is; {@link #start} may be called before it has returned.
     *
     * @param environment the environment whose service it is
     * @param service a service that this provider runs
     * @param stateDirectory where the environment keeps its files; absolute
     */
    default void prepare(EnvironmentId environment, ManagedService service, Path stateDirectory) {}

    /**
     * Starts a server and returns once a client's first command is answered through the published port.
     *
     * @throws io.ebemu.error.ManagedServiceException if it does not become available in time
     */
    void start(StartRequest request);

    /**
     * A server to start.
     *
     * @param environment the environment whose service it is; its name is part of the endpoint
     * @param service the service
     * @param containerName the server's Docker name
     * @param networkInterface the id of the running container whose network namespace the server joins
     * @param hostAddress the address at which this process reaches the service
     * @param hostPort the port at which this process reaches the service
     * @param dataVolume the volume for its data; empty for data that goes with the server
     * @param backupVolume the volume for automated backups; empty for a service that keeps none
     * @param templateVolume the volume that servers of its image share; empty if there are data, or if first data are not
     *     shared
     * @param restore where the first data come from; of no effect where there are data
     * @param stateDirectory where the environment keeps its files, such as certificates and logs; absolute
     * @param labels labels for the server's container
     * @param ephemeral whether the server must not outlive this process
     */
    record StartRequest(
            EnvironmentId environment,
            ManagedService service,
            String containerName,
            String networkInterface,
            String hostAddress,
            int hostPort,
            Optional<String> dataVolume,
            Optional<String> backupVolume,
            Optional<String> templateVolume,
            Optional<RestoreSource> restore,
            Path stateDirectory,
            Map<String, String> labels,
            boolean ephemeral) {

        public StartRequest {
            labels = Map.copyOf(labels);
        }
    }
}
