/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.api.LaunchOptions;
import io.ebemu.model.ApplicationVersion;
import java.nio.file.Path;

/**
 * What is wanted: an application version, and how to bring it up.
 *
 * @param version the application version
 * @param options how to bring it up
 * @param identity the names of the task, should a new one be needed
 * @param stateDirectory where the environment keeps its logs and records; absolute
 * @param taskReachedRunning whether the task that is there now once was RUNNING: if not, it was left half-made
 */
public record LaunchRequest(
        ApplicationVersion version,
        LaunchOptions options,
        TaskIdentity identity,
        Path stateDirectory,
        boolean taskReachedRunning) {}
