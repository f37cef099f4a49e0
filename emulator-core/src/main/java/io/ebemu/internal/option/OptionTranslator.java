/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes option settings as {@code ebemu.yml} would say the same, so that its readers read them. Every value keeps the
 * place where production has it.
 */
public final class OptionTranslator {

    private static final Set<String> OF_DATABASE_FLAGS = Set.of("HasCoupledDatabase", "MultiAZDatabase");
    /** What they say is so here anyway. */
    private static final Set<String> AS_HERE = Set.of(
            OptionNamespaces.COMMAND + " DeploymentPolicy AllAtOnce",
            OptionNamespaces.HEALTH_REPORTING + " SystemType enhanced");

    private final Collection<String> groups;
    private final Problems problems;

    /** @param groups names of the security groups that are known; others, which only production has, are left out */
    public OptionTranslator(Collection<String> groups, Problems problems) {
        this.groups = List.copyOf(groups);
        this.problems = problems;
    }

    /**
     * The document.
     *
     * @param settings in the order of their precedence: of two of one option the later one counts
     * @param start the document's place if it is empty
     */
    public Node.Mapping translate(List<OptionSetting> settings, Place start) {
        SettingsDocument document = new SettingsDocument(start);
        List<OptionSetting> effective = effective(settings);
        UnusedOptions unused = new UnusedOptions();
        HealthCheckOptions.translate(effective, document, unused);
        effective.forEach(setting -> translate(setting, document, unused));
        instanceType(effective, document);
        unused.report(problems);
        return document.node();
    }

    /** Each option with the value that counts. */
    public static List<OptionSetting> effective(List<OptionSetting> settings) {
        List<OptionSetting> effective = new ArrayList<>();
        settings.forEach(setting -> {
            effective.removeIf(setting::replaces);
            effective.add(setting);
        });
        return effective;
    }

    private void translate(OptionSetting setting, SettingsDocument document, UnusedOptions unused) {
        String namespace = setting.namespace();
        if (OptionNamespaces.isListener(namespace)) {
            listener(setting, unused);
            return;
        }
        switch (namespace) {
            case OptionNamespaces.APPLICATION, OptionNamespaces.CLASSIC_HEALTH, OptionNamespaces.PROCESS -> {
                // The health check is read from all of them together.
            }
            case OptionNamespaces.CUSTOM -> {
                // Only Fn::GetOptionSetting takes them.
            }
            case OptionNamespaces.PROPERTIES ->
                document.put(
                        "EnvironmentProperties",
                        setting.name(),
                        SettingsDocument.scalar(setting.asTemplate(), setting.place()));
            case OptionNamespaces.DATABASE -> document.put(namespace, setting.name(), database(setting));
            case OptionNamespaces.LAUNCH -> launch(setting, document, unused);
            case OptionNamespaces.INSTANCES -> {
                if (!setting.name().equals("InstanceTypes")) {
                    unused.add(setting);
                }
            }
            default -> {
                if (!AS_HERE.contains(namespace + " " + setting.name() + " " + setting.value())) {
                    unused.add(setting);
                }
            }
        }
    }

    private static Node database(OptionSetting setting) {
        return OF_DATABASE_FLAGS.contains(setting.name()) ? flag(setting) : scalar(setting);
    }

    private void launch(OptionSetting setting, SettingsDocument document, UnusedOptions unused) {
        if (setting.name().equals("SecurityGroups")) {
            groups(setting, document);
        } else if (!setting.name().equals("InstanceType")) {
            unused.add(setting);
        }
    }

    /** The newer option, a list, wins over the one that it replaces. */
    private static void instanceType(List<OptionSetting> settings, SettingsDocument document) {
        Optional<OptionSetting> list = find(settings, OptionNamespaces.INSTANCES, "InstanceTypes");
        list.or(() -> find(settings, OptionNamespaces.LAUNCH, "InstanceType"))
                .ifPresent(setting -> items(setting).stream()
                        .findFirst()
                        .ifPresent(
                                type -> document.put("InstanceType", SettingsDocument.scalar(type, setting.place()))));
    }

    private static Optional<OptionSetting> find(List<OptionSetting> settings, String namespace, String name) {
        return settings.stream()
                .filter(setting ->
                        setting.namespace().equals(namespace) && setting.name().equals(name))
                .findFirst();
    }

    private void groups(OptionSetting setting, SettingsDocument document) {
        List<Node> known = new ArrayList<>();
        items(setting).forEach(group -> {
            // Beanstalk puts the instances into its own group anyway.
            if (group.equals("AWSEBSecurityGroup")) {
                return;
            }
            if (groups.contains(group) || group.equals("default")) {
                known.add(SettingsDocument.scalar(group, setting.place()));
            } else {
                problems.warning(
                        setting.place(),
                        "group-elsewhere",
                        "the security group \"" + Excerpt.of(group) + "\" is in production only, and left out here;"
                                + " to have its rules, declare it under SecurityGroups in ebemu.yml");
            }
        });
        if (!known.isEmpty()) {
            document.put("InstanceSecurityGroups", new Node.Sequence(setting.place(), known));
        }
    }

    private void listener(OptionSetting setting, UnusedOptions unused) {
        if (!setting.name().equals("InstancePort")) {
            unused.add(setting);
            return;
        }
        String end = setting.namespace().substring(setting.namespace().lastIndexOf(':') + 1);
        String port = end.chars().allMatch(Character::isDigit) ? end : "80";
        if (!port.equals(setting.value())) {
            problems.warning(
                    setting.place(),
                    "listener-moved",
                    "there is no load balancer here: what answers on port " + port + " in production answers on host"
                            + " port " + Excerpt.of(setting.value()) + " here");
        }
    }

    private static List<String> items(OptionSetting setting) {
        return Arrays.stream(setting.value().split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Node.Scalar scalar(OptionSetting setting) {
        return SettingsDocument.scalar(setting.value(), setting.place());
    }

    private static Node.Scalar flag(OptionSetting setting) {
        return SettingsDocument.scalar(setting.value().toLowerCase(Locale.ROOT), setting.place());
    }
}
