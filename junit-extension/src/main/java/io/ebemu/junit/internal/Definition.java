/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Bundle;
import io.ebemu.error.UsageException;
import io.ebemu.junit.EnvironmentLifecycle;
import io.ebemu.junit.WaitFor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The environment that tests ask for, with annotations or with the builder.
 *
 * @param bundle what to launch
 * @param lifecycle how long it lasts if it is not shared
 * @param shared whether all that ask for the same share one over the whole run
 * @param waits what is waited for once it is ready
 * @param startTimeout how long it may take from RUNNING to ready, and then each wait that has no time of its own
 * @param rollback what tests begin with; empty if nothing is put back
 * @param exported whether system properties say where its places are while tests use it
 */
public record Definition(
        Bundle bundle,
        EnvironmentLifecycle lifecycle,
        boolean shared,
        List<WaitFor> waits,
        Duration startTimeout,
        Optional<Rollback> rollback,
        boolean exported) {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    public Definition {
        waits = List.copyOf(waits);
    }

    /** A bundle's own environment for each class. */
    public static Definition of(Path bundle) {
        return new Definition(
                Bundle.of(bundle),
                EnvironmentLifecycle.PER_CLASS,
                false,
                List.of(),
                START_TIMEOUT,
                Optional.empty(),
                false);
    }

    public Definition with(Bundle other) {
        return new Definition(other, lifecycle, shared, waits, startTimeout, rollback, exported);
    }

    public Definition lasting(EnvironmentLifecycle other) {
        return new Definition(bundle, other, shared, waits, startTimeout, rollback, exported);
    }

    public Definition sharedBy(boolean all) {
        return new Definition(bundle, lifecycle, all, waits, startTimeout, rollback, exported);
    }

    public Definition waitingFor(WaitFor... more) {
        List<WaitFor> all = new ArrayList<>(waits);
        all.addAll(Arrays.asList(more));
        return new Definition(bundle, lifecycle, shared, all, startTimeout, rollback, exported);
    }

    public Definition within(Duration timeout) {
        return new Definition(bundle, lifecycle, shared, waits, timeout, rollback, exported);
    }

    public Definition restoring(Optional<Rollback> to) {
        return new Definition(bundle, lifecycle, shared, waits, startTimeout, to, exported);
    }

    public Definition exporting(boolean properties) {
        return new Definition(bundle, lifecycle, shared, waits, startTimeout, rollback, properties);
    }

    /** Equal for all that can share one environment, however its path is written. */
    Definition sharingKey() {
        Path absolute = bundle.path().toAbsolutePath().normalize();
        return with(new Bundle(
                        absolute,
                        bundle.environmentName(),
                        bundle.properties(),
                        bundle.instanceType(),
                        bundle.strict(),
                        bundle.images(),
                        bundle.services()))
                .restoring(Optional.empty())
                .exporting(false);
    }

    /** Whether each test has an environment of its own. */
    boolean perMethod() {
        return !shared && lifecycle == EnvironmentLifecycle.PER_METHOD;
    }

    /**
     * The same, if it makes sense.
     *
     * @throws UsageException if parts of it contradict each other
     */
    Definition checked() {
        if (lifecycle == EnvironmentLifecycle.PER_METHOD && shared) {
            throw new UsageException("an environment cannot be shared by all classes and be each test's own; choose"
                    + " either the lifecycle PER_METHOD or a shared environment");
        }
        if (lifecycle == EnvironmentLifecycle.PER_METHOD && rollback.isPresent()) {
            throw new UsageException("with the lifecycle PER_METHOD each test has a fresh environment, so there is"
                    + " nothing to restore between tests; remove one of the two");
        }
        return this;
    }

    /**
     * What tests begin with.
     *
     * @param snapshot the name of a snapshot that the tests make; empty for what the first test finds
     */
    public record Rollback(Optional<String> snapshot) {

        /** To what the first test finds if the name is empty. */
        public static Rollback to(String snapshot) {
            return new Rollback(Optional.of(snapshot).filter(name -> !name.isEmpty()));
        }
    }
}
