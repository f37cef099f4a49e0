/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

/** What a deployment is told as: Beanstalk's words for its beginning and its end. */
enum DeploymentKind {
    /** A version comes in place of another one. */
    APPLICATION(
            "Environment update is starting.",
            "Environment update completed successfully.",
            "Failed to deploy application."),
    /** The same version again: {@code RestartAppServer}. */
    RESTART(
            "restartAppServer is starting.",
            "restartAppServer completed successfully.",
            "Failed to restart the application server.");

    private final String starting;
    private final String completed;
    private final String failed;

    DeploymentKind(String starting, String completed, String failed) {
        this.starting = starting;
        this.completed = completed;
        this.failed = failed;
    }

    String starting() {
        return starting;
    }

    String completed() {
        return completed;
    }

    String failed() {
        return failed;
    }

    /** The {@code stoppedReason} of the task that makes room. */
    String reasonToStop(String versionLabel) {
        return this == APPLICATION
                ? "Task stopped to deploy application version " + versionLabel
                : "Task stopped to restart the application server";
    }
}
