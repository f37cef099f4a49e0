/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.error.EngineUnavailableException;

/** Makes emulators. */
public final class Ebemu {

    private Ebemu() {}

    /** An emulator with these options. */
    public static BeanstalkEmulator emulator(EmulatorOptions options) {
        throw new EngineUnavailableException("this build has no engine: " + options);
    }
}
