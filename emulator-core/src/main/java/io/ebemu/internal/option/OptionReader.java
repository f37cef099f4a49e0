/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code option_settings}, of a configuration file or a saved configuration, in either form: a list of objects
 * with {@code namespace}, {@code option_name} and {@code value}, or an object of namespaces.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/ebextensions-optionsettings.html">option_settings</a>
 */
final class OptionReader {

    private static final String EXAMPLE = OptionNamespaces.PROPERTIES + ": {NAME: value}";

    private final Functions functions;
    private final Problems problems;

    OptionReader(Functions functions, Problems problems) {
        this.functions = functions;
        this.problems = problems;
    }

    List<OptionSetting> read(Node written) {
        List<OptionSetting> settings = new ArrayList<>();
        if (written instanceof Node.Sequence list) {
            list.items().forEach(item -> listed(item, settings));
        } else if (written instanceof Node.Mapping namespaces) {
            namespaces.members().forEach(namespace -> {
                if (namespace.value() instanceof Node.Mapping options) {
                    options.members()
                            .forEach(option -> add(namespace.key(), option.key(), "", option.value(), settings));
                } else if (!namespace.value().empty()) {
                    wrong(namespace.value());
                }
            });
        } else if (!written.empty()) {
            wrong(written);
        }
        return settings;
    }

    private void listed(Node item, List<OptionSetting> settings) {
        if (!(item instanceof Node.Mapping object)) {
            wrong(item);
            return;
        }
        Optional<String> name = word(object, "option_name");
        Optional<Node> value = object.value("value");
        if (name.isEmpty() || value.isEmpty()) {
            problems.error(
                    object.place(),
                    "option-incomplete",
                    "an option setting has an option_name and a value, and one of them is missing; write both");
            return;
        }
        String namespace = word(object, "namespace").orElse(OptionNamespaces.PROPERTIES);
        add(namespace, name.get(), word(object, "resource_name").orElse(""), value.get(), settings);
    }

    private void add(String namespace, String name, String resource, Node value, List<OptionSetting> settings) {
        if (value instanceof Node.Null) {
            problems.warning(value.place(), "option-empty", "has no value, and sets nothing");
            return;
        }
        functions
                .evaluate(value)
                .map(one -> new OptionSetting(namespace, name, resource, one.text(), one.template(), value.place()))
                .ifPresent(settings::add);
    }

    private static Optional<String> word(Node.Mapping object, String key) {
        return object.value(key).filter(Node.Scalar.class::isInstance).map(node -> ((Node.Scalar) node).text());
    }

    private void wrong(Node node) {
        problems.error(
                node.place(),
                "option-settings-invalid",
                "'option_settings' in one of the configuration files failed validation: expected namespaces with their"
                        + " options, got " + node.kind() + "; write it like " + EXAMPLE);
    }
}
