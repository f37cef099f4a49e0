/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a test reaches a cache cluster or replication group of its environment. It is for parameters and fields of type
 * {@link java.net.URI} or {@link String}, which get {@code redis://host:port} as Jedis, Lettuce and Spring take it, with
 * the AUTH token if there is one; {@link io.ebemu.api.Endpoint}: host and port; and {@link io.ebemu.api.Cache}, which can
 * also be flushed, rebooted and put back.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface CacheEndpoint {

    /** The cache cluster's or replication group's identifier; not needed if there is only one. */
    String value() default "";
}
