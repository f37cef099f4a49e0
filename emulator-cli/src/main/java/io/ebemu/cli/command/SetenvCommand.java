/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.PropertyChanges;
import io.ebemu.cli.agent.AgentRequest;
import io.ebemu.cli.output.Documents;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import io.ebemu.model.observed.TaskStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets and removes environment properties. */
@Command(
        name = "setenv",
        description = {
            "Sets and removes environment properties, as eb setenv does: a running task is replaced by one that has them.",
            "They are kept, and win over ebemu.yml, until they are changed again or the environment is terminated."
        },
        footer = {
            "%nExamples:",
            "  ebemu setenv LOG_LEVEL=debug GREETING='Good morning'",
            "  ebemu setenv LOG_LEVEL=      without that property, even if ebemu.yml sets it"
        })
final class SetenvCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "K=V", description = "A property and its value; no value removes it.")
    private List<String> assignments = List.of();

    SetenvCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PropertyChanges changes = changes();
        ObservedState state;
        AgentRequest.Configure request;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            EnvironmentLookup lookup = new EnvironmentLookup(session, emulator);
            state = lookup.describe(Optional.empty());
            EnvironmentId environment = state.environment();
            if (changes.areIn(emulator.declared(environment).properties())) {
                return end("Environment " + environment + " has these properties already.", state);
            }
            if (!runs(state) && state.supervisor().isEmpty()) {
                emulator.keep(environment, changes);
                return end("Environment " + environment + " is down; it has them from the next `ebemu up` on.", state);
            }
            request = new AgentRequest.Configure(environment, lookup.bundleOf(environment, Optional.empty()), changes);
        }
        return new RunningAgent(session, state).deploy(request);
    }

    private int end(String message, ObservedState state) {
        session.mention(message);
        if (session.options().json) {
            session.print(new Documents().status(state));
        }
        return ExitCode.SUCCESS.code();
    }

    private static boolean runs(ObservedState state) {
        return state.task()
                .map(Task::lastStatus)
                .filter(status -> status != TaskStatus.STOPPED)
                .isPresent();
    }

    /** Values may be secrets: an error shows none. */
    private PropertyChanges changes() {
        Map<String, String> set = new HashMap<>();
        Set<String> removed = new HashSet<>();
        for (int i = 0; i < assignments.size(); i++) {
            String assignment = assignments.get(i);
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("setenv: argument " + (i + 1)
                        + " is no assignment; write KEY=VALUE, or KEY= to remove the property");
            }
            String name = assignment.substring(0, equals);
            String value = assignment.substring(equals + 1);
            set.remove(name);
            removed.remove(name);
            if (value.isEmpty()) {
                removed.add(name);
            } else {
                set.put(name, value);
            }
        }
        return new PropertyChanges(set, removed);
    }
}
