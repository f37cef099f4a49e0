/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EngineUnavailableException;
import io.ebemu.internal.engine.EngineException;
import java.util.function.Supplier;

/** Says what a failure of the engine means to the user when it befell no step of a plan. */
final class EngineTrouble {

    private EngineTrouble() {}

    /** Does what may fail because of the engine, and tells that in the user's words. */
    static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (EngineException e) {
            throw of(e);
        }
    }

    /** The same for a call without a result. */
    static void tell(Runnable call) {
        told(() -> {
            call.run();
            return call;
        });
    }

    static RuntimeException of(RuntimeException failure) {
        return failure instanceof EngineException
                ? new EngineUnavailableException(
                        String.valueOf(failure.getMessage()).replaceFirst("\\.$", "")
                                + "; see whether the engine runs (ebemu doctor), then try again; ebemu down removes what"
                                + " is left",
                        failure)
                : failure;
    }
}
