/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Optional;

/**
 * A volume of the task (ECS {@code Volume}).
 *
 * @param name the name that mount points use
 * @param sourcePath the path on the host, as written; empty for a volume that lives and dies with the task
 */
public record Volume(String name, Optional<String> sourcePath) {}
