/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.bootstrap;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.internal.host.Host;
import java.util.Optional;

/** The emulator as everybody has it, but for the machine that it believes to be on. */
public final class Emulators {

    private Emulators() {}

    public static BeanstalkEmulator on(Host host) {
        return Ebemu.emulator(new EmulatorOptions(Optional.empty()), host);
    }
}
