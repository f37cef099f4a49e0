/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import io.ebemu.api.Diagnosis;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ManagedService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which services the task's containers reach, in words for people. */
public final class Reachability {

    private final Groups groups;
    private final Map<String, Reach> byService = new LinkedHashMap<>();

    private Reachability(Groups groups) {
        this.groups = groups;
        groups.services().forEach(service -> byService.put(name(service), new Reach(groups, service)));
    }

    /** What a version's groups come to. */
    public static Reachability of(ApplicationVersion version) {
        return new Reachability(Groups.of(version));
    }

    private static String name(ManagedService service) {
        return service.kind() + ":" + service.identifier();
    }

    /** One sentence for each service that the task cannot reach, with the rule that is missing. */
    public List<String> blocked() {
        return byService.entrySet().stream()
                .flatMap(one -> one.getValue().missingRule().stream()
                        .map(rule -> "Security groups keep the task from " + one.getKey()
                                + ": connections to it time out. " + rule + "."))
                .toList();
    }

    /** What has become reachable, or out of reach, since another state. */
    public List<String> changesSince(Reachability before) {
        return byService.entrySet().stream()
                .flatMap(one -> Optional.ofNullable(before.byService.get(one.getKey()))
                        .filter(old -> old.open() != one.getValue().open())
                        .map(old -> change(one.getKey(), one.getValue()))
                        .stream())
                .toList();
    }

    private static String change(String service, Reach now) {
        return now.missingRule()
                .map(rule -> "Security groups keep the task from " + service
                        + " from now on; connections that are established stay. " + rule + " to let it in again.")
                .orElse("Security groups let the task reach " + service + " from now on.");
    }

    /** One fact for each service. */
    public List<Diagnosis> explain() {
        return byService.entrySet().stream()
                .map(one -> diagnosis("security groups of " + one.getKey(), one.getValue()))
                .toList();
    }

    private Diagnosis diagnosis(String subject, Reach reach) {
        if (!groups.enforced()) {
            return new Diagnosis(subject, Diagnosis.State.OK, "nobody declares any: everything reaches it", "");
        }
        return reach.missingRule()
                .map(rule -> new Diagnosis(
                        subject,
                        Diagnosis.State.WARNING,
                        "the task's containers do not reach it: connections time out",
                        rule))
                .orElseGet(() -> new Diagnosis(
                        subject,
                        Diagnosis.State.OK,
                        "the task's containers reach it: " + String.join(", ", openings(reach)),
                        ""));
    }

    private static List<String> openings(Reach reach) {
        return reach.openings().stream().map(Opening::toString).toList();
    }
}
