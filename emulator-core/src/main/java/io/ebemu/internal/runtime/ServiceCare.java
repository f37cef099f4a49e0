/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.event.Severity;
import io.ebemu.model.ApplicationVersion;
import java.util.function.Supplier;

/** Has the control plane look after the services while a process supervises their environment. */
final class ServiceCare {

    private final Supervision parts;
    private final Supplier<ApplicationVersion> declared;
    private AutoCloseable begun = () -> {};

    /** @param declared what is deployed */
    ServiceCare(Supervision parts, Supplier<ApplicationVersion> declared) {
        this.parts = parts;
        this.declared = declared;
    }

    /** Begins, once the services are up. */
    synchronized void begin(LaunchOptions options) {
        begun = parts.services().controlPlane().supervise(parts.services().ofSupervision(parts, declared, options));
    }

    /** Leaves the services alone, as must be before they are taken down; once is enough. */
    synchronized void end() {
        try {
            begun.close();
        } catch (Exception e) { // of any kind, by its declaration
            parts.events().announce(Severity.WARN, "Services were not let go of in order: " + e.getMessage());
        }
        begun = () -> {};
    }
}
