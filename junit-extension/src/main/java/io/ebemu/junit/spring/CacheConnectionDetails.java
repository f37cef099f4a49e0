/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.spring;

import io.ebemu.api.Cache;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;

/** A cache of Redis or Valkey, as Spring Boot asks for it. */
final class CacheConnectionDetails implements RedisConnectionDetails {

    private final Cache cache;

    private CacheConnectionDetails(Cache cache) {
        this.cache = cache;
    }

    static void register(BeanDefinitionRegistry registry, Cache cache) {
        registry.registerBeanDefinition(
                "ebemuRedisConnectionDetails",
                BeanDefinitionBuilder.genericBeanDefinition(
                                RedisConnectionDetails.class, () -> new CacheConnectionDetails(cache))
                        .getBeanDefinition());
    }

    /** The user that goes with a token; none without. */
    @Override
    public @Nullable String getUsername() {
        return credentials(0);
    }

    @Override
    public @Nullable String getPassword() {
        return credentials(1);
    }

    @Override
    public Standalone getStandalone() {
        return Standalone.of(cache.endpoint().host(), cache.endpoint().port());
    }

    /** A part of the URI's {@code user:password}; Spring Boot takes null for none. */
    private @Nullable String credentials(int part) {
        return Optional.ofNullable(cache.uri().getUserInfo())
                .map(both -> both.split(":", 2))
                .filter(both -> both.length == 2 && !both[part].isEmpty())
                .map(both -> both[part])
                .orElse(null);
    }
}
