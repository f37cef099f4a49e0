/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.junit.internal.ConnectionProperties;
import io.ebemu.junit.internal.Definition;
import io.ebemu.junit.internal.RegisteredExtension;
import io.ebemu.model.CacheCluster;
import io.ebemu.model.DBInstance;
import io.ebemu.model.ManagedService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What {@link BeanstalkTest} does, for environments that need more than a bundle and properties.
 *
 * <pre>{@code
 * class CheckoutTest {
 *
 *     @RegisterExtension
 *     static final BeanstalkExtension SHOP = BeanstalkExtension.forBundle("src/main/beanstalk")
 *             .withImage("server", "shop-server:test")
 *             .withDBInstance(DBInstance.builder("orders").dbName("orders").master("shop", "secret99").build())
 *             .waitingFor(WaitFor.http("nginx", "/health"));
 *
 *     @Test
 *     void anEmptyCartCannotBeOrdered(@ContainerUri("nginx") URI shop) { … }
 * }
 * }</pre>
 *
 * <p>Each method returns another extension and leaves this one as it is. In a static field it has one environment for the
 * class; in an instance field one for each test instance. Parameters and fields are injected as with the annotation; with
 * two extensions in a class, {@link #environment()} tells their environments apart.
 */
public final class BeanstalkExtension extends RegisteredExtension {

    private BeanstalkExtension(Definition definition) {
        super(definition);
    }

    /**
     * For a bundle.
     *
     * @param bundle as {@link BeanstalkTest#bundle}
     */
    public static BeanstalkExtension forBundle(String bundle) {
        return forBundle(Path.of(bundle));
    }

    /** For a bundle, as {@link BeanstalkTest#bundle}. */
    public static BeanstalkExtension forBundle(Path bundle) {
        return new BeanstalkExtension(Definition.of(bundle));
    }

    /** With an environment property, which wins over that of {@code ebemu.yml}. */
    public BeanstalkExtension withProperty(String name, String value) {
        Bundle bundle = definition().bundle();
        return with(bundle.with(and(bundle.properties(), name, value), bundle.images(), bundle.services()));
    }

    /** With another image for a container, instead of the Dockerrun file's and of what {@code ebemu.yml} has for it. */
    public BeanstalkExtension withImage(String container, String image) {
        Bundle bundle = definition().bundle();
        return with(bundle.with(bundle.properties(), and(bundle.images(), container, image), bundle.services()));
    }

    /** With a DB instance beside those of {@code ebemu.yml}, or in place of one with the same identifier. */
    public BeanstalkExtension withDBInstance(DBInstance instance) {
        return withService(instance);
    }

    /** With a cache cluster beside those of {@code ebemu.yml}, or in place of one with the same identifier. */
    public BeanstalkExtension withCacheCluster(CacheCluster cluster) {
        return withService(cluster);
    }

    private BeanstalkExtension withService(ManagedService service) {
        Bundle bundle = definition().bundle();
        List<ManagedService> services = new ArrayList<>(bundle.services());
        services.add(service);
        return with(bundle.with(bundle.properties(), bundle.images(), services));
    }

    /** With an instance type that the task must fit on, such as {@code t3.micro}. */
    public BeanstalkExtension withInstanceType(String instanceType) {
        Bundle bundle = definition().bundle();
        return with(new Bundle(
                bundle.path(),
                bundle.environmentName(),
                bundle.properties(),
                Optional.of(instanceType),
                bundle.strict(),
                bundle.images(),
                bundle.services()));
    }

    /** With environments that last as long; {@link EnvironmentLifecycle#PER_CLASS} unless given. */
    public BeanstalkExtension withLifecycle(EnvironmentLifecycle lifecycle) {
        return new BeanstalkExtension(definition().lasting(lifecycle));
    }

    /** Shared over the whole test run with all extensions that say the same, as {@link SharedEnvironment}. */
    public BeanstalkExtension shared() {
        return new BeanstalkExtension(definition().sharedBy(true));
    }

    /**
     * Puts databases and caches back between tests, as {@link RestoreBetweenTests}. Only that annotation also has JUnit
     * run the tests of the class one after the other: where methods run concurrently, use it instead, or tests are refused.
     */
    public BeanstalkExtension restoringBetweenTests() {
        return new BeanstalkExtension(definition().restoring(Optional.of(Definition.Rollback.to(""))));
    }

    /** Waits for these before the first test, one after the other, once the task is ready. */
    public BeanstalkExtension waitingFor(WaitFor... conditions) {
        return new BeanstalkExtension(definition().waitingFor(conditions));
    }

    /**
     * With a time within which a task that is RUNNING has to be ready: its containers with a health check HEALTHY, its
     * published ports accepting connections, and then each {@link WaitFor} that has no time of its own. Two minutes unless
     * given.
     */
    public BeanstalkExtension withStartTimeout(Duration timeout) {
        return new BeanstalkExtension(definition().within(timeout));
    }

    /**
     * Sets system properties while the class runs, or the test if it has an environment of its own, and then puts back what
     * they were: {@code quarkus.datasource.jdbc.url}, {@code quarkus.datasource.username}, {@code
     * quarkus.datasource.password} for the only DB instance, or the first by name, {@code quarkus.redis.hosts} for the only
     * cache of Redis or Valkey, or the first by name, and {@code ebemu.container.<name>.url} for each container with a port.
     * System properties are the whole JVM's: classes that do this must not run at the same time.
     */
    public BeanstalkExtension exportingSystemProperties() {
        return new BeanstalkExtension(definition().exporting(true));
    }

    /**
     * Tells Spring where the environment's places are, in one line of a test class:
     *
     * <pre>{@code
     * @DynamicPropertySource
     * static void places(DynamicPropertyRegistry registry) {
     *     SHOP.properties(registry::add);
     * }
     * }</pre>
     *
     * <p>The properties are {@code spring.datasource.url}, {@code spring.datasource.username}, {@code
     * spring.datasource.password}, {@code spring.data.redis.url}, and {@code ebemu.container.<name>.url}; of which DB instance
     * and cache as {@link #exportingSystemProperties} says.
     *
     * @param add takes the name of a property and what gives its value
     * @throws io.ebemu.error.UsageException if no environment runs yet: the extension has to be in a static field
     */
    public void properties(BiConsumer<String, Supplier<Object>> add) {
        new ConnectionProperties(environment()).spring().forEach((name, value) -> add.accept(name, () -> value));
    }

    /**
     * The environment that runs.
     *
     * @throws io.ebemu.error.UsageException if none does, or several do
     */
    @Override
    public Environment environment() {
        return super.environment();
    }

    private BeanstalkExtension with(Bundle bundle) {
        return new BeanstalkExtension(definition().with(bundle));
    }

    private static Map<String, String> and(Map<String, String> before, String name, String value) {
        Map<String, String> after = new LinkedHashMap<>(before);
        after.put(name, value);
        return after;
    }
}
