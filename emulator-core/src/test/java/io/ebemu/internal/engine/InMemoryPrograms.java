/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.Containers.ExecResult;
import java.util.List;
import java.util.function.Function;

/** What programs do in the containers of the {@link InMemoryEngine}, as far as a test says. */
final class InMemoryPrograms {

    private volatile Function<ContainerSpec, Behaviour> behaviours = spec -> Behaviour.runs();
    private volatile Function<List<String>, ExecResult> results = command -> new ExecResult(0, "", "");
    private volatile Function<ContainerSpec, String> stats = spec -> "{}";

    void behave(Function<ContainerSpec, Behaviour> script) {
        behaviours = script;
    }

    Behaviour behaviour(ContainerSpec spec) {
        return behaviours.apply(spec);
    }

    void answer(Function<List<String>, ExecResult> script) {
        results = script;
    }

    ExecResult exec(List<String> command) {
        return results.apply(command);
    }

    void use(Function<ContainerSpec, String> script) {
        stats = script;
    }

    String stats(ContainerSpec spec) {
        return stats.apply(spec);
    }
}
