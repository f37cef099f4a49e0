/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Environment;
import io.ebemu.cli.agent.EventBroadcast;
import io.ebemu.cli.agent.SupervisedEnvironment;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.ExitCode;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.List;
import java.util.Optional;

/** What {@code up} does in the foreground once the task runs: shows logs until the task, or the user, ends it. */
final class ForegroundSupervision {

    private final Session session;
    private final BeanstalkEmulator emulator;
    private final Environment environment;
    private final EventBroadcast events;
    private final Renderer renderer;

    ForegroundSupervision(
            Session session,
            BeanstalkEmulator emulator,
            Environment environment,
            EventBroadcast events,
            Renderer renderer) {
        this.session = session;
        this.emulator = emulator;
        this.environment = environment;
        this.events = events;
        this.renderer = renderer;
    }

    /** Returns the exit code. */
    int run() {
        Invocation invocation = session.invocation();
        Thread runner = Thread.currentThread();
        renderer.expect(containers());
        try (LogFollower logs = new LogFollower(emulator, environment.id(), renderer)) {
            SupervisedEnvironment supervised =
                    new SupervisedEnvironment(emulator, environment, events, invocation.host(), () -> replaced(logs));
            Optional<Task> died;
            Listening listening = Listening.to(invocation, environment, supervised, events, runner::interrupt);
            try {
                died = awaitEnd(supervised);
                supervised.end();
            } finally {
                listening.close();
            }
            if (supervised.isDown()) {
                return stoppedElsewhere();
            }
            if (died.isEmpty()) {
                environment.stop();
                return ExitCode.INTERRUPTED.code();
            }
            return ended(died.get(), logs);
        }
    }

    /** The task that stopped and that no deployment replaces; empty if this thread was interrupted instead. */
    private Optional<Task> awaitEnd(SupervisedEnvironment supervised) {
        int seen = 0;
        try {
            while (true) {
                Task task = environment.awaitStopped();
                int changes = supervised.awaitTask(seen);
                if (changes == seen) {
                    return Optional.of(task);
                }
                seen = changes;
                if (supervised.isWithoutTask()) {
                    renderer.note("No task runs. `ebemu deploy` replaces it; Ctrl-C ends.");
                }
            }
        } catch (InterruptedException e) {
            // That is how Ctrl-C and a caller who had the environment taken down tell.
            return Optional.empty();
        }
    }

    private void replaced(LogFollower logs) {
        renderer.expect(containers());
        logs.followNewTask();
    }

    private int ended(Task task, LogFollower logs) {
        boolean asked = task.stopCode().filter(StopCode.USER_INITIATED::equals).isPresent();
        if (!asked) {
            environment.stop();
        }
        logs.awaitEnd();
        renderer.settle();
        return asked ? stoppedElsewhere() : died(task);
    }

    private List<String> containers() {
        return environment.state().task().map(Task::containers).orElse(List.of()).stream()
                .map(ContainerSnapshot::name)
                .toList();
    }

    private int stoppedElsewhere() {
        session.mention("Environment " + environment.id() + " was stopped by another ebemu.");
        return ExitCode.SUCCESS.code();
    }

    private int died(Task task) {
        String reason = task.stoppedReason()
                .or(() -> task.stopCode().map(StopCode::reason))
                .orElse("unknown");
        TaskReport report = new TaskReport(emulator);
        session.complain(report.lastWords(environment.id(), task));
        session.fail(new Failure(ExitCode.ENVIRONMENT_FAILED.code(), "ECS task stopped due to: " + reason, List.of()));
        session.complain(report.fates(task));
        return ExitCode.ENVIRONMENT_FAILED.code();
    }
}
