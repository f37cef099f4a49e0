/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import io.ebemu.junit.internal.BeanstalkTestExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a source bundle of Elastic Beanstalk's ECS-managed Docker platform for the tests of a class.
 *
 * <pre>{@code
 * @BeanstalkTest(bundle = "src/main/beanstalk")
 * class CheckoutTest {
 *
 *     @Test
 *     void anEmptyCartCannotBeOrdered(@ContainerUri("nginx") URI shop) { … }
 * }
 * }</pre>
 *
 * <p>The environment is up, databases and caches included, before the class's first {@code @BeforeAll} method, and gone
 * after its last {@code @AfterAll} method: containers, data and records. Its name is the bundle's own with a random
 * suffix and its host ports are free ones, so that classes, also those of other builds, run side by side. A
 * {@code @Nested} class shares the environment of the class around it unless it has this annotation itself.
 *
 * <p>Constructors and methods of the class may have parameters of type {@link io.ebemu.api.Environment}, and those that
 * {@link ContainerUri} describes. Images with a build context in {@code ebemu.yml} are built if they are not here.
 *
 * <p>If the environment does not come up, the class fails with the {@link io.ebemu.error.EbemuException} that says why.
 * That failure, and each failure of a test, carries a {@linkplain Throwable#getSuppressed() suppressed}
 * {@link ContainerLogs} with what the containers wrote last; a test's report has an entry for each container too.
 *
 * <p>A JVM that ends early, by Ctrl-C for one, takes the environment down on its way out. One that is killed
 * ({@code kill -9}) cannot: databases and caches are then removed by Testcontainers' reaper, if that is not disabled, and
 * the task's containers stay. They have the label {@code io.ebemu.environment}; {@code ebemu list} shows them, and
 * {@code ebemu terminate -e <name> --delete-data} removes them.
 */
@Documented
@ExtendWith(BeanstalkTestExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BeanstalkTest {

    /**
     * The bundle: a directory, a source bundle zip, or a {@code Dockerrun.aws.json}; relative to the working directory,
     * which Maven and Gradle make the module's base directory.
     */
    String bundle();

    /** Environment properties, each {@code NAME=value}; they win over those of {@code ebemu.yml}. */
    String[] properties() default {};

    /** How long the environment lasts; {@link SharedEnvironment} makes it last as long as the run. */
    EnvironmentLifecycle lifecycle() default EnvironmentLifecycle.PER_CLASS;
}
