/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A volume of the task mounted into a container (ECS {@code MountPoint}).
 *
 * @param sourceVolume the name of a {@link Volume} of the task, or {@code awseb-logs-<container>}, which Beanstalk adds
 * @param containerPath absolute path in the container
 * @param readOnly whether writing fails there
 */
public record MountPoint(String sourceVolume, String containerPath, boolean readOnly) {}
