/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EbemuException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.ResourceReaper;

/**
 * What killed test processes leave: a run removes what earlier ones left, and has Testcontainers' reaper, where that is
 * enabled, remove what this one will leave. Done once in a run, before its first environment.
 */
final class LeftBehind {

    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);

    private final Supplier<BeanstalkEmulator> emulators;

    LeftBehind(Supplier<BeanstalkEmulator> emulators) {
        this.emulators = emulators;
    }

    /**
     * Removes what others left, and has this process looked after. Trouble is logged: tests can do without.
     *
     * @param reaperEnabled whether Testcontainers has its reaper
     */
    void care(boolean reaperEnabled) {
        try (BeanstalkEmulator emulator = emulators.get()) {
            emulator.sweep(SweepOptions.ofEndedTests(), event -> {}).forEach(LeftBehind::tell);
            if (reaperEnabled) {
                ResourceReaper.instance().registerLabelsFilterForCleanup(emulator.labelsOfTests());
            }
        } catch (EbemuException e) {
            LOG.warn("What earlier test runs left could not be removed: {}", e.getMessage());
        } catch (IllegalStateException e) {
            // Testcontainers' word for a reaper that cannot be started.
            LOG.warn("Testcontainers' reaper does not look after this run: {}", e.getMessage());
        }
    }

    private static void tell(SweptEnvironment swept) {
        LOG.info("Removed {}, as {}: {}", swept.environment(), swept.finding(), String.join(", ", swept.removed()));
    }
}
