/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.Optional;

/** What a deployment is told as: Beanstalk's words for its beginning and its end. */
enum DeploymentKind {
    /** A version comes in place of another one. */
    APPLICATION(
            "Environment update is starting.",
            Optional.of("Deploying new version to instance(s)."),
            Optional.of("New application version was deployed to running EC2 instances."),
            "Environment update completed successfully.",
            "Failed to deploy application."),
    /** The same version with other environment properties: {@code UpdateEnvironment} with option settings. */
    CONFIGURATION(
            "Environment update is starting.",
            Optional.of("Updating environment %s's configuration settings."),
            Optional.of("Successfully deployed new configuration to environment."),
            "Environment update completed successfully.",
            "Failed to deploy configuration."),
    /** The same version again: {@code RestartAppServer}. */
    RESTART(
            "restartAppServer is starting.",
            Optional.empty(),
            Optional.empty(),
            "restartAppServer completed successfully.",
            "Failed to restart the application server.");

    private final String starting;
    private final Optional<String> begun;
    private final Optional<String> done;
    private final String completed;
    private final String failed;

    DeploymentKind(String starting, Optional<String> begun, Optional<String> done, String completed, String failed) {
        this.starting = starting;
        this.begun = begun;
        this.done = done;
        this.completed = completed;
        this.failed = failed;
    }

    String starting() {
        return starting;
    }

    /** What it says next, before the old task stops. */
    List<String> begun(EnvironmentId environment) {
        return begun.stream()
                .map(message -> message.replace("%s", environment.name()))
                .toList();
    }

    /** What it says once the new task runs. */
    List<String> done() {
        return done.stream().toList();
    }

    String completed() {
        return completed;
    }

    String failed() {
        return failed;
    }

    /** The {@code stoppedReason} of the task that makes room. */
    String reasonToStop(String versionLabel) {
        return switch (this) {
            case APPLICATION -> "Task stopped to deploy application version " + versionLabel;
            case CONFIGURATION -> "Task stopped to deploy configuration changes";
            case RESTART -> "Task stopped to restart the application server";
        };
    }
}
