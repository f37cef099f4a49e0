/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

/**
 * What an engine says of itself.
 *
 * @param name the product, such as {@code Docker Engine} or {@code Podman}
 * @param version its version
 * @param apiVersion the API version in use
 * @param minApiVersion the oldest API version it takes
 * @param operatingSystem its host's system
 * @param architecture its host's processor, such as {@code x86_64}
 * @param cgroupVersion {@code 1} or {@code 2}
 * @param memoryMiB its host's memory in MiB
 * @param cpus its host's processors
 * @param endpoint where it was reached, such as {@code unix:///var/run/docker.sock}
 * @param endpointSource how that was found, such as {@code DOCKER_HOST} or {@code context desktop-linux}
 * @param publishedAddress the address at which this process reaches ports that the engine publishes
 */
public record EngineInfo(
        String name,
        String version,
        String apiVersion,
        String minApiVersion,
        String operatingSystem,
        String architecture,
        String cgroupVersion,
        long memoryMiB,
        int cpus,
        String endpoint,
        String endpointSource,
        String publishedAddress) {}
