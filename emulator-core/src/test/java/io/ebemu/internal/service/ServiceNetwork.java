/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.SystemHost;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.spi.ManagedServiceProvider.StartRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** One environment's network interface and data volume for a service under test; closing it removes all it made. */
public final class ServiceNetwork implements AutoCloseable {

    private static final String ADDRESS = "127.0.0.1";

    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final String environment = "service-it-" + new SystemHost().randomHex(8);
    private final ManagedService service;
    private final String image;
    private final String id;
    private final Path files;

    public ServiceNetwork(ManagedService service, String image) {
        this.service = service;
        this.image = image;
        this.files = directory();
        ExposedPort port = ExposedPort.tcp(service.port());
        id = docker.createContainerCmd(image)
                .withName(environment + "-eni")
                .withEntrypoint("sleep", "infinity")
                .withLabels(Map.of(Labels.ENVIRONMENT, environment, Labels.ROLE, Labels.ROLE_ENI))
                .withExposedPorts(port)
                .withHostConfig(HostConfig.newHostConfig()
                        .withPortBindings(new PortBinding(Ports.Binding.bindIp(ADDRESS), port)))
                .exec()
                .getId();
        docker.startContainerCmd(id).exec();
        docker.createVolumeCmd().withName(volume()).withLabels(labels()).exec();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("service-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the environment keeps its files. */
    public Path files() {
        return files;
    }

    public StartRequest durable() {
        return request(service, Optional.of(volume()), false);
    }

    public StartRequest durable(ManagedService otherwiseDefined) {
        return request(otherwiseDefined, Optional.of(volume()), false);
    }

    public StartRequest ephemeral() {
        return request(service, Optional.empty(), true);
    }

    /** Keeps automated backups on a volume of their own. */
    public StartRequest archiving() {
        docker.createVolumeCmd().withName(backups()).withLabels(labels()).exec();
        return request(service, Optional.of(volume()), Optional.of(backups()), Optional.empty(), false);
    }

    /** Begins new data with what another one has of them for all. */
    public StartRequest sharing(ServiceNetwork owner) {
        docker.createVolumeCmd()
                .withName(owner.template())
                .withLabels(owner.labels())
                .exec();
        return request(service, Optional.of(volume()), Optional.empty(), Optional.of(owner.template()), false);
    }

    private String template() {
        return environment + "-template";
    }

    private StartRequest request(ManagedService defined, Optional<String> volume, boolean ephemeral) {
        return request(defined, volume, Optional.empty(), Optional.empty(), ephemeral);
    }

    private StartRequest request(
            ManagedService defined,
            Optional<String> volume,
            Optional<String> backupVolume,
            Optional<String> template,
            boolean ephemeral) {
        return new StartRequest(
                new EnvironmentId(environment),
                defined,
                server(),
                id,
                ADDRESS,
                hostPort(),
                volume,
                backupVolume,
                template,
                Optional.empty(),
                files,
                labels(),
                ephemeral);
    }

    public String id() {
        return id;
    }

    public String server() {
        return environment + "-server";
    }

    public String volume() {
        return environment + "-data";
    }

    private String backups() {
        return environment + "-backups";
    }

    public int hostPort() {
        Ports ports = docker.inspectContainerCmd(id).exec().getNetworkSettings().getPorts();
        Ports.Binding[] bindings = Objects.requireNonNull(ports.getBindings().get(ExposedPort.tcp(service.port())));
        return Integer.parseInt(bindings[0].getHostPortSpec());
    }

    public Map<String, String> labels() {
        return Map.of(Labels.ENVIRONMENT, environment, Labels.ROLE, Labels.ROLE_SERVICE);
    }

    public InspectContainerResponse inspectServer() {
        return docker.inspectContainerCmd(server()).exec();
    }

    public boolean serverExists() {
        return docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(labels())
                        .exec()
                        .size()
                == 1;
    }

    /** Stops the server as the image wants it, and removes it; its data stays on the volume. */
    public void removeServer() {
        docker.stopContainerCmd(server()).withTimeout(20).exec();
        docker.removeContainerCmd(server()).withRemoveVolumes(true).exec();
    }

    /** Runs a shell command in the server's container and returns what it printed. */
    public String inServer(String command) {
        return inServer(List.of("bash", "-c", command));
    }

    /** Runs a command in the server's container and returns what it printed. */
    public String inServer(List<String> command) {
        String exec = docker.execCreateCmd(server())
                .withCmd(command.toArray(String[]::new))
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        StringBuilder output = new StringBuilder();
        try {
            docker.execStartCmd(exec)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output.toString();
    }

    /** What the server has logged. */
    public String log() {
        StringBuilder output = new StringBuilder();
        try {
            docker.logContainerCmd(server())
                    .withStdOut(true)
                    .withStdErr(true)
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            output.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output.toString();
    }

    /** Runs a shell command on the volume. */
    public void onVolume(String dataPath, String command) {
        String helper = docker.createContainerCmd(image)
                .withEntrypoint("sh", "-c", command)
                .withLabels(Map.of(Labels.ENVIRONMENT, environment))
                .withHostConfig(HostConfig.newHostConfig().withBinds(new Bind(volume(), new Volume(dataPath))))
                .exec()
                .getId();
        docker.startContainerCmd(helper).exec();
        Integer exit = docker.waitContainerCmd(helper)
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode();
        if (exit != 0) {
            throw new IllegalStateException(command + " exited with " + exit);
        }
    }

    @Override
    public void close() {
        docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.ENVIRONMENT, environment))
                .exec()
                .forEach(container -> docker.removeContainerCmd(container.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
        docker.listVolumesCmd()
                .withFilter("label", List.of(Labels.ENVIRONMENT + "=" + environment))
                .exec()
                .getVolumes()
                .forEach(volume -> docker.removeVolumeCmd(volume.getName()).exec());
    }

    /** All that a reader of {@code docker inspect} or of the process list sees of the server. */
    public List<String> openlyVisible() {
        InspectContainerResponse server = inspectServer();
        return List.of(
                String.valueOf(docker.topContainerCmd(server()).exec()),
                String.join(" ", Objects.requireNonNull(server.getConfig().getEnv())),
                String.valueOf(server.getConfig().getLabels()),
                String.join(" ", server.getArgs()),
                server.getName(),
                server.getPath());
    }
}
