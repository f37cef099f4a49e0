/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

/** How long an environment lasts that tests do not share over the whole run. */
public enum EnvironmentLifecycle {

    /** From before the first {@code @BeforeAll} method of a class until after its last {@code @AfterAll} method. */
    PER_CLASS,

    /**
     * Each test method has its own, and so has each repetition and each invocation of a parameterised test: from before
     * the test's first use of it until after its last {@code @AfterEach} method.
     */
    PER_METHOD
}
