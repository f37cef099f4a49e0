/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.api.LaunchOptions;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is wanted: an application version, and how to bring it up.
 *
 * @param version the application version
 * @param options how to bring it up
 * @param identity the names of the task, should a new one be needed
 * @param stateDirectory where the environment keeps its logs and records; absolute
 * @param contextDigests digests of the build contexts of image overrides, by container name
 * @param taskReachedRunning whether the task that is there now once was RUNNING: if not, it was left half-made
 */
public record LaunchRequest(
        ApplicationVersion version,
        LaunchOptions options,
        TaskIdentity identity,
        Path stateDirectory,
        Map<String, String> contextDigests,
        boolean taskReachedRunning) {

    public LaunchRequest {
        contextDigests = Map.copyOf(contextDigests);
    }
}
