/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Networks.NetworkInfo;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.engine.Volumes.VolumeInfo;
import io.ebemu.internal.observe.ProvenanceReader;
import io.ebemu.internal.plan.Plan;
import io.ebemu.internal.plan.Step;
import io.ebemu.internal.plan.World;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.Provenance;
import io.ebemu.model.observed.Provenance.Presence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the engine has of one environment, in the eyes of a sweep. Its containers say where it is from; only if it has
 * none its volumes do, because data outlives a change of machine or directory.
 */
record SweptWorld(EnvironmentId environment, World world, ProvenanceReader reader, Instant now) {

    private static final Set<String> DATA =
            Set.of(Labels.ROLE_SERVICE_DATA, Labels.ROLE_SERVICE_BACKUPS, Labels.ROLE_SNAPSHOT);

    /** Where the environment is from. */
    Provenance provenance() {
        return reader.of(labels());
    }

    /** The same, where these machines are no more. */
    Provenance provenance(Set<String> goneMachines) {
        return provenance(labels(), goneMachines);
    }

    private Provenance provenance(List<Map<String, String>> labels, Set<String> goneMachines) {
        Provenance seen = reader.of(labels);
        boolean gone =
                seen.presence() == Presence.ELSEWHERE && (goneMachines.contains(seen.machine()) || expired(labels));
        return gone ? new Provenance(seen.machine(), Presence.GONE) : seen;
    }

    /** Another machine cannot see whether the owner runs; but by then it has ended. */
    private boolean expired(List<Map<String, String>> labels) {
        return labels.stream()
                .allMatch(one -> Origin.of(one)
                        .flatMap(Origin::expires)
                        .filter(now::isAfter)
                        .isPresent());
    }

    /** Whether it was made to end with a process. */
    boolean ephemeral() {
        return labels().stream()
                .anyMatch(labels -> Origin.of(labels).flatMap(Origin::owner).isPresent());
    }

    /** Its directory; empty if that is one of another machine. */
    Optional<StateDirectory> directory() {
        return switch (provenance().presence()) {
            case HERE, GONE -> label(Labels.STATE_DIRECTORY).map(Path::of).map(StateDirectory::new);
            case ELSEWHERE, UNKNOWN -> Optional.empty();
        };
    }

    /** What of it may go: a volume or network that is from elsewhere, or from a directory that is there, stays. */
    World gone(Set<String> goneMachines) {
        return new World(
                world.containers(),
                world.volumes().stream()
                        .filter(volume -> gone(volume.labels(), goneMachines))
                        .toList(),
                world.networks().stream()
                        .filter(network -> gone(network.labels(), goneMachines))
                        .toList(),
                Map.of());
    }

    private boolean gone(Map<String, String> labels, Set<String> goneMachines) {
        return provenance(List.of(labels), goneMachines).presence() == Presence.GONE;
    }

    /** The names of the volumes with data of databases and caches that a plan leaves alone. */
    List<String> dataKeptBy(Plan plan) {
        List<String> removed = names(plan);
        return world.volumes().stream()
                .filter(volume -> DATA.contains(volume.labels().getOrDefault(Labels.ROLE, "")))
                .map(VolumeInfo::name)
                .filter(name -> !removed.contains("volume " + name))
                .toList();
    }

    /** What a plan removes, as Docker calls it. */
    List<String> names(Plan plan) {
        return plan.steps().stream()
                .flatMap(planned -> name(planned.step()).stream())
                .toList();
    }

    private Optional<String> name(Step step) {
        if (step instanceof Step.RemoveVolume volume) {
            return Optional.of("volume " + volume.name());
        }
        if (step instanceof Step.RemoveNetwork network) {
            return Optional.of("network " + network.name());
        }
        return step instanceof Step.RemoveContainer remove
                ? world.containers().stream()
                        .filter(container -> container.id().equals(remove.container()))
                        .map(container -> "container " + container.name())
                        .findFirst()
                : Optional.empty();
    }

    /** Why it is gone. */
    String goneBecause(Set<String> goneMachines) {
        String machine = provenance().machine();
        if (goneMachines.contains(machine)) {
            return "its machine " + machine + " is no more";
        }
        if (provenance().presence() == Presence.ELSEWHERE) {
            return "a test on another machine, " + machine + ", made it and has long ended";
        }
        Optional<Long> owner = labels().stream()
                .flatMap(labels -> Origin.of(labels).flatMap(Origin::owner).stream())
                .map(process -> process.pid())
                .findFirst();
        return owner.map(pid -> "the test that made it, process " + pid + ", has ended")
                .orElseGet(
                        () -> "its directory " + label(Labels.STATE_DIRECTORY).orElse("") + " does not exist any more");
    }

    /** What to do about an environment that is not gone. */
    String finding(Provenance from) {
        return switch (from.presence()) {
            case HERE ->
                "not supervised; `ebemu up -d` in " + bundleDirectory() + " adopts it, `ebemu terminate -e "
                        + environment + "` removes it";
            case ELSEWHERE ->
                "made on another machine, " + from.machine() + ", which alone knows whether it is gone; if that machine"
                        + " is no more: ebemu sweep --gone-machine " + from.machine();
            default ->
                "its labels do not say where it is from; if you know it is not needed: docker rm -f "
                        + String.join(
                                " ",
                                world.containers().stream()
                                        .map(ContainerInfo::name)
                                        .toList());
        };
    }

    private Path bundleDirectory() {
        Path state = Path.of(label(Labels.STATE_DIRECTORY).orElse(""));
        return Optional.ofNullable(state.getParent())
                .flatMap(parent -> Optional.ofNullable(parent.getParent()))
                .orElse(state);
    }

    private Optional<String> label(String key) {
        return labels().stream()
                .map(labels -> labels.getOrDefault(key, ""))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private List<Map<String, String>> labels() {
        return world.containers().isEmpty()
                ? Stream.concat(
                                world.volumes().stream().map(VolumeInfo::labels),
                                world.networks().stream().map(NetworkInfo::labels))
                        .toList()
                : world.containers().stream().map(ContainerInfo::labels).toList();
    }
}
