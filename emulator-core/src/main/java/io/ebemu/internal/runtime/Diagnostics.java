/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Diagnosis;
import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineInfo;
import io.ebemu.internal.engine.Images;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.observe.PortHolder;
import io.ebemu.internal.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks at what ebemu depends on, and says of each thing whether it is good and what to do if not. */
final class Diagnostics {

    private static final long LOW_DISK_BYTES = 2L << 30;
    private static final long GIBIBYTE = 1L << 30;
    private static final int HTTP_PORT = 80;
    private static final List<String> TESTCONTAINERS_SETTINGS =
            List.of("TESTCONTAINERS_HOST_OVERRIDE", "TESTCONTAINERS_RYUK_DISABLED", "TESTCONTAINERS_REUSE_ENABLE");

    private static final String IMAGE_REMEDY =
            "docker login, a mirror in the engine's settings, or scripts/setup-images from a checkout for stand-ins";

    private final EngineConnection connection;
    private final Host host;
    private final List<String> serviceImages;
    private final List<Diagnosis> found = new ArrayList<>();

    /** @param serviceImages the images that managed services run unless a bundle says otherwise */
    Diagnostics(EngineConnection connection, Host host, List<String> serviceImages) {
        this.connection = connection;
        this.host = host;
        this.serviceImages = List.copyOf(serviceImages);
    }

    List<Diagnosis> run() {
        ok("java", Runtime.version().toString());
        try {
            Engine engine = connection.get();
            engine(engine.info());
            environments(engine);
            images(engine.images());
            port(engine);
        } catch (EngineUnavailableException | EngineException e) {
            found.add(new Diagnosis(
                    "engine",
                    Diagnosis.State.FAILURE,
                    String.valueOf(e.getMessage()),
                    "start Docker or set DOCKER_HOST, then run ebemu doctor again"));
        }
        disk();
        testcontainers();
        return List.copyOf(found);
    }

    private void engine(EngineInfo info) {
        ok(
                "engine",
                info.name() + " " + info.version() + " at " + info.endpoint() + " (" + info.endpointSource() + ")");
        ok("engine API", info.apiVersion() + " in use; the engine takes " + info.minApiVersion() + " or later");
        ok(
                "engine host",
                info.operatingSystem() + ", " + info.architecture() + ", " + info.cpus() + " CPUs, " + info.memoryMiB()
                        + " MiB, cgroup " + info.cgroupVersion());
    }

    private void environments(Engine engine) {
        List<String> names = engine.containers().list(Map.of(Labels.ENVIRONMENT, "")).stream()
                .filter(ContainerInfo::running)
                .map(container -> container.label(Labels.ENVIRONMENT))
                .distinct()
                .sorted()
                .toList();
        ok("environments", names.isEmpty() ? "none running" : String.join(", ", names));
    }

    private void images(Images images) {
        List<String> missing = new ArrayList<>();
        for (String image : serviceImages) {
            boolean here = images.inspect(image).isPresent();
            ok("image " + image, here ? "here" : "not here");
            if (!here) {
                missing.add(image);
            }
        }
        ok(
                "image " + Planner.SECURITY_GROUPS_IMAGE,
                images.inspect(Planner.SECURITY_GROUPS_IMAGE).isPresent()
                        ? "here"
                        : "not here; built from alpine:3.20 once security groups are declared");
        Stream.concat(missing.stream(), serviceImages.stream()).findFirst().ifPresent(image -> access(images, image));
    }

    /** One image stands for all, as each may take the registry's whole time to answer. */
    private void access(Images images, String image) {
        try {
            images.reach(image);
            ok("image access", "the registry shows " + image);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
            warning("image access", "the registry does not show " + image + ": " + e.getMessage(), IMAGE_REMEDY);
        }
    }

    private void port(Engine engine) {
        PortHolder holder = new PortHolder(Path.of("/proc"));
        List<ContainerInfo> containers = engine.containers().publishing(HTTP_PORT);
        if (!containers.isEmpty()) {
            warning("port 80", "published by the container " + containers.get(0).name(), PortCheck.REMEDY);
        } else if (holder.listens(HTTP_PORT)) {
            warning("port 80", "taken by " + holder.process(HTTP_PORT).orElse("another process"), PortCheck.REMEDY);
        } else {
            ok("port 80", "free, as far as can be seen from here");
        }
    }

    private void disk() {
        try {
            long free = Files.getFileStore(Path.of("").toAbsolutePath()).getUsableSpace();
            String fact = free / GIBIBYTE + " GiB free here";
            if (free < LOW_DISK_BYTES) {
                warning("disk", fact, "free some space; docker system df shows what the engine uses");
            } else {
                ok("disk", fact);
            }
        } catch (IOException e) {
            warning("disk", "cannot be read: " + e.getMessage(), "see whether the current directory exists");
        }
    }

    private void testcontainers() {
        for (String setting : TESTCONTAINERS_SETTINGS) {
            ok(setting, host.environmentVariable(setting).orElse("not set"));
        }
    }

    private void ok(String subject, String fact) {
        found.add(new Diagnosis(subject, Diagnosis.State.OK, fact, ""));
    }

    private void warning(String subject, String fact, String remedy) {
        found.add(new Diagnosis(subject, Diagnosis.State.WARNING, fact, remedy));
    }
}
