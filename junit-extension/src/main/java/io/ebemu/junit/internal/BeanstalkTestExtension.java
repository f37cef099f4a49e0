/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.junit.BeanstalkTest;
import java.util.Optional;

/** Gives every class with {@link BeanstalkTest} what its annotations ask for. It has no state. */
public final class BeanstalkTestExtension extends EnvironmentExtension {

    /** JUnit makes it. */
    public BeanstalkTestExtension() {}

    @Override
    Optional<Asked> asked(Class<?> declaring, Class<?> testClass) {
        return Asked.by(declaring, testClass);
    }

    @Override
    void uses(RunningEnvironment running) {
        // Tests hold it by their parameters and fields.
    }
}
