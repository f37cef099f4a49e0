/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Place;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Rules about what a container may do on its host, and about the labels that the agent puts on it. */
final class SecurityRules {

    private static final Pattern OPTION =
            Pattern.compile("no-new-privileges(?:[:=](?:true|false))?|(?:apparmor|label|seccomp|credentialspec)[:=].+");
    private static final String AGENT_LABELS = "com.amazonaws.ecs.";

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
            container.dockerLabels().forEach((label, value) -> {
                if (label.startsWith(AGENT_LABELS)) {
                    report.accept(
                            value.place(),
                            "labels that begin with " + AGENT_LABELS + " are the agent's own, which overwrites them;"
                                    + " use another");
                }
            });
        }
    }
}
