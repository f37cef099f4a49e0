/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.Endpoint;
import io.ebemu.cli.output.Documents;
import io.ebemu.cli.output.PublishedEndpoints;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.NetworkBinding;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.Task;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the application in the browser. */
@Command(
        name = "open",
        description = {
            "Opens the application in the browser, as eb open does: the container's port 80, or its lowest published one.",
            "Prints the address where there is no browser or no terminal. BROWSER names the browser."
        },
        footer = {
            "%nExamples:",
            "  ebemu open                 the first container that publishes a port",
            "  ebemu open admin           the container admin",
            "  curl -s $(ebemu open)      the address, for a script"
        })
final class OpenCommand implements Callable<Integer> {

    private static final int HTTP = 80;

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CONTAINER", description = "Its name in the Dockerrun.aws.json.")
    private Optional<String> container = Optional.empty();

    OpenCommand(Session session) {
        this.session = session;
    }

    /**
     * A port that is published.
     *
     * @param container by which container
     * @param binding where
     */
    private record Published(String container, NetworkBinding binding) {

        boolean http() {
            return binding.containerPort() == HTTP || binding.hostPort() == HTTP;
        }
    }

    @Override
    public Integer call() {
        URI page;
        try (BeanstalkEmulator emulator = session.openEmulator()) {
            ObservedState state = new EnvironmentLookup(session, emulator).describe(Optional.empty());
            Published port = choose(state);
            Endpoint endpoint = emulator.endpoint(
                    state.environment(), port.container(), port.binding().containerPort());
            page = PublishedEndpoints.page(endpoint, port.binding().containerPort());
        }
        if (session.options().json) {
            session.print(new Documents().page(page));
        } else if (session.humanIsTerminal() && session.invocation().browser().show(page)) {
            session.mention("Opened " + page);
        } else {
            session.print(page.toString());
        }
        return ExitCode.SUCCESS.code();
    }

    private Published choose(ObservedState state) {
        List<ContainerSnapshot> all = state.task().map(Task::containers).orElse(List.of());
        List<ContainerSnapshot> asked = all.stream()
                .filter(one -> container.isEmpty() || container.get().equals(one.name()))
                .toList();
        if (container.isPresent() && asked.isEmpty()) {
            throw new UsageException("environment " + state.environment() + " has no container " + container.get()
                    + (all.isEmpty()
                            ? " now; `ebemu up` starts them"
                            : "; it has "
                                    + all.stream().map(ContainerSnapshot::name).collect(Collectors.joining(", "))));
        }
        List<Published> ports = asked.stream()
                .flatMap(one -> one.networkBindings().stream()
                        .filter(binding -> binding.protocol() == Protocol.TCP)
                        .sorted(Comparator.comparingInt(NetworkBinding::containerPort))
                        .map(binding -> new Published(one.name(), binding)))
                .toList();
        return ports.stream()
                .filter(Published::http)
                .findFirst()
                .or(() -> ports.stream().findFirst())
                .orElseThrow(() -> new UsageException(
                        container.map(name -> "container " + name + " of ").orElse("") + "environment "
                                + state.environment() + " publishes no TCP port now; `ebemu status` shows what runs,"
                                + " and portMappings in Dockerrun.aws.json publish one"));
    }
}
