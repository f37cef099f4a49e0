/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model.observed;

/** Why a task stopped, in the words of ECS {@code Task.stopCode}. */
public enum StopCode {
    TASK_FAILED_TO_START("TaskFailedToStart", "Task failed to start"),
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited", "Essential container in task exited"),
    USER_INITIATED("UserInitiated", "Task stopped by user");

    private final String word;
    private final String reason;

    StopCode(String word, String reason) {
        this.word = word;
        this.reason = reason;
    }

    /** The word as the ECS API spells it. */
    public String word() {
        return word;
    }

    /** The {@code stoppedReason} that goes with it when nothing more exact is known. */
    public String reason() {
        return reason;
    }
}
