/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.cli.output.Failure;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.StopCode;
import io.ebemu.model.observed.Task;
import java.util.List;

/** {@code up} without {@code -d}: launches, shows logs and events, and stops what it launched when it is told to. */
final class ForegroundRun {

    private final Session session;

    ForegroundRun(Session session) {
        this.session = session;
    }

    int run(Bundle bundle, LaunchOptions options) {
        Thread runner = Thread.currentThread();
        try (Renderer renderer = session.stream()) {
            session.invocation().signals().onStop(count -> stop(count, runner, renderer));
            return run(bundle, options, renderer);
        }
    }

    private int run(Bundle bundle, LaunchOptions options, Renderer renderer) {
        try (BeanstalkEmulator emulator = session.openEmulator();
                Environment environment = launch(emulator, bundle, options, renderer)) {
            renderer.settle();
            boolean unchanged = !environment.supervising();
            session.tell(UpMessage.lines(environment.id().name(), PublishedEndpoints.of(environment), unchanged));
            renderer.expect(containers(environment));
            return unchanged ? ExitCode.SUCCESS.code() : supervise(emulator, environment, renderer);
        }
    }

    /** First Ctrl-C: whatever the runner waits for ends, and it stops the environment. Second: no more waiting. */
    private void stop(int count, Thread runner, Renderer renderer) {
        if (count == 1) {
            renderer.note("Stopping (Ctrl-C again to leave at once)");
            runner.interrupt();
        } else {
            session.invocation().console().err().println("Left at once. `ebemu down` stops what still runs.");
            session.invocation().halt().accept(ExitCode.INTERRUPTED.code());
        }
    }

    private Environment launch(BeanstalkEmulator emulator, Bundle bundle, LaunchOptions options, Renderer renderer) {
        try {
            return emulator.launch(bundle, options, renderer);
        } catch (EnvironmentFailedException e) {
            renderer.settle();
            EnvironmentId environment = emulator.environmentOf(bundle);
            emulator.describe(environment)
                    .flatMap(ObservedState::task)
                    .ifPresent(task -> session.complain(new TaskReport(emulator).lastWords(environment, task)));
            throw e;
        }
    }

    private int supervise(BeanstalkEmulator emulator, Environment environment, Renderer renderer) {
        try (LogFollower logs = new LogFollower(emulator, environment.id(), renderer)) {
            Task task;
            try {
                task = environment.awaitStopped();
            } catch (InterruptedException e) {
                environment.stop();
                return ExitCode.INTERRUPTED.code();
            }
            boolean asked =
                    task.stopCode().filter(StopCode.USER_INITIATED::equals).isPresent();
            if (!asked) {
                environment.stop();
            }
            logs.awaitEnd();
            renderer.settle();
            return asked ? stoppedElsewhere(environment) : died(emulator, environment, task);
        }
    }

    private static List<String> containers(Environment environment) {
        return environment.state().task().map(Task::containers).orElse(List.of()).stream()
                .map(ContainerSnapshot::name)
                .toList();
    }

    private int stoppedElsewhere(Environment environment) {
        session.mention("Environment " + environment.id() + " was stopped by another ebemu.");
        return ExitCode.SUCCESS.code();
    }

    private int died(BeanstalkEmulator emulator, Environment environment, Task task) {
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
