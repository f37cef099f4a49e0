/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;
import java.util.Map;

/**
 * What a container gets from other places of AWS: variables from secrets and from files in S3.
 *
 * @param secrets the {@code valueFrom} of each secret by the variable it sets, in the order written
 * @param environmentFiles ARNs of S3 objects with variables; of a repeated name the first value counts
 * @param repositoryCredentials the ARN of a secret with the registry's credentials, or empty
 */
public record ContainerReferences(
        Map<String, String> secrets, List<String> environmentFiles, String repositoryCredentials) {

    public ContainerReferences {
        secrets = Ordered.copyOf(secrets);
        environmentFiles = List.copyOf(environmentFiles);
    }

    /** A container that refers to nothing. */
    public static ContainerReferences none() {
        return new ContainerReferences(Map.of(), List.of(), "");
    }
}
