/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a test reaches a container of its environment: on a parameter or field of type {@link java.net.URI}, which gets
 * {@code http://host:port}, {@link io.ebemu.api.Endpoint}, or {@link io.ebemu.api.Container}, which can also be killed,
 * paused and asked for its log.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface ContainerUri {

    /** The container's name in {@code Dockerrun.aws.json}. */
    String value();

    /**
     * The port inside the container; 0 means the only one that it publishes, or the lowest of several. Of no meaning for a
     * {@code Container}.
     */
    int port() default 0;
}
