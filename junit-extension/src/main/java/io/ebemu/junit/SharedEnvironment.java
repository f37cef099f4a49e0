/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import io.ebemu.junit.internal.SharingLock;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Beside {@link BeanstalkTest}: the environment is shared by all classes of the test run whose annotations ask for the same
 * bundle with the same properties. The first class starts it, also if several begin at the same time, and it is removed
 * when the run ends. If it does not come up, the others fail at once with the same cause.
 *
 * <p>What a test changes in the databases and caches is seen by the next, unless {@link RestoreBetweenTests} puts it back.
 * Classes that restore a shared environment never run at the same time as others that use it.
 */
@Documented
@Inherited
@ResourceLock(providers = SharingLock.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SharedEnvironment {}
