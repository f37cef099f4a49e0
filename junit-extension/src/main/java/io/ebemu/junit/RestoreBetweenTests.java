/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import io.ebemu.junit.internal.RestoringLock;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Puts the databases and caches of the class's environment back before each test but the first: every test finds what the
 * first one found, which is what the start of the application and the class's {@code @BeforeAll} methods left there. The
 * state is kept just before the first test, ahead of its {@code @BeforeEach} methods. A {@code @Nested} class begins with
 * what its outer class's tests find, and has a state of its own after its own {@code @BeforeAll} methods.
 *
 * <p>Open sessions of databases are ended by the server (SQLSTATE 57P01), so the application's pool opens new ones;
 * connections to caches stay open. Memcached, which cannot be put back, is emptied. Containers are left alone: what they
 * hold in memory or in files stays.
 *
 * <p>The tests of the class run one after the other, even if methods run concurrently otherwise; classes with
 * environments of their own still run side by side.
 *
 * @see io.ebemu.api.Database#restore
 * @see io.ebemu.api.Cache#restore
 */
@Documented
@Inherited
@ResourceLock(providers = RestoringLock.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RestoreBetweenTests {

    /**
     * The name of a snapshot that tests begin with instead, such as {@code seeded}; a {@code @BeforeAll} method or the
     * first test makes it of every database and cache, with {@link io.ebemu.api.Database#snapshot} and {@link
     * io.ebemu.api.Cache#snapshot}.
     */
    String snapshot() default "";
}
