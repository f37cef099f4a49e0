/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives a scenario its {@link Trial}, holds it to its bound, cleans up after it, and keeps the verdict. */
final class ScenarioExtension implements ParameterResolver, InvocationInterceptor {

    private static final Namespace NAMESPACE = Namespace.create(ScenarioExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Trial.class;
    }

    @Override
    public Trial resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            run(context).prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trial(context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<Scenario> scenario = scenario(context);
        Trial trial = trial(context);
        boolean passed = false;
        try {
            try (trial) {
                invocation.proceed();
                trial.observed();
            }
            scenario.ifPresent(row -> trial.within(row.boundSeconds()));
            passed = true;
        } finally {
            run(context).add(verdict(scenario, passed, trial), trial.notes());
        }
    }

    private static Optional<Verdict> verdict(Optional<Scenario> scenario, boolean passed, Trial trial) {
        return scenario.map(row -> new Verdict(row.id(), passed, trial.seconds()));
    }

    /** Empty for a test that only measures. */
    private static Optional<Scenario> scenario(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(Scenario.class));
    }

    private static Trial trial(ExtensionContext context) {
        String name = scenario(context).map(Scenario::id).orElse("time");
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Kept.class, key -> new Kept(new Trial(name)), Kept.class)
                .trial();
    }

    /** One for the whole run; JUnit closes it at the end, and then it writes the page. */
    private static ConformanceRun run(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(ConformanceRun.class, key -> new ConformanceRun(), ConformanceRun.class);
    }

    /** Keeps the store from closing a trial, whose failure to clean up must be the test's. */
    private record Kept(Trial trial) {}
}
