/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.fault;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.error.UsageException;
import io.ebemu.internal.engine.EngineException;
import java.util.function.Supplier;

/** Says in the user's words why the engine did not do what a program asked for: the state forbids it, or the engine failed. */
final class EngineRefusal {

    private EngineRefusal() {}

    static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw of(e);
        }
    }

    static void tell(Runnable call) {
        told(() -> {
            call.run();
            return call;
        });
    }

    private static RuntimeException of(EngineException failure) {
        String words = String.valueOf(failure.getMessage());
        return switch (failure.kind()) {
            case CONFLICT, INVALID, NOT_FOUND, NOT_EXECUTABLE -> new UsageException(words, failure);
            default ->
                new EngineUnavailableException(
                        words.replaceFirst("\\.$", "") + "; see whether the engine runs (ebemu doctor), then try again",
                        failure);
        };
    }
}
