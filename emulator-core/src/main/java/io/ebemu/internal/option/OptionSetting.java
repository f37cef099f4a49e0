/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.option;

import io.ebemu.internal.document.Place;

/**
 * A configuration option of an environment with its value, wherever production keeps it.
 *
 * @param namespace such as {@code aws:elasticbeanstalk:command}
 * @param name the option's name
 * @param resource the resource that it is limited to ({@code resource_name}); empty for none
 * @param value its value; may be a secret
 * @param template whether the value is written as in {@code Fn::Sub}, with <code>${id.Attribute}</code> for what only
 *     the environment knows
 * @param place where the value stands
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html">General options</a>
 */
public record OptionSetting(
        String namespace, String name, String resource, String value, boolean template, Place place) {

    /** A setting whose value is the text itself. */
    public static OptionSetting of(String namespace, String name, String value, Place place) {
        return new OptionSetting(namespace, name, "", value, false, place);
    }

    /** The value as environment properties of {@code ebemu.yml} are written. */
    String asTemplate() {
        return template ? value : literal(value);
    }

    /** A text as a template that means just that. */
    static String literal(String text) {
        return text.replace("${", "$${");
    }

    /** Whether both set the same option. */
    boolean replaces(OptionSetting other) {
        return namespace.equals(other.namespace) && name.equals(other.name) && resource.equals(other.resource);
    }

    /** The value may be a secret: only the name is shown. */
    @Override
    public String toString() {
        return "OptionSetting[" + namespace + ", " + name + "]";
    }
}
