/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Connects a Spring Boot 3 application in a test to the environment of the class's {@link
 * io.ebemu.junit.BeanstalkExtension}, which has to be in a static field:
 *
 * <pre>{@code
 * @SpringBootTest
 * @EbemuServiceConnections
 * class OrdersTest {
 *
 *     @RegisterExtension
 *     static final BeanstalkExtension SHOP = BeanstalkExtension.forBundle("src/main/beanstalk");
 * }
 * }</pre>
 *
 * <p>The application context gets a {@code JdbcConnectionDetails} for the only DB instance, or the first by name, and a
 * {@code RedisConnectionDetails} for the only cache of Redis or Valkey, or the first by name, each if there is one and if
 * Spring Boot's auto-configuration for it is there; none for a cache with in-transit encryption, whose certificate has to be
 * trusted first. They win over properties. Classes do not share contexts, as they do not
 * share environments. Other versions of Spring Boot take {@link io.ebemu.junit.BeanstalkExtension#properties}.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/testing/testcontainers.html#testing.testcontainers.service-connections">
 *     Service connections</a>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EbemuServiceConnections {}
