/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.JsonDocument;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.document.YamlDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The configuration files of a bundle, {@code .ebextensions/*.config}, read in alphabetical order.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/ebextensions.html">Configuration files</a>
 */
public final class ConfigurationFiles {

    /** The directory in the bundle. */
    public static final String DIRECTORY = ".ebextensions";

    private static final Set<String> HOST =
            Set.of("commands", "container_commands", "files", "groups", "packages", "services", "sources", "users");
    private static final Set<String> KEYS = Set.of(
            "commands",
            "container_commands",
            "files",
            "groups",
            "option_settings",
            "packages",
            "services",
            "sources",
            "users",
            "Resources",
            "Outputs",
            "Parameters",
            "Mappings",
            "Conditions");

    private final Problems problems;

    public ConfigurationFiles(Problems problems) {
        this.problems = problems;
    }

    /**
     * What they say, as {@code ebemu.yml} would say it; what they say and ebemu does not do is a warning.
     *
     * @param files the contents by file name, as messages should name it
     * @param saved option settings that win over theirs, such as those of a saved configuration, by file
     * @param groups security groups that somebody else declares
     */
    public Node.Mapping read(Map<String, byte[]> files, Map<String, byte[]> saved, List<String> groups) {
        List<Node.Mapping> configurations = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> file(name, content).ifPresent(configurations::add));
        Resources resources = new Resources();
        configurations.forEach(configuration -> configuration
                .value("Resources")
                .filter(Node.Mapping.class::isInstance)
                .ifPresent(all -> ((Node.Mapping) all).members().forEach(resources::add)));
        List<OptionSetting> options = new ArrayList<>();
        Functions functions = new Functions(resources, options, problems);
        OptionReader reader = new OptionReader(functions, problems);
        configurations.forEach(configuration ->
                configuration.value("option_settings").ifPresent(written -> options.addAll(reader.read(written))));
        saved.forEach((name, content) -> document(name, content)
                .flatMap(document -> document.value("OptionSettings"))
                .ifPresent(written -> options.addAll(reader.read(written))));
        List<String> known = new ArrayList<>(groups);
        known.addAll(resources.groups());
        Node.Mapping settings = new OptionTranslator(known, problems).translate(options, Place.startOf(DIRECTORY));
        SettingsDocument document = new SettingsDocument(Place.startOf(DIRECTORY));
        new ResourceTranslator(resources, functions, problems).translate(document);
        settings.members().forEach(member -> document.put(member.key(), member.value()));
        return document.node();
    }

    private Optional<Node.Mapping> file(String name, byte[] content) {
        Optional<Node.Mapping> document = document(name, content);
        Optional<Node.Member> unknown = document.stream()
                .flatMap(root -> root.members().stream())
                .filter(member -> !KEYS.contains(member.key()))
                .findFirst();
        if (unknown.isPresent()) {
            problems.report(
                    Severity.WARNING,
                    Layer.BEANSTALK,
                    unknown.get().place(),
                    "configuration-key-invalid",
                    "Error processing file (Skipping): '" + name + "' - Contains invalid key: '"
                            + Excerpt.of(unknown.get().key()) + "'; the whole file is left out"
                            + NearestName.hint(unknown.get().key(), KEYS));
            return Optional.empty();
        }
        document.ifPresent(this::tellHost);
        return document;
    }

    private void tellHost(Node.Mapping document) {
        List<Node.Member> host = document.members().stream()
                .filter(member -> HOST.contains(member.key()))
                .toList();
        if (!host.isEmpty()) {
            problems.warning(
                    host.get(0).place(),
                    "host-not-emulated",
                    String.join(", ", host.stream().map(Node.Member::key).toList())
                            + ": not emulated; they configure the host in production, and containers see nothing of it"
                            + " here");
        }
    }

    private Optional<Node.Mapping> document(String name, byte[] content) {
        Problems syntax = new Problems();
        Optional<Node> root =
                new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{")
                        ? JsonDocument.read(content, name, syntax)
                        : YamlDocument.read(content, name, syntax);
        syntax.sorted()
                .forEach(problem -> problems.report(
                        problem.severity(),
                        Layer.BEANSTALK,
                        new Place(problem.location(), problem.pointer()),
                        problem.code(),
                        problem.severity() == Problem.Severity.ERROR
                                ? "The configuration file " + name
                                        + " in the application version contains invalid YAML or JSON: "
                                        + problem.message()
                                : problem.message()));
        root.filter(node -> !(node instanceof Node.Mapping) && !node.empty())
                .ifPresent(node -> problems.report(
                        Severity.ERROR,
                        Layer.BEANSTALK,
                        node.place(),
                        "wrong-type",
                        "The configuration file " + name + " in the application version contains invalid YAML or JSON:"
                                + " expected an object, got " + node.kind() + "; write keys like option_settings"));
        return root.filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }
}
