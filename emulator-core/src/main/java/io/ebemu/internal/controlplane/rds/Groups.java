/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.AwsApiException;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * DB parameter groups: those that {@code ebemu.yml} declares, those that calls have made, and the default ones, which
 * nobody can change.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html">parameter
 *     groups</a>
 */
final class Groups {

    private static final String DEFAULT = "default.";

    private final Instances instances;

    Groups(Instances instances) {
        this.instances = instances;
    }

    /** A group that an instance asks for by name; empty for a default one. */
    Optional<ParameterGroup> resolve(String name) {
        return name.startsWith(DEFAULT) ? Optional.empty() : Optional.of(existing(name));
    }

    /** Fails if a group is of another family than an engine needs. */
    static void checkFamily(DBInstance instance) {
        String family = family(instance);
        instance.parameterGroup()
                .filter(group -> !group.family().equals(family))
                .ifPresent(group -> {
                    throw RdsFault.invalidCombination("The parameter group " + group.name()
                            + " with DBParameterGroupFamily " + group.family()
                            + " can't be used for this instance. Please use a parameter group with"
                            + " DBParameterGroupFamily " + family);
                });
    }

    static String family(DBInstance instance) {
        return DBEngine.of(instance.engine())
                .map(engine -> engine.family(instance.engineVersion()))
                .orElse("");
    }

    List<ParameterGroup> describe(Optional<String> name) {
        if (name.isPresent()) {
            return List.of(existing(name.get()));
        }
        return all().values().stream()
                .sorted(Comparator.comparing(ParameterGroup::name))
                .toList();
    }

    private ParameterGroup existing(String name) {
        return Optional.ofNullable(all().get(name)).orElseThrow(() -> RdsFault.noGroup(name));
    }

    private Map<String, ParameterGroup> all() {
        Map<String, ParameterGroup> groups = new TreeMap<>();
        for (DBInstance instance : instances.all()) {
            String family = family(instance);
            groups.put(DEFAULT + family, new ParameterGroup(DEFAULT + family, family, Map.of()));
            instance.parameterGroup().ifPresent(group -> groups.put(group.name(), group));
        }
        instances.ledger().parameterGroups().forEach((name, group) -> groups.putIfAbsent(name, group.group()));
        return groups;
    }

    ParameterGroup create(ParameterGroup group) {
        InstanceRules.identifier("DBParameterGroupName", group.name());
        if (all().containsKey(group.name())) {
            throw new AwsApiException(
                    "DBParameterGroupAlreadyExists", "Parameter group " + group.name() + " already exists");
        }
        instances.change(ledger -> ledger.with(new LedgerGroup(group, Optional.empty())));
        return group;
    }

    /**
     * Changes a group. Servers run on until their next reboot with what they were started with.
     *
     * @return the group as it is then
     */
    ParameterGroup modify(String name, Map<String, String> parameters) {
        refuseDefault(name);
        ParameterGroup before = existing(name);
        Map<String, String> all = new HashMap<>(before.parameters());
        all.putAll(parameters);
        ParameterGroup after = new ParameterGroup(name, before.family(), all);
        for (DBInstance user : users(name)) {
            instances.changeEntry(
                    user.identifier(), entry -> entry.runsAs(entry.runsAs().or(() -> Optional.of(user))));
        }
        instances.change(ledger -> ledger.with(new LedgerGroup(after, declared(name))));
        users(name)
                .forEach(user ->
                        instances.tell(user.identifier(), "RDS-EVENT-0092", "Finished updating DB parameter group."));
        return after;
    }

    private Optional<ParameterGroup> declared(String name) {
        return instances.declared().stream()
                .flatMap(one -> one.parameterGroup().stream())
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    List<DBInstance> users(String name) {
        return instances.all().stream()
                .filter(one -> one.parameterGroup()
                        .filter(group -> group.name().equals(name))
                        .isPresent())
                .toList();
    }

    void delete(String name) {
        refuseDefault(name);
        existing(name);
        if (!users(name).isEmpty()) {
            throw new AwsApiException(
                    "InvalidDBParameterGroupState",
                    "One or more database instances are still members of this parameter group " + name
                            + ", so the group cannot be deleted");
        }
        instances.change(ledger -> ledger.withoutGroup(name));
    }

    /** A default group's name is none that a group to change or delete can have. */
    private static void refuseDefault(String name) {
        if (name.startsWith(DEFAULT)) {
            InstanceRules.identifier("DBParameterGroupName", name);
        }
    }

    /** Whether an instance's server still has parameters of before. */
    boolean pendingReboot(DBInstance instance) {
        return instances
                .entry(instance.identifier())
                .runsAs()
                .filter(older -> !older.parameterGroup().equals(instance.parameterGroup()))
                .flatMap(older -> instances.server(instance).filter(server -> ConfigHash.isOf(older, server)))
                .isPresent();
    }
}
