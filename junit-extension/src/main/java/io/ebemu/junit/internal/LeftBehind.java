/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EbemuException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.testcontainers.utility.ResourceReaper;

/**
 * What killed test processes leave: a run removes what earlier ones left, and has Testcontainers' reaper, where that is
 * enabled, remove what this one will leave. Done once in a run, before its first environment.
 */
final class LeftBehind {

    private static final Logger LOG = System.getLogger("io.ebemu.junit");

    private final Supplier<BeanstalkEmulator> emulators;

    LeftBehind(Supplier<BeanstalkEmulator> emulators) {
        this.emulators = emulators;
    }

    /**
     * Removes what others left, and has this process looked after. Trouble is logged: tests can do without.
     *
     * @param reaped whether Testcontainers' reaper is to remove what this process leaves
     */
    static LeftBehind caredFor(Supplier<BeanstalkEmulator> emulators, boolean reaped) {
        LeftBehind leftBehind = new LeftBehind(emulators);
        leftBehind.care(reaped);
        return leftBehind;
    }

    private void care(boolean reaped) {
        try (BeanstalkEmulator emulator = emulators.get()) {
            emulator.sweep(SweepOptions.ofEndedTests(), event -> {}).forEach(LeftBehind::tell);
            if (reaped) {
                ResourceReaper.instance().registerLabelsFilterForCleanup(emulator.labelsOfTests());
            }
        } catch (EbemuException e) {
            LOG.log(Level.WARNING, "What earlier test runs left could not be removed: {0}", e.getMessage());
        } catch (IllegalStateException e) {
            // Testcontainers' word for a reaper that cannot be started.
            LOG.log(Level.WARNING, "Testcontainers' reaper does not look after this run: {0}", e.getMessage());
        }
    }

    private static void tell(SweptEnvironment swept) {
        LOG.log(
                Level.INFO,
                "Removed {0}, as {1}: {2}",
                swept.environment(),
                swept.finding(),
                String.join(", ", swept.removed()));
    }
}
