/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.internal.host.SystemHost;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What annotations and builder have in common: starts environments, hands them to tests, and tells what went wrong. What
 * it starts is kept in JUnit's stores, which JUnit closes.
 */
public abstract class EnvironmentExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                TestInstancePostProcessor,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver,
                TestWatcher {

    private final Environments environments;

    EnvironmentExtension() {
        this(Environments.ofThisMachine());
    }

    EnvironmentExtension(Environments environments) {
        this.environments = environments;
    }

    /** What the members of a class ask for while a test class runs; empty if nothing. */
    abstract Optional<Asked> asked(Class<?> declaring, Class<?> testClass);

    /** A test is about to use an environment. */
    abstract void uses(RunningEnvironment running);

    private Optional<Asked> asked(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        return asked(testClass, testClass);
    }

    private Optional<Asked> asked(Class<?> declaring, ExtensionContext context) {
        return asked(declaring, context.getRequiredTestClass())
                .filter(asked -> Environments.isFor(asked.definition(), context));
    }

    private RunningEnvironment running(Asked asked, ExtensionContext context) {
        RunningEnvironment running = environments.get(asked, context);
        uses(running);
        return running;
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classBegins(context);
    }

    /** The instance that all tests of a class share is made before {@link #beforeAll}. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            classBegins(context);
        }
    }

    private void classBegins(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Optional<Asked> asked = asked(context);
        if (asked.isEmpty()) {
            return;
        }
        Asked wanted = restoring(asked.get(), testClass);
        wanted.definition().checked();
        Store store = context.getStore(Environments.NAMESPACE);
        InjectedFields.Key key = new InjectedFields.Key(testClass);
        if (wanted.definition().perMethod() || store.get(key) != null) {
            return;
        }
        RunningEnvironment running = running(wanted, context);
        if (wanted.definition().rollback().isPresent()) {
            running.baselines().classBegins(testClass, wanted.definition().shared());
        }
        export(wanted, running, context);
        store.put(key, InjectedFields.into(testClass, field -> value(field, context)));
    }

    /** Until the context ends that the environment is for. */
    private static void export(Asked asked, RunningEnvironment running, ExtensionContext context) {
        if (asked.definition().exported()) {
            ExportedProperties exported =
                    ExportedProperties.of(new ConnectionProperties(running.environment()).quarkus());
            context.getStore(Environments.NAMESPACE).put(new InjectedFields.Key(exported), exported);
        }
    }

    private static Asked restoring(Asked asked, Class<?> testClass) {
        return asked.restoring(Asked.rollback(testClass));
    }

    private Optional<Object> value(Field field, ExtensionContext context) {
        return asked(field.getDeclaringClass(), context)
                .map(asked -> value(Target.of(field), running(asked, context), context));
    }

    /** A connection is closed with the context that it was given in. */
    private static Object value(Target target, RunningEnvironment running, ExtensionContext context) {
        Object value = new Injection(running.environment()).valueOf(target);
        if (value instanceof Connection connection) {
            context.getStore(Environments.NAMESPACE).put(new InjectedFields.Key(connection), connection);
        }
        return value;
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        inject(instance, context);
    }

    private void inject(Object instance, ExtensionContext context) {
        Store store = context.getStore(Environments.NAMESPACE);
        InjectedFields.Key key = new InjectedFields.Key(instance);
        if (store.get(key) == null && asked(instance.getClass(), context).isPresent()) {
            store.put(key, InjectedFields.into(instance, field -> value(field, context)));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<Asked> asked = asked(context);
        if (asked.isPresent()) {
            begin(restoring(asked.get(), context.getRequiredTestClass()), context);
        }
        context.getRequiredTestInstances().getAllInstances().forEach(instance -> inject(instance, context));
    }

    private void begin(Asked asked, ExtensionContext context) {
        RunningEnvironment running = running(asked, context);
        Optional<Definition.Rollback> rollback = asked.definition().rollback();
        Class<?> testClass = context.getRequiredTestClass();
        String test = testClass.getSimpleName() + "." + context.getDisplayName();
        AutoCloseable turn = running.turns().begin(test, rollback.isPresent());
        context.getStore(Environments.NAMESPACE).put(new InjectedFields.Key(turn), turn);
        rollback.ifPresent(to -> running.baselines().testBegins(testClass, to));
        if (asked.definition().perMethod()) {
            export(asked, running, context);
        }
    }

    /** A test's own environment is gone by the time of {@link #testFailed}. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> asked(context)
                        .filter(asked -> asked.definition().perMethod())
                        .ifPresent(asked -> failed(asked, context, context, failure)));
    }

    /** What a class does before and after all tests can fail too. */
    @Override
    public void afterAll(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> asked(context).ifPresent(asked -> failed(asked, context, context, failure)));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable failure) {
        // The test's own store is closed by now; that of its class is not.
        ExtensionContext around = context.getParent().orElseThrow();
        asked(context).ifPresent(asked -> failed(asked, around, context, failure));
    }

    private static void failed(Asked asked, ExtensionContext holder, ExtensionContext test, Throwable failure) {
        Environments.existing(asked, holder)
                .ifPresent(running -> FailureReport.of(test, new SystemHost()).ofTest(running, failure));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Target.of(parameter).isOurs() && asked(parameter, context).isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return value(Target.of(parameter), running(asked(parameter, context).orElseThrow(), context), context);
    }

    private Optional<Asked> asked(ParameterContext parameter, ExtensionContext context) {
        return asked(parameter.getDeclaringExecutable().getDeclaringClass(), context.getRequiredTestClass());
    }
}
