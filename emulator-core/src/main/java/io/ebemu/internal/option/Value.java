/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import java.util.List;
import java.util.Optional;

/**
 * What a value comes to once its functions are evaluated.
 *
 * @param text the value; may be a secret
 * @param template whether it is written as in {@code Fn::Sub}, with references that only the environment resolves
 */
record Value(String text, boolean template) {

    static Value of(String text) {
        return new Value(text, false);
    }

    /** What an attribute of a service will be. */
    static Value attribute(String identifier, String attribute) {
        return new Value("${" + identifier + "." + attribute + "}", true);
    }

    /** All of them, one after the other; empty if a template cannot say that: there a $ before a reference escapes it. */
    static Optional<Value> joined(List<Value> values) {
        boolean template = values.stream().anyMatch(Value::template);
        StringBuilder text = new StringBuilder();
        for (Value value : values) {
            if (value.template()
                    && value.text().startsWith("${")
                    && text.toString().endsWith("$")) {
                return Optional.empty();
            }
            text.append(template ? value.asTemplate() : value.text());
        }
        return Optional.of(new Value(text.toString(), template));
    }

    private String asTemplate() {
        return template ? text : OptionSetting.literal(text);
    }

    /** The value may be a secret. */
    @Override
    public String toString() {
        return "Value[template=" + template + "]";
    }
}
