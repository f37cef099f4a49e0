/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container definition as written. Absent means not given, or given with a wrong type, which is a problem already. */
record ContainerDraft(
        Fields fields,
        Optional<Located<String>> name,
        Optional<Located<String>> image,
        Optional<Located<Boolean>> essential,
        Optional<Located<Integer>> memory,
        Optional<Located<Integer>> memoryReservation,
        Optional<Located<Integer>> cpu,
        Optional<Located<Integer>> stopTimeout,
        List<PortDraft> portMappings,
        List<Located<String>> links,
        List<VolumeFromDraft> volumesFrom,
        List<MountDraft> mountPoints,
        ProcessDraft process,
        boolean privileged,
        boolean readonlyRootFilesystem) {

    /** A port mapping as written. */
    record PortDraft(
            Fields fields,
            Optional<Located<Integer>> containerPort,
            Optional<Located<Integer>> hostPort,
            Optional<Located<String>> protocol) {

        String protocolWord() {
            return protocol.map(Located::value).orElse("tcp");
        }
    }

    /** A mount point as written. */
    record MountDraft(
            Fields fields,
            Optional<Located<String>> sourceVolume,
            Optional<Located<String>> containerPath,
            boolean readOnly) {}

    /** An entry of volumesFrom as written. */
    record VolumeFromDraft(Fields fields, Optional<Located<String>> sourceContainer, boolean readOnly) {}

    /** What runs in the container, as written. */
    record ProcessDraft(
            List<Located<String>> entryPoint,
            List<Located<String>> command,
            Map<String, String> environment,
            Optional<Located<String>> user,
            Optional<Located<String>> workingDirectory,
            Optional<Located<String>> hostname) {}

    boolean isEssential() {
        return essential.map(Located::value).orElse(true);
    }

    boolean isNamed(String wanted) {
        return name.map(Located::value).filter(wanted::equals).isPresent();
    }

    /** The name for messages; where there is none, the container's position. */
    String label() {
        return name.map(Located::value).orElseGet(() -> fields.place().pointer());
    }

    /** The links that have the right form. */
    List<Located<LinkDraft>> wellFormedLinks() {
        return links.stream()
                .flatMap(link ->
                        LinkDraft.parse(link.value()).stream().map(parsed -> new Located<>(parsed, link.place())))
                .toList();
    }
}
