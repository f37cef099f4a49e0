/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.AwsApiException;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.plan.ConfigHash;
import io.ebemu.internal.service.rds.PostgresConfiguration;
import io.ebemu.internal.service.rds.PostgresParameters;
import io.ebemu.model.DBEngine;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ParameterGroup;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
    private final Console console;

    Groups(Instances instances, Console console) {
        this.instances = instances;
        this.console = console;
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
        check(group.family(), group.parameters());
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
        check(before.family(), parameters);
        check(before.family(), parameters);
        Map<String, String> all = new HashMap<>(before.parameters());
        all.putAll(parameters);
        ParameterGroup after = new ParameterGroup(name, before.family(), all);
        checkFormulas(after);
        for (DBInstance user : users(name)) {
            instances.changeEntry(
                    user.identifier(), entry -> entry.runsAs(entry.runsAs().or(() -> Optional.of(user))));
        }
        instances.change(ledger -> ledger.with(new LedgerGroup(after, declared(name))));
        for (DBInstance user : users(name)) {
            applyDynamic(user);
            instances.tell(user.identifier(), "RDS-EVENT-0092", "Finished updating DB parameter group.");
        }
        return after;
    }

    private static void check(String family, Map<String, String> parameters) {
        if (family.startsWith(DBInstance.POSTGRES)) {
            parameters.keySet().stream()
                    .flatMap(name -> PostgresParameters.refusal(name).stream())
                    .findFirst()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
    }

    /** Fails if a server could not be started with the group. */
    private void checkFormulas(ParameterGroup group) {
        if (group.family().startsWith(DBInstance.POSTGRES)) {
            try {
                users(group.name())
                        .forEach(user -> new PostgresConfiguration(
                                user.toBuilder()
                                        .parameterGroup(Optional.of(group))
                                        .build(),
                                true,
                                false));
            } catch (IllegalArgumentException formula) {
                throw RdsFault.invalidValue(String.valueOf(formula.getMessage()));
            }
        }
    }

    /** Gives a running server what can change while it runs. */
    private void applyDynamic(DBInstance instance) {
        Optional<ContainerInfo> server = instances.server(instance);
        if (server.isPresent() && instance.engine().equals(DBInstance.POSTGRES)) {
            boolean durable = !instances.scope().ephemeral();
            List<String> command = new PostgresConfiguration(
                            instance, durable, durable && instance.backup().retentionPeriod() > 0)
                    .applyCommand();
            console.run(server.get(), command, instance);
        }
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
                .filter(older -> waits(older.parameterGroup(), instance.parameterGroup()))
                .flatMap(older -> instances.server(instance).filter(server -> ConfigHash.isOf(older, server)))
                .isPresent();
    }

    /** Another group waits for a reboot with all it has, the same one with what is static. */
    private static boolean waits(Optional<ParameterGroup> before, Optional<ParameterGroup> now) {
        if (!before.map(ParameterGroup::name).equals(now.map(ParameterGroup::name))) {
            return true;
        }
        Map<String, String> old = before.map(ParameterGroup::parameters).orElse(Map.of());
        Map<String, String> wanted = now.map(ParameterGroup::parameters).orElse(Map.of());
        return Stream.concat(old.keySet().stream(), wanted.keySet().stream())
                .filter(name -> !Optional.ofNullable(old.get(name)).equals(Optional.ofNullable(wanted.get(name))))
                .anyMatch(name -> PostgresParameters.kind(name)
                        .filter(PostgresParameters.Kind.DYNAMIC::equals)
                        .isEmpty());
    }
}
