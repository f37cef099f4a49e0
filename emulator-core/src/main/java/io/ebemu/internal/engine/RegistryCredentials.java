/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The credentials that an application brings for its registries, not read yet: the secret goes before the file, and the
 * user's own come after both.
 *
 * @param secret what {@code repositoryCredentials} of a container names; it is for the image's registry
 * @param file what stands in for the S3 object of {@code authentication}; absolute. It is in the format of Docker's
 *     {@code config.json} or of the older {@code .dockercfg}
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html">private registry
 *     authentication</a>
 */
public record RegistryCredentials(Optional<Secret> secret, Optional<Path> file) {

    /** The user's own credentials only. */
    public static RegistryCredentials none() {
        return new RegistryCredentials(Optional.empty(), Optional.empty());
    }

    /**
     * A secret of AWS with its local value.
     *
     * @param name its ARN
     * @param value JSON with {@code username} and {@code password}
     */
    public record Secret(String name, String value) {

        /** The value is a secret: only the name is shown. */
        @Override
        public String toString() {
            return name;
        }
    }
}
