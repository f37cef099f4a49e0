/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All verbs, made only when needed: reading a command's annotations takes time. */
final class Verbs {

    private final Map<String, Function<Session, Object>> makers = new LinkedHashMap<>();

    Verbs() {
        makers.put("up", UpCommand::new);
        makers.put("deploy", DeployCommand::new);
        makers.put("restart", RestartCommand::new);
        makers.put("down", DownCommand::new);
        makers.put("terminate", TerminateCommand::new);
        makers.put("status", StatusCommand::new);
        makers.put("list", ListCommand::new);
        makers.put("health", HealthCommand::new);
        makers.put("events", EventsCommand::new);
        makers.put("sweep", SweepCommand::new);
        makers.put("logs", LogsCommand::new);
        makers.put("validate", ValidateCommand::new);
        makers.put("plan", PlanCommand::new);
        makers.put("schema", SchemaCommand::new);
        makers.put("doctor", DoctorCommand::new);
        makers.put("rehearse", RehearseCommand::new);
    }

    Set<String> names() {
        return makers.keySet();
    }

    /** The verbs that a command line may mean: those it holds, or all if it holds none. */
    Map<String, Object> make(Set<String> arguments, Session session) {
        boolean none = makers.keySet().stream().noneMatch(arguments::contains);
        Map<String, Object> commands = new LinkedHashMap<>();
        makers.forEach((name, maker) -> {
            if (none || arguments.contains(name)) {
                commands.put(name, maker.apply(session));
            }
        });
        return commands;
    }
}
