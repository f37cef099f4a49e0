/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine's version, as far as it is written.
 *
 * @param major the first number
 * @param minor the second one; 0 where none is written
 */
record EngineVersion(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d+)(?:\\.(\\d+))?.*");

    static EngineVersion of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return new EngineVersion(0, 0);
        }
        return new EngineVersion(
                Integer.parseInt(form.group(1)), form.group(2) == null ? 0 : Integer.parseInt(form.group(2)));
    }

    /** Whether it has users (access control lists). */
    boolean hasUsers() {
        return major >= 6;
    }

    /** Whether what a user may do with Pub/Sub channels is part of its rules. */
    boolean hasChannelRules() {
        return major > 6 || (major == 6 && minor >= 2);
    }

    /** Whether a user can be denied a part of a command. */
    boolean hasSubcommandRules() {
        return major >= 7;
    }
}
