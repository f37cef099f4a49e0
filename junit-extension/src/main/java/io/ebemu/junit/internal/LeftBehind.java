/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.SweepOptions;
import io.ebemu.api.SweptEnvironment;
import io.ebemu.error.EbemuException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.testcontainers.utility.ResourceReaper;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * What killed test processes leave: a run removes what earlier ones left, and has Testcontainers' reaper, where that is
 * enabled, remove what this one will leave. Done once in a run, before its first environment.
 */
final class LeftBehind {

    private static final Logger LOG = System.getLogger("io.ebemu.junit");

    private LeftBehind() {}

    /**
     * Removes what others left, and has this process looked after. Trouble is logged: tests can do without.
     *
     * @param reaper is told by which labels to know what this process leaves
     */
    static LeftBehind caredFor(Supplier<BeanstalkEmulator> emulators, Consumer<Map<String, String>> reaper) {
        try (BeanstalkEmulator emulator = emulators.get()) {
            emulator.sweep(SweepOptions.ofEndedTests(), event -> {}).forEach(LeftBehind::tell);
            reaper.accept(emulator.labelsOfTests());
        } catch (EbemuException e) {
            LOG.log(Level.WARNING, "What earlier test runs left could not be removed: {0}", e.getMessage());
        }
        return new LeftBehind();
    }

    /**
     * Lets Testcontainers leave servers behind that are to be kept: in this JVM its configuration allows what it calls
     * reuse, unless the environment variable {@code TESTCONTAINERS_REUSE_ENABLE} forbids it.
     */
    static void letServersStay() {
        TestcontainersConfiguration.getInstance()
                .getUserProperties()
                .setProperty("testcontainers.reuse.enable", "true");
    }

    private static void tell(SweptEnvironment swept) {
        LOG.log(
                Level.INFO,
                "Removed {0}, as {1}: {2}",
                swept.environment(),
                swept.finding(),
                String.join(", ", swept.removed()));
    }

    /**
     * Tells Testcontainers' reaper. It is a container: on a machine that cannot pull its image, starting it takes two
     * minutes to fail. So nobody waits for it.
     */
    static void reap(Map<String, String> labels) {
        Thread reaper = new Thread(() -> register(labels), "ebemu-reaper");
        reaper.setDaemon(true);
        reaper.start();
    }

    private static void register(Map<String, String> labels) {
        try {
            ResourceReaper.instance().registerLabelsFilterForCleanup(labels);
        } catch (RuntimeException e) { // of any kind: each trouble of Testcontainers has one of its own
            LOG.log(
                    Level.WARNING,
                    "Testcontainers'' reaper does not look after this run, so what it leaves if it is killed stays"
                            + " until the next run: {0}",
                    e.getMessage());
        }
    }
}
