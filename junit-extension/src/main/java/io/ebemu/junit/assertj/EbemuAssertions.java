/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.assertj;

import io.ebemu.api.Environment;

/**
 * Where assertions on environments begin.
 *
 * <pre>{@code
 * environment.container("nginx").kill();
 *
 * assertThat(environment).container("nginx").exitedWith(137);
 * assertThat(environment).within(ofSeconds(10)).taskStoppedBecause("Essential container in task exited");
 * assertThat(environment).log("worker").contains("lost its connection");
 * }</pre>
 *
 * <p>What is not so yet is waited for, 30 s unless {@link EnvironmentAssert#within} says otherwise. If it does not come,
 * the failure says what the environment is like instead, and what happened to it.
 */
public final class EbemuAssertions {

    private EbemuAssertions() {}

    /** Begins assertions on an environment that this process supervises. */
    public static EnvironmentAssert assertThat(Environment actual) {
        return new EnvironmentAssert(actual);
    }
}
