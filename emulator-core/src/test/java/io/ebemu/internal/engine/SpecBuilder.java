/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.model.HostEntry;
import io.ebemu.model.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes container specifications for tests: everything is left out unless it is said. */
public final class SpecBuilder {

    private final String name;
    private final String image;
    private List<String> command = List.of();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<PortBinding> ports = new ArrayList<>();
    private final List<String> binds = new ArrayList<>();
    private final List<String> volumesFrom = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<HostEntry> extraHosts = new ArrayList<>();
    private Optional<String> hostname = Optional.empty();
    private Optional<String> macAddress = Optional.empty();
    private Optional<String> namespaceOf = Optional.empty();
    private Optional<String> processesOf = Optional.empty();
    private long memory;
    private boolean terminal;

    public SpecBuilder(String name, String image) {
        this.name = name;
        this.image = image;
    }

    public SpecBuilder command(List<String> words) {
        command = words;
        return this;
    }

    public SpecBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    public SpecBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public SpecBuilder labels(Map<String, String> all) {
        labels.putAll(all);
        return this;
    }

    /** Publishes a port on 127.0.0.1. */
    public SpecBuilder port(int hostPort, int containerPort, Protocol protocol) {
        ports.add(new PortBinding("127.0.0.1", hostPort, containerPort, protocol));
        return this;
    }

    public SpecBuilder bind(String bind) {
        binds.add(bind);
        return this;
    }

    public SpecBuilder volumesFrom(String source) {
        volumesFrom.add(source);
        return this;
    }

    public SpecBuilder link(String link) {
        links.add(link);
        return this;
    }

    public SpecBuilder extraHost(String host, String address) {
        extraHosts.add(new HostEntry(host, address));
        return this;
    }

    public SpecBuilder hostname(String value) {
        hostname = Optional.of(value);
        return this;
    }

    public SpecBuilder macAddress(String address) {
        macAddress = Optional.of(address);
        return this;
    }

    public SpecBuilder namespaceOf(String container) {
        namespaceOf = Optional.of(container);
        return this;
    }

    public SpecBuilder processesOf(String container) {
        processesOf = Optional.of(container);
        return this;
    }

    public SpecBuilder memory(long bytes) {
        memory = bytes;
        return this;
    }

    /** Stdin open, on a terminal. */
    public SpecBuilder terminal() {
        terminal = true;
        return this;
    }

    public ContainerSpec build() {
        return new ContainerSpec(
                name,
                image,
                labels,
                new ContainerSpec.Program(
                        List.of(),
                        command,
                        environment,
                        Optional.empty(),
                        Optional.empty(),
                        hostname,
                        terminal,
                        terminal),
                new LimitsSpec(memory, 0, 0, Optional.empty(), 0, 0, List.of()),
                new ContainerSpec.Network(
                        ports,
                        links,
                        extraHosts,
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        macAddress,
                        namespaceOf),
                new ContainerSpec.Storage(binds, volumesFrom, Map.of(), List.of(), false),
                processesOf.map(KernelSpec.standard()::besideProcessesOf).orElseGet(KernelSpec::standard),
                Optional.empty(),
                Optional.empty());
    }
}
