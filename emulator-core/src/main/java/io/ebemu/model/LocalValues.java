/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a task definition refers to in AWS, taken from local files: ebemu never asks AWS for it.
 *
 * @param secrets values of secrets and parameters by their {@code valueFrom}
 * @param environmentFiles variables of environment files by the ARN of the S3 object, in the order written
 * @param registryCredentials the file that stands in for the S3 object of {@code authentication}; absolute
 * @param taskRole the task's IAM role
 */
public record LocalValues(
        Map<String, String> secrets,
        Map<String, Map<String, String>> environmentFiles,
        Optional<Path> registryCredentials,
        Optional<TaskRole> taskRole) {

    public LocalValues {
        secrets = Ordered.copyOf(secrets);
        environmentFiles = Ordered.copyOf(environmentFiles);
    }

    /** Values of a task without a role. */
    public LocalValues(
            Map<String, String> secrets,
            Map<String, Map<String, String>> environmentFiles,
            Optional<Path> registryCredentials) {
        this(secrets, environmentFiles, registryCredentials, Optional.empty());
    }

    /** The same values of a task with that role, if any. */
    public LocalValues withTaskRole(Optional<TaskRole> role) {
        return new LocalValues(secrets, environmentFiles, registryCredentials, role);
    }

    /** No local values. */
    public static LocalValues none() {
        return new LocalValues(Map.of(), Map.of(), Optional.empty());
    }

    /** Values may be secrets: only the names are shown. */
    @Override
    public String toString() {
        return "LocalValues[secrets=" + secrets.keySet() + ", environmentFiles=" + environmentFiles.keySet()
                + ", registryCredentials=" + registryCredentials + ", taskRole=" + taskRole + "]";
    }
}
