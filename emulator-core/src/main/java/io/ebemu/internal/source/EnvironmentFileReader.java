/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.document.YamlDocument;
import io.ebemu.internal.option.ConfigurationFiles;
import io.ebemu.internal.option.Overlay;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code ebemu.yml}. */
final class EnvironmentFileReader {

    private static final String PROPERTIES = "EnvironmentProperties";

    private final Problems problems;
    private final ServiceOverrides overrides;

    EnvironmentFileReader(Problems problems) {
        this(problems, ServiceOverrides.none());
    }

    /** @param overrides services beside those of the file, or in place of them */
    EnvironmentFileReader(Problems problems, ServiceOverrides overrides) {
        this.problems = problems;
        this.overrides = overrides;
    }

    /**
     * Reads everything.
     *
     * @param directory where relative paths begin
     */
    EnvironmentFile read(byte[] content, Path directory) {
        return read(content, directory, Map.of());
    }

    /**
     * As the other, over what production's own files say.
     *
     * @param configurations the files of {@code .ebextensions} by name
     */
    EnvironmentFile read(byte[] content, Path directory, Map<String, byte[]> configurations) {
        return top(content)
                .or(() -> configurations.isEmpty() ? Optional.empty() : Optional.of(new Fields(nothing(), problems)))
                .map(top -> configurations.isEmpty() ? top : over(top, configurations))
                .map(top -> {
                    List<ManagedService> services = overrides.over(services(top), problems);
                    return new EnvironmentFile(
                            top.word("EnvironmentName"),
                            applicationName(top),
                            top.word("InstanceType"),
                            services,
                            properties(top, services),
                            new ImageOverrideReader(directory, problems).read(top),
                            new HealthCheckReader(problems).read(top),
                            new StandIns(
                                    new SecretReader(directory, problems).read(top),
                                    new S3ObjectReader(directory, problems).read(top),
                                    new TaskRoleReader(problems).read(top)),
                            new SecurityGroupReader(problems).read(top));
                })
                .orElseGet(() -> EnvironmentFile.absent().with(overrides.over(List.of(), problems)));
    }

    private Fields over(Fields top, Map<String, byte[]> configurations) {
        Node.Mapping own = (Node.Mapping) top.node();
        List<String> groups = own.value(VpcKeys.GROUPS)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node)
                        .members().stream().map(Node.Member::key).toList())
                .orElse(List.of());
        Node.Mapping production = new ConfigurationFiles(problems).read(configurations, Map.of(), groups);
        return new Fields(Overlay.of(own, production), problems);
    }

    private static Node.Mapping nothing() {
        return new Node.Mapping(Place.startOf(EnvironmentFile.NAME), List.of());
    }

    private List<ManagedService> services(Fields top) {
        Optional<DBInstance> coupled = new CoupledDatabaseReader(problems).read(top);
        List<ManagedService> services = new ArrayList<>(coupled.stream().toList());
        services.addAll(new DBInstanceReader(problems).read(top, coupled.isPresent()));
        ParameterGroups groups = ParameterGroups.read(CacheClusterReader.PARAMETER_GROUPS, top, problems);
        services.addAll(new CacheClusterReader(groups, problems).read(top));
        services.addAll(new ReplicationGroupReader(groups, problems).read(top));
        return services;
    }

    /** Reads only the names: what commands need that start nothing. */
    EnvironmentFile readNames(byte[] content) {
        return top(content)
                .map(top -> EnvironmentFile.named(top.word("EnvironmentName"), applicationName(top)))
                .orElseGet(EnvironmentFile::absent);
    }

    private Optional<Fields> top(byte[] content) {
        Optional<Node> root = YamlDocument.read(content, EnvironmentFile.NAME, problems);
        if (root.isPresent() && root.get() instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(mapping, problems).checkedBy(EnvironmentFileKeys.TOP));
        }
        root.filter(node -> !node.empty())
                .ifPresent(node -> problems.error(
                        node.place(),
                        "wrong-type",
                        "expected an object, got " + node.kind() + "; write keys like EnvironmentName: my-app"));
        return Optional.empty();
    }

    private static Optional<String> applicationName(Fields top) {
        return top.word("ApplicationName").map(Located::value);
    }

    private Map<String, PropertyTemplate> properties(Fields top, List<ManagedService> services) {
        Map<String, PropertyTemplate> properties = new LinkedHashMap<>();
        top.object(PROPERTIES, "KEY: value").stream()
                .flatMap(Fields::members)
                .forEach(member ->
                        property(member, top, services).ifPresent(template -> properties.put(member.key(), template)));
        return properties;
    }

    private Optional<PropertyTemplate> property(Node.Member member, Fields top, List<ManagedService> services) {
        if (member.value() instanceof Node.Null) {
            problems.warning(
                    member.place(),
                    "property-empty",
                    "has no value; Beanstalk keeps no property without one, remove it or give it a value");
            return Optional.empty();
        }
        return top.text(member.value()).flatMap(value -> PropertyTemplate.parse(value, services, problems));
    }
}
