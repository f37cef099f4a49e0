/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import java.util.regex.Pattern;

/** Assertions on the log of a container or service, both streams together; each waits until it holds. */
public final class LogAssert {

    private final EnvironmentAssert environment;
    private final Expectation expectation;
    private final String name;

    LogAssert(EnvironmentAssert environment, Expectation expectation, String name) {
        this.environment = environment;
        this.expectation = expectation;
        this.name = name;
    }

    /** One of its lines contains a text. */
    public LogAssert contains(String text) {
        expectation.line(name, line -> line.contains(text), "a line of " + name + " contains \"" + text + "\"");
        return this;
    }

    /**
     * A regular expression is found in one of its lines.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    public LogAssert containsPattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        expectation.line(
                name, line -> pattern.matcher(line).find(), "a line of " + name + " matches \"" + regex + "\"");
        return this;
    }

    /** Back to assertions on the environment. */
    public EnvironmentAssert and() {
        return environment;
    }
}
