/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.error;

/**
 * Something wrong in what the user wrote.
 *
 * @param severity whether production would refuse it
 * @param layer who would refuse or ignore it
 * @param code a stable word for this kind of problem, such as {@code memory-missing}
 * @param message the fact and the cure, without the place
 * @param location where it stands
 * @param pointer the value's path in the document, such as {@code containerDefinitions[1].memory}; empty for the whole
 */
public record Problem(
        Severity severity, Layer layer, String code, String message, SourceLocation location, String pointer) {

    /** Whether production would refuse it (ERROR), or take it and do something unexpected (WARNING). */
    public enum Severity {
        ERROR,
        WARNING
    }

    /**
     * The layer of production that would refuse it. The later the layer, the more has been started already when a
     * deployment fails there.
     */
    public enum Layer {
        /** The source bundle and its platform are checked. */
        BEANSTALK("Beanstalk"),
        /** The task definition is registered: it is refused as a whole, and nothing starts. */
        ECS("ECS API"),
        /** The task is placed on an instance: it is not started. */
        PLACEMENT("placement"),
        /** The task exists, and stops with a reason. */
        AGENT("ECS agent"),
        /** Production never sees it: it is about ebemu's own files. */
        EBEMU("ebemu");

        private final String title;

        Layer(String title) {
            this.title = title;
        }

        /** Its name for messages. */
        public String title() {
            return title;
        }
    }

    /** One line: place, path and message. */
    @Override
    public String toString() {
        return location + " " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
