/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules about what a container may do on its host, and about labels that are not its own to choose. */
final class SecurityRules {

    private static final Pattern OPTION =
            Pattern.compile("no-new-privileges(?:[:=](?:true|false))?|(?:apparmor|label|seccomp|credentialspec)[:=].+");
    private static final String AGENT_LABELS = "com.amazonaws.ecs.";
    private static final String OUR_LABELS = "io.ebemu.";

    private SecurityRules() {}

    static void optionKnown(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container.security().dockerSecurityOptions().stream()
                    .filter(option -> !OPTION.matcher(option.value()).matches())
                    .forEach(option -> report.accept(
                            option.place(),
                            "Docker may refuse to create the container: invalid --security-opt: \""
                                    + Excerpt.of(option.value())
                                    + "\"; write no-new-privileges, apparmor:…, label:… or credentialspec:…"));
        }
    }

    static void labelKept(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            beginningWith(AGENT_LABELS, container.dockerLabels())
                    .forEach(place -> report.accept(
                            place,
                            "labels that begin with " + AGENT_LABELS + " are the agent's own, which overwrites them;"
                                    + " use another"));
        }
    }

    static void labelUnreserved(TaskDraft task, BiConsumer<Place, String> report) {
        Stream.concat(
                        task.containers().stream().map(ContainerDraft::dockerLabels),
                        task.volumes().stream()
                                .flatMap(volume -> volume.dockerVolume().stream())
                                .map(VolumeDraft.DockerVolumeDraft::labels))
                .flatMap(labels -> beginningWith(OUR_LABELS, labels))
                .forEach(place -> report.accept(
                        place,
                        "ebemu knows its own containers and volumes by labels that begin with " + OUR_LABELS
                                + ", and drops this one; use another"));
    }

    private static Stream<Place> beginningWith(String prefix, Map<String, Located<String>> labels) {
        return labels.entrySet().stream()
                .filter(label -> label.getKey().startsWith(prefix))
                .map(label -> label.getValue().place());
    }
}
