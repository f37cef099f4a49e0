/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what has no effect here: once for each file and namespace, where the first of its options stands. */
final class UnusedOptions {

    private final Map<String, List<OptionSetting>> found = new LinkedHashMap<>();

    void add(OptionSetting setting) {
        found.computeIfAbsent(setting.place().location().file() + "\n" + setting.namespace(), key -> new ArrayList<>())
                .add(setting);
    }

    void report(Problems problems) {
        found.values().forEach(settings -> {
            OptionSetting first = settings.get(0);
            List<String> names =
                    settings.stream().map(OptionSetting::name).distinct().toList();
            if (OptionNamespaces.known(first.namespace())) {
                problems.warning(
                        first.place(),
                        "option-not-emulated",
                        first.namespace() + " " + Excerpt.list(names) + ": not emulated, and without effect here");
            } else {
                problems.report(
                        Severity.WARNING,
                        Layer.BEANSTALK,
                        first.place(),
                        "option-unknown",
                        "Invalid option specification (Namespace: '" + Excerpt.of(first.namespace())
                                + "', OptionName: '" + Excerpt.of(first.name()) + "'): Unknown configuration setting."
                                + " No such namespace is known here"
                                + NearestName.hint(first.namespace(), OptionNamespaces.KNOWN));
            }
        });
    }
}
