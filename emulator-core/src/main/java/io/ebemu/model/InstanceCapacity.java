/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * What an instance of the environment offers to tasks.
 *
 * @param name the instance type, such as {@code t3.micro}, or what else is described
 * @param cpu CPU units, 1024 to a vCPU
 * @param memory MiB that the ECS agent registers: what the kernel leaves of the nominal memory
 */
public record InstanceCapacity(String name, int cpu, int memory) {}
