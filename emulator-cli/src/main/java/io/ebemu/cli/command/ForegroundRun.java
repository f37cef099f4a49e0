/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Bundle;
import io.ebemu.api.Environment;
import io.ebemu.api.LaunchOptions;
import io.ebemu.cli.agent.EventBroadcast;
import io.ebemu.cli.output.PhaseTimes;
import io.ebemu.cli.output.PublishedEndpoints;
import io.ebemu.cli.output.Renderer;
import io.ebemu.error.EnvironmentFailedException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.OperationCancelledException;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.observed.ObservedState;

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
        PhaseTimes times = new PhaseTimes();
        EventBroadcast events = new EventBroadcast(renderer);
        events.add(times);
        try (BeanstalkEmulator emulator = session.openEmulator();
                Environment environment = launch(emulator, bundle, options, events, renderer)) {
            return supervise(emulator, environment, events, renderer, times);
        }
    }

    private int supervise(
            BeanstalkEmulator emulator,
            Environment environment,
            EventBroadcast events,
            Renderer renderer,
            PhaseTimes times) {
        try {
            renderer.settle();
            events.remove(times);
            boolean unchanged = !environment.supervising();
            session.tell(
                    UpMessage.lines(environment.id().name(), PublishedEndpoints.of(environment), unchanged, times));
            return unchanged
                    ? ExitCode.SUCCESS.code()
                    : new ForegroundSupervision(session, emulator, environment, events, renderer).run();
        } catch (OperationCancelledException betweenLaunchAndSupervision) {
            // Whoever is interrupted cannot wait for containers to stop.
            Thread.interrupted();
            environment.stop();
            return ExitCode.INTERRUPTED.code();
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

    private Environment launch(
            BeanstalkEmulator emulator,
            Bundle bundle,
            LaunchOptions options,
            EventBroadcast events,
            Renderer renderer) {
        try {
            return emulator.launch(bundle, options, events);
        } catch (EnvironmentFailedException e) {
            renderer.settle();
            EnvironmentId environment = emulator.environmentOf(bundle);
            emulator.describe(environment)
                    .flatMap(ObservedState::task)
                    .ifPresent(task -> session.complain(new TaskReport(emulator).lastWords(environment, task)));
            throw e;
        }
    }
}
