/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.error.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Gives tests the environment that it was made for. It knows which of its environments run. */
public abstract class RegisteredExtension extends EnvironmentExtension {

    private final Definition definition;
    private final List<RunningEnvironment> running = new CopyOnWriteArrayList<>();

    /** One for environments of that definition. */
    protected RegisteredExtension(Definition definition) {
        this.definition = definition;
    }

    RegisteredExtension(Definition definition, Environments environments) {
        super(environments);
        this.definition = definition;
    }

    /** What it is made for. */
    protected Definition definition() {
        return definition;
    }

    /**
     * The environment that runs.
     *
     * @throws UsageException if none does, or several do
     */
    public Environment environment() {
        List<RunningEnvironment> now =
                running.stream().filter(one -> !one.isClosed()).toList();
        if (now.size() == 1) {
            return now.get(0).environment();
        }
        throw new UsageException(
                now.isEmpty()
                        ? "the environment of " + definition.bundle().path() + " does not run now; it does from"
                                + " before the first @BeforeAll method if the extension is in a static field with"
                                + " @RegisterExtension"
                        : now.size() + " environments of " + definition.bundle().path() + " run at the same time;"
                                + " tell them apart with a parameter of type Environment");
    }

    @Override
    Optional<Asked> asked(Class<?> declaring, Class<?> testClass) {
        return Optional.of(new Asked(this, definition));
    }

    @Override
    synchronized void uses(RunningEnvironment one) {
        running.removeIf(RunningEnvironment::isClosed);
        if (!running.contains(one)) {
            running.add(one);
        }
    }
}
