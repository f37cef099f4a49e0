/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.observe;

import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Origin;
import io.ebemu.internal.host.ProcessIdentity;
import io.ebemu.model.observed.Provenance;
import io.ebemu.model.observed.Provenance.Presence;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges from labels where an environment is from and whether that is still there. In doubt it is: one directory that
 * exists, or one owner that runs, is enough.
 */
public final class ProvenanceReader {

    /** The file in an ephemeral environment's directory that says that it outlives its process. */
    public static final String KEPT = "kept";

    private final String machine;

    /** @param machine the name of this machine */
    public ProvenanceReader(String machine) {
        this.machine = machine;
    }

    /** That of an environment of which there is nothing but its directory. */
    Provenance here() {
        return new Provenance(machine, Presence.HERE);
    }

    /** What the labels of an environment's resources tell. */
    public Provenance of(List<Map<String, String>> labels) {
        List<String> machines = labels.stream()
                .flatMap(one -> Origin.of(one).stream())
                .map(Origin::machine)
                .distinct()
                .toList();
        Optional<String> other =
                machines.stream().filter(name -> !name.equals(machine)).findFirst();
        if (other.isPresent()) {
            return new Provenance(other.get(), Presence.ELSEWHERE);
        }
        boolean silent = labels.stream()
                .anyMatch(one -> Origin.of(one).isEmpty()
                        || one.getOrDefault(Labels.STATE_DIRECTORY, "").isEmpty());
        if (silent || machines.isEmpty()) {
            return new Provenance("", Presence.UNKNOWN);
        }
        return new Provenance(machine, stillThere(labels) ? Presence.HERE : Presence.GONE);
    }

    /** An ephemeral environment that nobody keeps lives as long as its process; any other as long as its directory. */
    private static boolean stillThere(List<Map<String, String>> labels) {
        List<ProcessIdentity> owners = labels.stream()
                .flatMap(one -> Origin.of(one).flatMap(Origin::owner).stream())
                .distinct()
                .toList();
        return owners.isEmpty()
                ? labels.stream().anyMatch(one -> isDirectory(one.getOrDefault(Labels.STATE_DIRECTORY, "")))
                : owners.stream().anyMatch(ProcessIdentity::alive)
                        || labels.stream().anyMatch(one -> isKept(one.getOrDefault(Labels.STATE_DIRECTORY, "")));
    }

    private static boolean isKept(String path) {
        return isDirectory(path) && Files.exists(Path.of(path).resolve(KEPT));
    }

    private static boolean isDirectory(String path) {
        try {
            return !path.isEmpty() && Files.isDirectory(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
