/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.host.ProcessIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who made a resource.
 *
 * @param machine the machine that ebemu ran on
 * @param owner the process with which an ephemeral environment ends; empty for an environment that lasts
 * @param expires when its process has ended for certain; empty for an environment that may outlive it
 */
public record Origin(String machine, Optional<ProcessIdentity> owner, Optional<Instant> expires) {

    /** Who makes something that does not expire. */
    public Origin(String machine, Optional<ProcessIdentity> owner) {
        this(machine, owner, Optional.empty());
    }

    /** As labels. */
    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(Labels.MACHINE, machine);
        owner.ifPresent(process -> labels.put(Labels.OWNER, process.pid() + " " + process.startedAt()));
        expires.ifPresent(at -> labels.put(Labels.EXPIRES, String.valueOf(at.toEpochMilli())));
        return labels;
    }

    /** What labels tell; empty if they do not tell the machine. */
    public static Optional<Origin> of(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(Labels.MACHINE))
                .map(machine -> new Origin(
                        machine,
                        owner(labels.getOrDefault(Labels.OWNER, "")),
                        expires(labels.getOrDefault(Labels.EXPIRES, ""))));
    }

    private static Optional<Instant> expires(String label) {
        return label.matches("[0-9]{1,18}")
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(label)))
                : Optional.empty();
    }

    private static Optional<ProcessIdentity> owner(String label) {
        return label.matches("[0-9]{1,18} [0-9]{1,18}")
                ? Optional.of(new ProcessIdentity(
                        Long.parseLong(label.substring(0, label.indexOf(' '))),
                        Long.parseLong(label.substring(label.indexOf(' ') + 1))))
                : Optional.empty();
    }
}
