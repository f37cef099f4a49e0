/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container definition as written. Absent means not given, or given with a wrong type, which is a problem already.
 *
 * @param fields its object
 * @param basics what most containers have
 * @param process what runs in it
 * @param portMappings its published ports
 * @param mountPoints the task's volumes mounted in it
 * @param relations the containers it names
 * @param references what it gets from other places of AWS
 * @param network name resolution and network
 * @param security what it may do on its host
 * @param linux kernel features
 * @param limits resource limits and kernel parameters
 * @param dockerLabels labels
 * @param health its health check
 * @param log where its output goes
 * @param restart whether the agent starts it again
 */
record ContainerDraft(
        Fields fields,
        Basics basics,
        ProcessDraft process,
        List<PortDraft> portMappings,
        List<MountDraft> mountPoints,
        Relations relations,
        ReferencesDraft references,
        NetworkDraft network,
        SecurityDraft security,
        Optional<LinuxDraft> linux,
        LimitsDraft limits,
        Map<String, Located<String>> dockerLabels,
        Optional<HealthDraft> health,
        Optional<LogDraft> log,
        Optional<RestartDraft> restart) {

    private static final String LABELS = "{\"team\": \"search\"}";
    private static final String LINKS = "[\"server\"] or [\"server:api\"]";

    /** What most containers have; sizes in MiB, times in seconds. */
    record Basics(
            Optional<Located<String>> name,
            Optional<Located<String>> image,
            Optional<Located<Boolean>> essential,
            Optional<Located<Integer>> memory,
            Optional<Located<Integer>> memoryReservation,
            Optional<Located<Integer>> cpu,
            Optional<Located<Integer>> startTimeout,
            Optional<Located<Integer>> stopTimeout) {}

    /** The other containers of the task that this one names. */
    record Relations(List<Located<String>> links, List<VolumeFromDraft> volumesFrom, List<DependencyDraft> dependsOn) {}

    /** Reads one entry of containerDefinitions. */
    static ContainerDraft read(Fields container) {
        container.checkedBy(DockerrunKeys.CONTAINER);
        return new ContainerDraft(
                container,
                basics(container),
                ProcessDraft.read(container),
                PortDraft.readAll(container),
                MountDraft.readAll(container),
                new Relations(
                        container.texts("links", LINKS),
                        VolumeFromDraft.readAll(container),
                        DependencyDraft.readAll(container)),
                ReferencesDraft.read(container),
                NetworkDraft.read(container),
                SecurityDraft.read(container),
                LinuxDraft.read(container),
                LimitsDraft.read(container),
                container.textsByKey("dockerLabels", LABELS),
                HealthDraft.read(container),
                LogDraft.read(container),
                RestartDraft.read(container));
    }

    private static Basics basics(Fields container) {
        return new Basics(
                container.text("name"),
                container.text("image"),
                container.flag("essential"),
                container.integer("memory", "of MiB"),
                container.integer("memoryReservation", "of MiB"),
                container.integer("cpu", "of CPU units"),
                container.integer("startTimeout", "of seconds"),
                container.integer("stopTimeout", "of seconds"));
    }

    Optional<Located<String>> name() {
        return basics.name();
    }

    boolean isEssential() {
        return Values.of(basics.essential()).orElse(true);
    }

    /** What identifies it among the containers of the task: its name or, where there is none, its position. */
    String id() {
        return Values.of(name()).orElseGet(() -> fields.place().pointer());
    }

    /** The same for messages. */
    String label() {
        return Excerpt.of(id());
    }

    /** The links that have the right form. */
    List<Located<LinkDraft>> wellFormedLinks() {
        return relations.links().stream()
                .flatMap(link ->
                        LinkDraft.parse(link.value()).stream().map(parsed -> new Located<>(parsed, link.place())))
                .toList();
    }
}
