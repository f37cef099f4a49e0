/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.agent.SocketPlaces;
import io.ebemu.cli.output.Console;
import io.ebemu.internal.host.Host;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * What one run of the program has to work with.
 *
 * @param console the standard streams
 * @param host time and the process environment
 * @param emulators where the emulator comes from
 * @param agents how a detached agent is started
 * @param sockets where agents listen
 * @param signals requests to stop
 * @param tty the terminal, if there is one
 * @param browser where pages are shown
 * @param halt ends the process at once with an exit code
 * @param detach lets go of the standard streams and gives the stream to write to instead, which ends in that file
 */
public record Invocation(
        Console console,
        Host host,
        EmulatorFactory emulators,
        AgentLauncher agents,
        SocketPlaces sockets,
        Signals signals,
        Tty tty,
        Browser browser,
        IntConsumer halt,
        Function<Path, PrintStream> detach) {

    /** The same for a command whose agent is told apart from it otherwise than by its process. */
    public Invocation asCaller(AgentLauncher launcher, Signals others, IntConsumer leave) {
        return new Invocation(console, host, emulators, launcher, sockets, others, tty, browser, leave, detach);
    }

    /** The same for that agent. */
    public Invocation asAgent(Console pipes, Signals others, Function<Path, PrintStream> log) {
        return new Invocation(pipes, host, emulators, agents, sockets, others, tty, browser, halt, log);
    }
}
