/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Diagnosis;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ImageOverride;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what ebemu depends on, and says of each thing whether it is good and what to do if not. */
final class Diagnostics {

    private final EngineConnection connection;
    private final Host host;
    private final List<String> serviceImages;
    private final Optional<ApplicationVersion> version;
    private final Findings found = new Findings();

    /**
     * @param serviceImages the images that managed services run unless a bundle says otherwise
     * @param version what somebody wants to launch
     */
    Diagnostics(
            EngineConnection connection, Host host, List<String> serviceImages, Optional<ApplicationVersion> version) {
        this.connection = connection;
        this.host = host;
        this.serviceImages = List.copyOf(serviceImages);
        this.version = version;
    }

    List<Diagnosis> run() {
        found.ok("java", Runtime.version().toString());
        String endpoint = "";
        try {
            Engine engine = connection.get();
            endpoint = engine.info().endpoint();
            new SearchDiagnostics(found).ended(engine.searched());
            engine(engine.info());
            environments(engine);
            new MachineDiagnostics(host, found).run(engine);
            new PortDiagnostics(engine, new PortHolder(Path.of("/proc")), found).run(version);
            new ImageDiagnostics(engine.images(), found).run(images());
        } catch (EngineUnavailableException e) {
            new SearchDiagnostics(found).failed(e);
        } catch (EngineException e) {
            found.failure(
                    "engine",
                    String.valueOf(e.getMessage()),
                    "start Docker or set DOCKER_HOST, then run ebemu doctor again");
        }
        new MachineDiagnostics(host, found).disk("disk", Path.of("").toAbsolutePath());
        new TestcontainersDiagnostics(host, found).run(endpoint);
        return found.all();
    }

    private void engine(EngineInfo info) {
        found.ok(
                "engine",
                info.name() + " " + info.version() + " at " + info.endpoint() + " (" + info.endpointSource() + ")");
        found.ok("engine API", info.apiVersion() + " agreed; the engine takes " + info.minApiVersion() + " or later");
        found.ok(
                "engine host",
                info.operatingSystem() + ", " + info.architecture() + ", " + info.cpus() + " CPUs, " + info.memoryMiB()
                        + " MiB, cgroup " + info.cgroupVersion());
        found.ok(
                "links",
                info.writesLinkVariables()
                        ? "by the engine, with their variables"
                        : "by the engine; it writes no variables for them, so ebemu does");
    }

    private void environments(Engine engine) {
        List<String> names = engine.containers().list(Map.of(Labels.ENVIRONMENT, "")).stream()
                .filter(ContainerInfo::running)
                .map(container -> container.label(Labels.ENVIRONMENT))
                .distinct()
                .sorted()
                .toList();
        found.ok("environments", names.isEmpty() ? "none running" : String.join(", ", names));
    }

    private List<String> images() {
        Stream<String> containers = version.stream()
                .flatMap(one -> one.taskDefinition().containers().stream().flatMap(container -> image(one, container)));
        return Stream.concat(serviceImages.stream(), containers).distinct().toList();
    }

    /** What is built is not pulled. */
    private static Stream<String> image(ApplicationVersion version, ContainerDefinition container) {
        ImageOverride override = version.imageOverrides().get(container.name());
        if (override instanceof ImageOverride.Build) {
            return Stream.empty();
        }
        return Stream.of(override instanceof ImageOverride.Reference other ? other.image() : container.image());
    }
}
