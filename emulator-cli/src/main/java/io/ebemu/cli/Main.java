/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli;

import io.ebemu.api.EmulatorOptions;
import io.ebemu.bootstrap.Ebemu;
import io.ebemu.cli.agent.SocketPlaces;
import io.ebemu.cli.command.Cli;
import io.ebemu.cli.command.Invocation;
import io.ebemu.cli.output.Console;
import io.ebemu.internal.host.Host;
import io.ebemu.internal.host.SystemHost;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The {@code ebemu} program: the one place that touches the standard streams and ends the process. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Host host = new SystemHost();
        Terminals terminals = Terminals.ofThisProcess();
        Console console = new Console(
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminals.standardOutput(),
                terminals.standardError());
        ProcessSignals signals = new ProcessSignals();
        Invocation invocation = new Invocation(
                console,
                host,
                dockerHost -> Ebemu.emulator(new EmulatorOptions(dockerHost)),
                new AgentSpawner(program(host), host.environmentVariable("PATH").orElse("")),
                new SocketPlaces(
                        Path.of(property("java.io.tmpdir").orElseThrow()),
                        property("user.name").orElseThrow()),
                signals,
                new SttyTerminal(
                        terminals.standardInput(), terminals.standardOutput() || terminals.standardError(), signals),
                new DesktopBrowser(host, property("os.name").orElse("")),
                Runtime.getRuntime()::halt,
                new StandardStreams()::continueIn);
        String version = Version.ofThisProgram();
        Optional<CallingShell> shell = property("ebemu.caller").map(CallingShell::at);
        System.exit(
                shell.isPresent()
                        ? new StayingRun(invocation, shell.get(), version).run(arguments)
                        : new Cli(invocation, version).run(arguments));
    }

    /** The words that start this program: its launcher, or this Java with this class path. */
    private static List<String> program(Host host) {
        return property("ebemu.launcher")
                .or(() -> host.environmentVariable("EBEMU_LAUNCHER"))
                .map(List::of)
                .orElseGet(() -> List.of(
                        property("java.home").orElseThrow() + "/bin/java",
                        "-cp",
                        property("java.class.path").orElseThrow(),
                        Main.class.getName()));
    }

    /** JSON is UTF-8 whatever the locale, and so is what the agent and its caller tell each other. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }
}
