/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.diagnosis;

import io.ebemu.api.PlanStep;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes down all that is known of an environment, one file a matter, in a directory: what happened ({@code events.log}),
 * what was planned ({@code plan.txt}), what it is like ({@code state.json}, {@code health.txt}), and of each container
 * of the task and each server of a service its log and its inspection. What cannot be had is told and left out.
 */
public final class FailureBundle {

    private final Engine engine;
    private final EnvironmentId environment;
    private final List<String> troubles = new ArrayList<>();

    public FailureBundle(Engine engine, EnvironmentId environment) {
        this.engine = engine;
        this.environment = environment;
    }

    /**
     * Writes all of it; files that an earlier one left in the directory are gone.
     *
     * @param state what the environment is like; asked here, because that may fail
     * @param events what happened, oldest first
     * @param plan the steps of the plan that was executed last
     * @return what could not be had or written, and why, a line each; empty if nothing is missing
     */
    public List<String> write(
            Path directory,
            Supplier<Optional<ObservedState>> state,
            List<EnvironmentEvent> events,
            List<PlanStep> plan) {
        attempt(directory.toString(), () -> clear(directory));
        lines(directory.resolve("events.log"), events.stream().map(EventLine::of));
        lines(directory.resolve("plan.txt"), plan.stream().map(PlanStep::toString));
        attempt("state.json", () -> {
            Optional<ObservedState> seen = state.get();
            if (seen.isPresent()) {
                Files.writeString(directory.resolve("state.json"), StateJson.of(seen.get()));
                lines(directory.resolve("health.txt"), HealthText.of(seen.get()).stream());
            } else {
                troubles.add("state.json: nothing is recorded of the environment yet");
            }
        });
        attempt(
                "the containers",
                () -> containers().forEach((name, container) -> container(directory, FileName.of(name), container)));
        return List.copyOf(troubles);
    }

    /** By the name of a container, or of a service beside it, which has another one if they are the same. */
    private Map<String, ContainerInfo> containers() {
        Map<String, ContainerInfo> named = new LinkedHashMap<>();
        List<ContainerInfo> all = engine.containers().list(Labels.of(environment));
        with(Labels.ROLE_TASK, all)
                .forEach(container -> named.put(container.label(Labels.ECS_CONTAINER_NAME), container));
        with(Labels.ROLE_SERVICE, all).forEach(container -> {
            String name = container.label(Labels.SERVICE_ID);
            named.put(named.containsKey(name) ? name + "-" + container.label(Labels.SERVICE_KIND) : name, container);
        });
        return named;
    }

    private static Stream<ContainerInfo> with(String role, List<ContainerInfo> all) {
        return all.stream().filter(container -> container.label(Labels.ROLE).equals(role));
    }

    private void container(Path directory, String name, ContainerInfo container) {
        attempt(
                name + ".log",
                () -> new LastPart(LastPart.MAX_BYTES)
                        .copy(engine.containers(), container.id(), directory.resolve(name + ".log")));
        attempt(name + ".inspect.json", () -> {
            Optional<String> inspection = engine.containers().inspection(container.id());
            if (inspection.isPresent()) {
                Files.writeString(
                        directory.resolve(name + ".inspect.json"), InspectionWithoutSecrets.of(inspection.get()));
            }
        });
    }

    private void lines(Path file, Stream<String> lines) {
        attempt(
                String.valueOf(file.getFileName()),
                () -> Files.writeString(file, lines.map(line -> line + "\n").collect(Collectors.joining())));
    }

    /** Only what looks like ours goes, and no directory: somebody may have named one with other things in it. */
    private static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            old = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(log|txt|json)"))
                    .toList();
        }
        for (Path file : old) {
            Files.delete(file);
        }
    }

    private void attempt(String what, Part part) {
        try {
            part.write();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            troubles.add(what + ": interrupted");
        } catch (IOException e) {
            troubles.add(what + ": " + e);
        } catch (RuntimeException e) {
            troubles.add(what + ": " + e.getMessage());
        }
    }

    private interface Part {
        void write() throws IOException, InterruptedException;
    }
}
