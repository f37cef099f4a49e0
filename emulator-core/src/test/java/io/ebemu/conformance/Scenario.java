/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that plays one conformance scenario on a real engine: a row of {@code docs/conformance.md}. It takes a {@link
 * Trial}, runs beside others, and fails when it takes longer than its bound.
 */
@Documented
@Test
@Tag("conformance")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(ScenarioExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Scenario {

    /** {@code C01} and so on: the row. */
    String id();

    /** What it is about, in a few words. */
    String name();

    /** The task that is run. {@code a!} is essential, {@code b?} is not. */
    String setup();

    /** What ECS, its agent or Beanstalk does. */
    String expected();

    /** Seconds that may pass from the first launch to what is expected. */
    int boundSeconds();

    /** What a reader should know of how it is done here. */
    String note() default "";
}
