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
 * <p>Constructors, methods and fields of the class may ask for the {@link io.ebemu.api.Environment}, and with {@link
 * ContainerUri}, {@link DBInstanceEndpoint} and {@link CacheEndpoint} for its parts. Tests begin once the task is RUNNING,
 * containers with a health check are HEALTHY, and published ports hold a connection. Images with a build context in
 * {@code ebemu.yml} are built if they are not here.
 *
 * <p>{@link RestoreBetweenTests} puts databases and caches back between tests, {@link SharedEnvironment} lets all classes of
 * the run share one environment, and {@link BeanstalkExtension} is the same for environments that need more than a bundle
 * and properties.
 *
 * <p>If the environment does not come up, the class fails with the {@link io.ebemu.error.EbemuException} that says why.
 * That failure, and each failure of a test, carries a {@linkplain Throwable#getSuppressed() suppressed} {@link
 * ContainerLogs} with what the containers wrote last; all that is known is in {@code target/ebemu} or {@code
 * build/ebemu}. With the environment variable {@code EBEMU_KEEP_FAILED=true} the environment of a failed test stays up, and
 * the failure says how to reach it.
 *
 * <p>A JVM that ends early, by Ctrl-C for one, takes the environment down on its way out. One that is killed
 * ({@code kill -9}) cannot: Testcontainers' reaper then removes all of it from the engine within 15 seconds; if that is
 * disabled, the next test run does before it starts its first environment. The directory with records, {@code .ebemu} in
 * the bundle, goes with the next environment of the same bundle.
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
