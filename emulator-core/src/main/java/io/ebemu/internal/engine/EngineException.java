/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

/** The engine refused or failed a call. The message is the engine's own words. */
public final class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong, as far as callers act on it. */
    public enum Kind {
        /** No such container, image or volume. */
        NOT_FOUND,
        /** A name is in use, or the object's state forbids the call. */
        CONFLICT,
        /** A host port is taken, by a container or a process. */
        PORT_TAKEN,
        /** The registry does not have the image, or does not show it without credentials. */
        IMAGE_NOT_FOUND,
        /** The registry cannot be reached. */
        REGISTRY_UNREACHABLE,
        /** The registry refused the credentials. */
        REGISTRY_DENIED,
        /** The container's command cannot be executed. */
        NOT_EXECUTABLE,
        /** The parameters make no sense to the engine. */
        INVALID,
        /** The call did not end within its deadline. */
        TIMEOUT,
        /** The engine does not answer. */
        UNREACHABLE,
        /** Anything else. */
        FAILED
    }

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
