/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * All mounts of another container, mounted into this one (ECS {@code VolumeFrom}).
 *
 * @param sourceContainer the name of the container that has the mounts
 * @param readOnly whether writing fails there
 */
public record VolumeFrom(String sourceContainer, boolean readOnly) {}
