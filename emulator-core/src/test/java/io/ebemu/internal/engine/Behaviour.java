/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the program in a container of the {@link InMemoryEngine} does.
 *
 * @param prints lines it writes when it starts
 * @param exits its exit code, if it ends as soon as it has started
 * @param exitOnStop its exit code when it is asked to stop; empty if it ignores that and must be killed
 * @param startFailure how its start fails, if it does
 */
public record Behaviour(
        List<String> prints, OptionalInt exits, OptionalInt exitOnStop, Optional<StartFailure> startFailure) {

    /** The engine's refusal to start a container, with the exit code that inspect shows then. */
    public record StartFailure(Kind kind, String message, int exitCode) {}

    private static final int TERMINATED = 143;

    /** Runs until it is stopped, and obeys the stop signal with 143. */
    public static Behaviour runs() {
        return new Behaviour(List.of(), OptionalInt.empty(), OptionalInt.of(TERMINATED), Optional.empty());
    }

    /** Ends as soon as it has started. */
    public static Behaviour exits(int code) {
        return new Behaviour(List.of(), OptionalInt.of(code), OptionalInt.of(TERMINATED), Optional.empty());
    }

    /** Runs until it is killed. */
    public static Behaviour ignoresStop() {
        return new Behaviour(List.of(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
    }

    /** Never starts. */
    public static Behaviour failsToStart(Kind kind, String message) {
        int exitCode = kind == Kind.NOT_EXECUTABLE ? 127 : 128;
        StartFailure failure = new StartFailure(kind, message, exitCode);
        return new Behaviour(List.of(), OptionalInt.empty(), OptionalInt.empty(), Optional.of(failure));
    }

    /** The same, writing lines when it starts. */
    public Behaviour printing(String... lines) {
        return new Behaviour(List.of(lines), exits, exitOnStop, startFailure);
    }
}
