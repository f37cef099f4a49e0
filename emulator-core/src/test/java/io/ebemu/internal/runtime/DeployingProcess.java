/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.DeployOptions;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.event.EnvironmentEvent.Announced;
import java.nio.file.Path;
import java.util.Optional;

/** A process of its own that deploys a bundle, says what it does, and supervises until it is ended. */
final class DeployingProcess {

    private DeployingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        BeanstalkEmulator emulator = Ebemu.emulator(new EmulatorOptions(Optional.empty()));
        emulator.deploy(Bundle.of(Path.of(arguments[0])), DeployOptions.standard(), event -> {
            if (event instanceof Announced) {
                System.out.println(event.message());
            }
        });
        Thread.currentThread().join();
    }
}
