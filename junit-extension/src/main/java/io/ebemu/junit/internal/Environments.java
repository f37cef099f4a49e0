/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.EmulatorOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.error.UsageException;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Finds the environment that a test has asked for, and starts it for the first that asks. JUnit's stores hold them: a
 * test's own the environments of that test, a class's those of the class, the run's those that are shared.
 *
 * @param emulators makes an emulator for each environment
 * @param reaper is told by which labels to know what a killed run leaves
 */
record Environments(Supplier<BeanstalkEmulator> emulators, Consumer<Map<String, String>> reaper) {

    private static final Host HOST = new SystemHost();

    static final Namespace NAMESPACE = Namespace.create("io.ebemu.junit");

    /** On this machine's engine. */
    static Environments ofThisMachine() {
        boolean disabled = Boolean.parseBoolean(
                HOST.environmentVariable("TESTCONTAINERS_RYUK_DISABLED").orElse("false"));
        return new Environments(
                () -> Ebemu.emulator(EmulatorOptions.standard()), disabled ? labels -> {} : LeftBehind::reap);
    }

    /** Whether it can run in that context; one of each test's own has to wait for a test. */
    static boolean isFor(Definition definition, ExtensionContext context) {
        return !definition.perMethod() || context.getTestMethod().isPresent();
    }

    /**
     * The environment, which is ready.
     *
     * @throws UsageException if there is none in that context, or what was asked makes no sense
     * @throws io.ebemu.error.EbemuException if it does not come up
     */
    RunningEnvironment get(Asked asked, ExtensionContext context) {
        Definition definition = asked.definition().checked();
        if (!isFor(definition, context)) {
            throw new UsageException("with the lifecycle PER_METHOD there is an environment only while a test runs;"
                    + " methods, static fields and instances of the whole class have none: ask for it in the test or in"
                    + " a @BeforeEach method");
        }
        if (definition.shared()) {
            return context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                            SharedEnvironments.class, key -> new SharedEnvironments(), SharedEnvironments.class)
                    .get(definition, () -> start(definition, context));
        }
        Store store = context.getStore(NAMESPACE);
        RunningEnvironment running = store.get(asked.owner(), RunningEnvironment.class);
        if (running == null) {
            running = start(definition, context);
            store.put(asked.owner(), running);
        }
        return running;
    }

    private RunningEnvironment start(Definition definition, ExtensionContext context) {
        FailureReport report = FailureReport.of(context, HOST);
        if (report.keeps()) {
            LeftBehind.letServersStay();
        }
        context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        LeftBehind.class,
                        key -> LeftBehind.caredFor(emulators, report.keeps() ? labels -> {} : reaper));
        return RunningEnvironment.start(emulators, definition, report);
    }

    /** The environment if it is there, in this context or in one around it. */
    static Optional<RunningEnvironment> existing(Asked asked, ExtensionContext context) {
        if (asked.definition().shared()) {
            return Optional.ofNullable(context.getRoot()
                            .getStore(NAMESPACE)
                            .get(SharedEnvironments.class, SharedEnvironments.class))
                    .flatMap(shared -> shared.existing(asked.definition()));
        }
        return Optional.ofNullable(context.getStore(NAMESPACE).get(asked.owner(), RunningEnvironment.class));
    }
}
