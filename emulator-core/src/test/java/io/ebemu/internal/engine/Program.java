/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.List;

/** What the containers of the contract run: a command for a shell, and the same for the in-memory engine. */
public enum Program {
    RUNS(Behaviour.runs(), "trap 'exit 143' TERM; sleep 600 & wait"),
    IGNORES_STOP(Behaviour.ignoresStop(), "trap '' TERM; while true; do sleep 600; done"),
    EXITS_WITH_3(Behaviour.exits(3), "exit 3"),
    PRINTS_AND_ENDS(Behaviour.exits(0).printing("one", "two", "three"), "echo one; echo two; echo three"),
    PRINTS_AND_RUNS(
            Behaviour.runs().printing("one", "two", "three"),
            "trap 'exit 143' TERM; echo one; echo two; echo three; sleep 600 & wait"),
    CANNOT_BE_EXECUTED(
            Behaviour.failsToStart(
                    EngineException.Kind.NOT_EXECUTABLE,
                    "exec: \"/no/such\": stat /no/such: no such file or directory"),
            "");

    private final Behaviour behaviour;
    private final String script;

    Program(Behaviour behaviour, String script) {
        this.behaviour = behaviour;
        this.script = script;
    }

    List<String> command() {
        return script.isEmpty() ? List.of("/no/such") : List.of("sh", "-c", script);
    }

    static Behaviour behaviour(ContainerSpec spec) {
        for (Program program : values()) {
            if (program.command().equals(spec.program().command())) {
                return program.behaviour;
            }
        }
        throw new IllegalArgumentException(
                "not a program of the contract: " + spec.program().command());
    }
}
