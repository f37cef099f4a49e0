/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.vpc;

import io.ebemu.internal.vpc.Groups;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.SecurityGroup;
import io.ebemu.model.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What calls have changed of a VPC's security groups. Rules that are declared later hold as well, unless they were
 * revoked.
 *
 * @param groups changes by group name
 * @param deleted names of declared groups that were deleted
 */
record VpcChanges(Map<String, GroupChange> groups, List<String> deleted) {

    VpcChanges {
        groups = Map.copyOf(groups);
        deleted = List.copyOf(deleted);
    }

    static VpcChanges none() {
        return new VpcChanges(Map.of(), List.of());
    }

    /** The version with the groups that there are now. */
    ApplicationVersion appliedTo(ApplicationVersion declared) {
        Vpc vpc = declared.vpc();
        Map<String, SecurityGroup> byName = new LinkedHashMap<>();
        vpc.securityGroups().stream()
                .filter(group -> !deleted.contains(group.name()))
                .forEach(group -> byName.put(group.name(), group));
        ApplicationVersion left = with(declared, List.copyOf(byName.values()));
        Groups before = Groups.of(left);
        groups.keySet().stream().sorted().forEach(name -> {
            GroupChange change = change(name);
            // A group that nobody declares any more has no rules to change.
            change.asCreated(name)
                    .or(() -> before.named(name))
                    .ifPresent(group -> byName.put(name, change.appliedTo(group)));
        });
        return with(declared, List.copyOf(byName.values()));
    }

    private static ApplicationVersion with(ApplicationVersion version, List<SecurityGroup> groups) {
        Vpc vpc = version.vpc();
        return version.with(version.services(), new Vpc(vpc.cidrBlock(), groups, vpc.instanceSecurityGroups()));
    }

    GroupChange change(String name) {
        return Optional.ofNullable(groups.get(name)).orElseGet(GroupChange::none);
    }

    VpcChanges with(String name, GroupChange change) {
        Map<String, GroupChange> more = new LinkedHashMap<>(groups);
        more.put(name, change);
        return new VpcChanges(more, deleted);
    }

    /** Without a group, be it declared or made by a call. */
    VpcChanges without(String name) {
        Map<String, GroupChange> fewer = new LinkedHashMap<>(groups);
        fewer.remove(name);
        List<String> more = new ArrayList<>(deleted);
        if (!more.contains(name)) {
            more.add(name);
        }
        return new VpcChanges(fewer, more);
    }
}
