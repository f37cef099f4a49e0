/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

/**
 * One option of a verb.
 *
 * @param name its name, without the hyphens before it
 * @param kind what its values are
 * @param mandatory whether the verb needs it
 * @param label what stands for its value in help texts
 * @param description what it says
 */
public record Parameter(String name, Kind kind, boolean mandatory, String label, String description) {

    /** What an option's values are. */
    public enum Kind {
        /** One text. */
        TEXT,
        /** One text or more. */
        TEXTS,
        /** None: the option is there, or its opposite, which begins with {@code --no-}. */
        SWITCH
    }

    /** An option that a verb needs. */
    static Parameter needed(String name, String label, String description) {
        return new Parameter(name, Kind.TEXT, true, label, description);
    }

    /** An option that may be left out. */
    static Parameter optional(String name, String label, String description) {
        return new Parameter(name, Kind.TEXT, false, label, description);
    }

    /** An option with several values that may be left out. */
    static Parameter several(String name, String label, String description) {
        return new Parameter(name, Kind.TEXTS, false, label, description);
    }

    /** An option that is there or not. */
    static Parameter flag(String name, String description) {
        return new Parameter(name, Kind.SWITCH, false, "", description);
    }

    /** The same, without which the verb does not run. */
    Parameter required() {
        return new Parameter(name, kind, true, label, description);
    }
}
