/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static io.ebemu.internal.runtime.Workbench.BUNDLE;
import static io.ebemu.internal.runtime.Workbench.ENVIRONMENT;
import static org.awaitility.Awaitility.await;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.model.observed.EnvironmentHealth;
import java.util.List;

/** What was told of an environment's health. */
final class HealthTransitions {

    private static final String BEGINS = "Environment health has transitioned ";

    private HealthTransitions() {}

    static List<EnvironmentEvent> transitions(List<EnvironmentEvent> events) {
        return events.stream()
                .filter(event -> event.message().startsWith(BEGINS))
                .toList();
    }

    /** Severity, and what comes after the words that all have in common. */
    static List<String> told(Workbench bench) {
        return transitions(bench.events).stream()
                .map(event -> event.severity() + " " + event.message().substring(BEGINS.length()))
                .toList();
    }

    static void awaitTold(Workbench bench, int times) {
        await().until(() -> told(bench).size() >= times);
    }

    /** As another process sees it. */
    static EnvironmentHealth health(BeanstalkEmulator emulator) {
        emulator.environmentOf(BUNDLE);
        return emulator.describe(ENVIRONMENT).orElseThrow().health();
    }
}
