/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import io.ebemu.junit.BeanstalkExtension;
import io.ebemu.junit.internal.ConnectionProperties;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Adds the beans of {@link EbemuServiceConnections} to a context. The test class is part of it because Spring keeps equal
 * contexts, which would know a former class's environment.
 *
 * @param testClass the class whose context it is
 * @param extension its environment is up when the context is made
 */
record ServiceConnections(Class<?> testClass, BeanstalkExtension extension) implements ContextCustomizer {

    private static final String BOOT = "org.springframework.boot.autoconfigure.";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ConnectionProperties places = new ConnectionProperties(extension.environment());
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
        ClassLoader loader = testClass.getClassLoader();
        if (ClassUtils.isPresent(BOOT + "jdbc.JdbcConnectionDetails", loader)) {
            places.database().ifPresent(database -> InstanceConnectionDetails.register(registry, database));
        }
        if (ClassUtils.isPresent(BOOT + "data.redis.RedisConnectionDetails", loader)) {
            places.redis()
                    .filter(cache -> "redis".equals(cache.uri().getScheme()))
                    .ifPresent(cache -> CacheConnectionDetails.register(registry, cache));
        }
    }
}
