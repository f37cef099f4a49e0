/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import io.ebemu.model.ParameterGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a parameter group sets, as an answer. */
final class Parameters {

    private Parameters() {}

    /** @param groups the group, or none */
    static Answer of(List<ParameterGroup> groups) {
        Map<String, String> parameters = new TreeMap<>();
        groups.forEach(group -> parameters.putAll(group.parameters()));
        Table table = new Table("PARAMETER", "VALUE");
        parameters.forEach(table::row);
        return Answer.listed(
                new JsonObject().with("Parameters", Shapes.parameters(parameters)),
                table,
                "The group sets nothing: all is as in the family's default group.");
    }
}
