/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A Beanstalk environment as a JUnit Jupiter extension: tests run against the containers of a source bundle, with its
 * databases and caches. {@link io.ebemu.junit.BeanstalkTest} is the annotation to begin with:
 *
 * <pre>{@code
 * @BeanstalkTest(bundle = "src/main/beanstalk") // the directory with Dockerrun.aws.json and ebemu.yml
 * @RestoreBetweenTests
 * class ShopTest {
 *
 *     @Test
 *     void anOrderIsKept(@ContainerUri("nginx") URI shop, @DBInstanceEndpoint("shop-db") Connection database) { … }
 *
 *     @Test
 *     void thePageOutlivesTheWorker(@ContainerUri("nginx") URI shop, Environment environment) {
 *         environment.container("worker").kill();
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>It works on JUnit 5.14 and later and on JUnit 6, beside other extensions, and under parallel execution.
 */
@NullMarked
package io.ebemu.junit;

import org.jspecify.annotations.NullMarked;
