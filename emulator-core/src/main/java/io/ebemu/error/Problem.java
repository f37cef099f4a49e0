/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/**
 * Something wrong in what the user wrote.
 *
 * @param severity whether production would refuse it
 * @param code a stable word for this kind of problem, such as {@code memory-missing}
 * @param message the fact and the cure, without the place
 * @param location where it stands
 * @param pointer the value's path in the document, such as {@code containerDefinitions[1].memory}; empty for the whole
 */
public record Problem(Severity severity, String code, String message, SourceLocation location, String pointer) {

    /** Whether production would refuse it (ERROR), or take it and do something unexpected (WARNING). */
    public enum Severity {
        ERROR,
        WARNING
    }

    /** One line: place, path and message. */
    @Override
    public String toString() {
        return location + " " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
