/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables for people, and in the shapes of the AWS APIs; sorted by name. */
public final class Variables {

    private static final String NAMESPACE = "aws:elasticbeanstalk:application:environment";

    private final Map<String, String> values;

    public Variables(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** As {@code eb printenv} shows the properties of an environment. */
    public List<String> page() {
        List<String> lines = new ArrayList<>();
        lines.add(" Environment Variables:");
        values.forEach((name, value) -> lines.add("     " + Printable.line(name) + " = " + Printable.line(value)));
        return lines;
    }

    /** As {@code printenv} shows the variables of a process. */
    public List<String> lines() {
        return values.entrySet().stream()
                .map(variable -> Printable.line(variable.getKey()) + "=" + Printable.line(variable.getValue()))
                .toList();
    }

    /** The option settings of an environment, as {@code DescribeConfigurationSettings} has them. */
    public String ofEnvironment(String name) {
        List<JsonObject> settings = values.entrySet().stream()
                .map(property -> new JsonObject()
                        .with("Namespace", NAMESPACE)
                        .with("OptionName", property.getKey())
                        .with("Value", property.getValue()))
                .toList();
        return new Json()
                .document(new JsonObject().with("EnvironmentName", name).with("OptionSettings", settings));
    }

    /** The environment of a container, as a {@code ContainerDefinition} of ECS has it. */
    public String ofContainer(String name) {
        List<JsonObject> environment = values.entrySet().stream()
                .map(variable ->
                        new JsonObject().with("name", variable.getKey()).with("value", variable.getValue()))
                .toList();
        return new Json().document(new JsonObject().with("name", name).with("environment", environment));
    }
}
