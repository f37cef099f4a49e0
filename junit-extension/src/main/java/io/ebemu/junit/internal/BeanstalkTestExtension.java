/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.EmulatorOptions;
import io.ebemu.api.Environment;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.junit.BeanstalkTest;
import io.ebemu.junit.ContainerUri;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives every class with {@link BeanstalkTest} an environment. It has no state: what it starts is kept in the class's
 * store, which JUnit closes after the class.
 */
public final class BeanstalkTestExtension implements BeforeAllCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(BeanstalkTestExtension.class);

    /** JUnit makes it. */
    public BeanstalkTestExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Definition.of(context.getRequiredTestClass()).ifPresent(definition -> environment(definition, context));
    }

    /** A class whose instance is shared by its tests is constructed before {@link #beforeAll}: the first to ask starts. */
    private static ClassEnvironment environment(Definition definition, ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        ClassEnvironment running = store.get(definition.owner(), ClassEnvironment.class);
        if (running == null) {
            running = ClassEnvironment.start(() -> Ebemu.emulator(EmulatorOptions.standard()), definition.bundle());
            store.put(definition.owner(), running);
        }
        return running;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        boolean ours = parameter.isAnnotated(ContainerUri.class)
                || parameter.getParameter().getType() == Environment.class;
        return ours && definition(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ClassEnvironment running = environment(definition(parameter, context).orElseThrow(), context);
        return new Injection(running.environment()).valueOf(parameter);
    }

    private static Optional<Definition> definition(ParameterContext parameter, ExtensionContext context) {
        return Definition.of(parameter.getDeclaringExecutable().getDeclaringClass(), context.getRequiredTestClass());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable failure) {
        // The test's own store is closed by now; that of its class is not.
        Store store = context.getParent().orElseThrow().getStore(NAMESPACE);
        Definition.of(context.getRequiredTestClass())
                .map(definition -> store.get(definition.owner(), ClassEnvironment.class))
                .ifPresent(running -> {
                    LastLines lines = running.lastLines();
                    lines.attachTo(failure, running.stoppedReason());
                    lines.byContainer().forEach(context::publishReportEntry);
                });
    }
}
