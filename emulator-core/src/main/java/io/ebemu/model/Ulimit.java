/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A resource limit of a container's processes (ECS {@code Ulimit}).
 *
 * @param name such as {@code nofile}
 * @param softLimit what a process gets
 * @param hardLimit up to what it may raise that
 */
public record Ulimit(String name, int softLimit, int hardLimit) {}
