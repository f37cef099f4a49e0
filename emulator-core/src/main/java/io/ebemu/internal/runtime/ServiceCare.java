/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.LaunchOptions;
import io.ebemu.error.UsageException;
import io.ebemu.event.Severity;
import io.ebemu.model.ApplicationVersion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Has the control plane look after the services while a process supervises their environment. It begins on a thread of
 * its own: who launched the environment need not wait, and may be interrupted just then to stop it again.
 */
final class ServiceCare {

    private final Supervision parts;
    private final Supplier<ApplicationVersion> declared;
    private Optional<ServiceScope> scope = Optional.empty();
    private Optional<ServiceHandles> handles = Optional.empty();
    private CompletableFuture<AutoCloseable> begun = CompletableFuture.completedFuture(() -> {});

    /** @param declared what is deployed */
    ServiceCare(Supervision parts, Supplier<ApplicationVersion> declared) {
        this.parts = parts;
        this.declared = declared;
    }

    /** Begins, once the services are up. */
    synchronized void begin(LaunchOptions options) {
        scope = Optional.of(parts.services().ofSupervision(parts, declared, options));
        CompletableFuture<AutoCloseable> care = new CompletableFuture<>();
        begun = care;
        Thread beginning = new Thread(() -> begin(options, care), "ebemu-care");
        beginning.setDaemon(true);
        beginning.start();
    }

    /**
     * What a program holds of the services.
     *
     * @throws UsageException if they are not looked after from here
     */
    synchronized ServiceHandles handles() {
        ServiceHandles now = handles.orElseGet(() -> parts.services()
                .controlPlane()
                .handles(scope.orElseThrow(() -> new UsageException("the services of environment " + parts.environment()
                        + " are not looked after from here; launch the environment first"))));
        handles = Optional.of(now);
        return now;
    }

    private void begin(LaunchOptions options, CompletableFuture<AutoCloseable> care) {
        try {
            care.complete(parts.services()
                    .controlPlane()
                    .supervise(parts.services().ofSupervision(parts, declared, options)));
        } catch (RuntimeException e) {
            parts.events().announce(Severity.WARN, "Services are not looked after: " + e.getMessage());
            care.complete(() -> {});
        }
    }

    /** Leaves the services alone, as must be before they are taken down; once is enough. */
    synchronized void end() {
        handles.ifPresent(ServiceHandles::close);
        handles = Optional.empty();
        scope = Optional.empty();
        try {
            begun.join().close();
        } catch (Exception e) { // of any kind, by its declaration
            parts.events().announce(Severity.WARN, "Services were not let go of in order: " + e.getMessage());
        }
        begun = CompletableFuture.completedFuture(() -> {});
    }
}
