/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Endpoint;
import io.ebemu.api.Environment;
import io.ebemu.junit.ContainerUri;
import java.net.URI;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * What parameters of tests get from an environment.
 *
 * @param environment it is up
 */
record Injection(Environment environment) {

    /**
     * The value of an {@link Environment} parameter or of one with {@link ContainerUri}.
     *
     * @throws ParameterResolutionException if the annotation is on a parameter of another type
     * @throws io.ebemu.error.UsageException if there is no such container, or it does not publish that port
     */
    Object valueOf(ParameterContext parameter) {
        return parameter
                .findAnnotation(ContainerUri.class)
                .map(wanted -> as(parameter.getParameter().getType(), endpoint(wanted)))
                .orElse(environment);
    }

    private Endpoint endpoint(ContainerUri wanted) {
        return wanted.port() == 0
                ? environment.endpoint(wanted.value())
                : environment.endpoint(wanted.value(), wanted.port());
    }

    private static Object as(Class<?> type, Endpoint endpoint) {
        if (type == URI.class) {
            return endpoint.uri();
        }
        if (type == Endpoint.class) {
            return endpoint;
        }
        throw new ParameterResolutionException("@ContainerUri is for parameters of type URI or Endpoint, not "
                + type.getSimpleName() + "; change the parameter's type");
    }
}
