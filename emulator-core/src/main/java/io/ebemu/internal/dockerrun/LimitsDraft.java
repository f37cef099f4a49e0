/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.Ulimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resource limits and kernel parameters as written. */
record LimitsDraft(List<UlimitDraft> ulimits, List<SystemControlDraft> systemControls) {

    private static final String ULIMITS = "[{\"name\": \"nofile\", \"softLimit\": 1024, \"hardLimit\": 4096}]";
    private static final String CONTROLS = "[{\"namespace\": \"net.core.somaxconn\", \"value\": \"1024\"}]";

    /** An entry of ulimits as written. */
    record UlimitDraft(
            Fields fields,
            Optional<Located<String>> name,
            Optional<Located<Integer>> softLimit,
            Optional<Located<Integer>> hardLimit) {

        static UlimitDraft read(Fields limit) {
            limit.checkedBy(DockerrunKeys.ULIMIT);
            return new UlimitDraft(
                    limit, limit.text("name"), limit.integer("softLimit", ""), limit.integer("hardLimit", ""));
        }

        Ulimit model() {
            return new Ulimit(Values.required(name), Values.required(softLimit), Values.required(hardLimit));
        }
    }

    /** An entry of systemControls as written. */
    record SystemControlDraft(Fields fields, Optional<Located<String>> namespace, Optional<Located<String>> value) {

        static SystemControlDraft read(Fields control) {
            control.checkedBy(DockerrunKeys.SYSTEM_CONTROL);
            return new SystemControlDraft(control, control.text("namespace"), control.text("value"));
        }
    }

    static LimitsDraft read(Fields container) {
        return new LimitsDraft(
                container.objects("ulimits", ULIMITS).stream()
                        .map(UlimitDraft::read)
                        .toList(),
                container.objects("systemControls", CONTROLS).stream()
                        .map(SystemControlDraft::read)
                        .toList());
    }

    /** The last one of each name, as Docker has it. */
    List<Ulimit> ulimitModels() {
        Map<String, Ulimit> byName = new LinkedHashMap<>();
        ulimits.forEach(limit -> byName.put(Values.required(limit.name()), limit.model()));
        return List.copyOf(byName.values());
    }

    Map<String, String> systemControlModels() {
        Map<String, String> controls = new LinkedHashMap<>();
        systemControls.forEach(
                control -> controls.put(Values.required(control.namespace()), Values.required(control.value())));
        return controls;
    }
}
