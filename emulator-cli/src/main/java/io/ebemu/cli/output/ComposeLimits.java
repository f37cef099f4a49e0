/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.Ulimit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a container may use of its host, as keys of a Compose service. */
final class ComposeLimits {

    private final ContainerDefinition container;
    private final JsonObject json;
    private final List<String> notes;

    /**
     * Nothing is written yet.
     *
     * @param json the service
     * @param notes gets what is lost
     */
    ComposeLimits(ContainerDefinition container, JsonObject json, List<String> notes) {
        this.container = container;
        this.json = json;
        this.notes = notes;
    }

    void write() {
        container.resources().memory().ifPresent(mebibytes -> json.with("mem_limit", mebibytes + "m"));
        container.resources().memoryReservation().ifPresent(mebibytes -> json.with("mem_reservation", mebibytes + "m"));
        if (container.resources().cpu() > 0) {
            json.with("cpu_shares", container.resources().cpu());
        }
        network();
        linux(container.linuxParameters());
        if (!container.ulimits().isEmpty()) {
            JsonObject ulimits = new JsonObject();
            container.ulimits().forEach(limit -> ulimits.with(limit.name(), limit(limit)));
            json.with("ulimits", ulimits);
        }
        if (!container.systemControls().isEmpty()) {
            json.with("sysctls", ComposeService.literal(container.systemControls()));
        }
        if (!container.dockerLabels().isEmpty()) {
            json.with("labels", ComposeService.literal(container.dockerLabels()));
        }
        container.logConfiguration().ifPresent(this::log);
    }

    private void network() {
        some("dns", container.network().dnsServers());
        some("dns_search", container.network().dnsSearchDomains());
        some(
                "extra_hosts",
                container.network().extraHosts().stream()
                        .map(host -> host.hostname() + ":" + host.ipAddress())
                        .toList());
        if (container.network().disabled()) {
            json.with("network_mode", "none");
        }
        flag("privileged", container.security().privileged());
        flag("read_only", container.security().readonlyRootFilesystem());
        some("security_opt", container.security().dockerSecurityOptions());
    }

    private void linux(LinuxParameters linux) {
        some("cap_add", linux.capabilitiesToAdd());
        some("cap_drop", linux.capabilitiesToDrop());
        some("devices", linux.devices().stream().map(ComposeLimits::device).toList());
        flag("init", linux.initProcessEnabled());
        linux.sharedMemorySize().ifPresent(mebibytes -> json.with("shm_size", mebibytes + "m"));
        some("tmpfs", linux.tmpfs().stream().map(ComposeLimits::tmpfs).toList());
        linux.maxSwap()
                .ifPresent(swap -> container
                        .resources()
                        .memory()
                        .ifPresentOrElse(
                                memory -> json.with("memswap_limit", memory + swap + "m"),
                                () -> notes.add("linuxParameters.maxSwap: it has no effect without memory")));
        if (linux.maxSwap().isPresent()) {
            json.with("mem_swappiness", linux.swappiness());
        }
    }

    private static String device(LinuxParameters.Device device) {
        String permissions = device.permissions().stream()
                .map(permission -> switch (permission) {
                    case READ -> "r";
                    case WRITE -> "w";
                    case MKNOD -> "m";
                })
                .collect(Collectors.joining());
        return device.hostPath() + ":" + device.containerPath() + (permissions.isEmpty() ? "" : ":" + permissions);
    }

    private static String tmpfs(LinuxParameters.Tmpfs tmpfs) {
        return tmpfs.containerPath() + ":"
                + Stream.concat(Stream.of("size=" + tmpfs.size() + "m"), tmpfs.mountOptions().stream())
                        .collect(Collectors.joining(","));
    }

    private static JsonObject limit(Ulimit limit) {
        return new JsonObject().with("soft", limit.softLimit()).with("hard", limit.hardLimit());
    }

    private void log(LogConfiguration log) {
        JsonObject logging = new JsonObject().with("driver", ComposeService.literal(log.logDriver()));
        json.with(
                "logging",
                log.options().isEmpty() ? logging : logging.with("options", ComposeService.literal(log.options())));
        if (!log.secretOptions().isEmpty()) {
            notes.add("logConfiguration.secretOptions: nobody fetches them for Compose; write "
                    + String.join(", ", log.secretOptions().keySet()) + " as options");
        }
    }

    private void some(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            json.with(name, values.stream().map(ComposeService::literal).toList());
        }
    }

    private void flag(String name, boolean set) {
        if (set) {
            json.with(name, true);
        }
    }
}
