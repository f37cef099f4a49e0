/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import java.util.Optional;

/** Where commands get the emulator from. */
@FunctionalInterface
public interface EmulatorFactory {

    /** An emulator on the engine at that endpoint, or on the one Docker itself would use; the caller closes it. */
    BeanstalkEmulator open(Optional<String> dockerHost);
}
