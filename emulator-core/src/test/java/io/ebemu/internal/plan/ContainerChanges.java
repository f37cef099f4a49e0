/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.ContainerDefinitionBuilder;
import io.ebemu.model.ContainerDependency;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.ContainerPortRange;
import io.ebemu.model.ContainerProcess;
import io.ebemu.model.ContainerReferences;
import io.ebemu.model.ContainerSecurity;
import io.ebemu.model.HealthCheck;
import io.ebemu.model.HostEntry;
import io.ebemu.model.LinuxParameters;
import io.ebemu.model.LinuxParameters.Device;
import io.ebemu.model.LinuxParameters.Tmpfs;
import io.ebemu.model.LogConfiguration;
import io.ebemu.model.PortRange;
import io.ebemu.model.Protocol;
import io.ebemu.model.RestartPolicy;
import io.ebemu.model.Ulimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One container, and the same with another value of each of its keys. */
final class ContainerChanges {

    private static final Optional<Integer> NONE = Optional.empty();

    private ContainerChanges() {}

    static Definition unchanged() {
        return Definition.of("web").port(80, 80).environment("A", "1").environment("B", "2");
    }

    static Definition command(List<String> words) {
        return process(List.of(), words, "", "", "", false, false);
    }

    static Definition linux(List<Tmpfs> tmpfs) {
        return linux(new LinuxParameters(List.of(), List.of(), List.of(), false, NONE, tmpfs, NONE, NONE));
    }

    /** By the name of the record's component. */
    static Map<String, Definition> all() {
        Map<String, Definition> changes = new LinkedHashMap<>();
        changes.put(
                "name",
                Definition.of("web2")
                        .image("acme/web")
                        .port(80, 80)
                        .environment("A", "1")
                        .environment("B", "2"));
        changes.put("image", unchanged().image("acme/web:2"));
        changes.put("essential", unchanged().nonEssential());
        changes.put("memory", unchanged().resources(Optional.of(256), NONE, 0));
        changes.put("memoryReservation", unchanged().resources(Optional.of(128), Optional.of(64), 0));
        changes.put("cpu", unchanged().cpu(10));
        changes.put("entryPoint", process(List.of("/entry"), List.of(), "", "", "", false, false));
        changes.put("command", command(List.of("serve")));
        changes.put("environment", unchanged().environment("A", "other"));
        changes.put("user", process(List.of(), List.of(), "app", "", "", false, false));
        changes.put("workingDirectory", process(List.of(), List.of(), "", "/srv", "", false, false));
        changes.put("hostname", process(List.of(), List.of(), "", "", "web1", false, false));
        changes.put("interactive", process(List.of(), List.of(), "", "", "", true, false));
        changes.put("pseudoTerminal", process(List.of(), List.of(), "", "", "", false, true));
        changes.put("portMappings", unchanged().port(81, 81));
        changes.put("links", unchanged().link("app"));
        changes.put("mountPoints", unchanged().mount("v", "/v"));
        changes.put("volumesFrom", unchanged().volumesFrom("app"));
        changes.put("privileged", unchanged().privileged());
        changes.put("readonlyRootFilesystem", unchanged().readonlyRootFilesystem());
        changes.put("stopTimeout", unchanged().stopTimeout(5));
        addReferencesAndNetwork(changes);
        addLinuxParameters(changes);
        addTheRest(changes);
        return changes;
    }

    private static void addReferencesAndNetwork(Map<String, Definition> changes) {
        changes.put("secrets", references(new ContainerReferences(Map.of("A", "arn"), List.of(), "")));
        changes.put("environmentFiles", references(new ContainerReferences(Map.of(), List.of("arn"), "")));
        changes.put("repositoryCredentials", references(new ContainerReferences(Map.of(), List.of(), "arn")));
        changes.put("dnsServers", network(new ContainerNetwork(List.of("192.0.2.1"), List.of(), List.of(), false)));
        changes.put("dnsSearchDomains", network(new ContainerNetwork(List.of(), List.of("a"), List.of(), false)));
        changes.put(
                "extraHosts",
                network(new ContainerNetwork(List.of(), List.of(), List.of(new HostEntry("a", "192.0.2.1")), false)));
        changes.put("disabled", network(new ContainerNetwork(List.of(), List.of(), List.of(), true)));
    }

    private static void addLinuxParameters(Map<String, Definition> changes) {
        Device device = new Device("/dev/null", "/dev/x", Set.of());
        changes.put("capabilitiesToAdd", linux(linux(List.of("KILL"), List.of(), List.of(), false, NONE, NONE, NONE)));
        changes.put("capabilitiesToDrop", linux(linux(List.of(), List.of("KILL"), List.of(), false, NONE, NONE, NONE)));
        changes.put("devices", linux(linux(List.of(), List.of(), List.of(device), false, NONE, NONE, NONE)));
        changes.put("initProcessEnabled", linux(linux(List.of(), List.of(), List.of(), true, NONE, NONE, NONE)));
        changes.put(
                "sharedMemorySize", linux(linux(List.of(), List.of(), List.of(), false, Optional.of(9), NONE, NONE)));
        changes.put("tmpfs", linux(List.of(new Tmpfs("/t", 1, List.of()))));
        changes.put("maxSwap", linux(linux(List.of(), List.of(), List.of(), false, NONE, Optional.of(9), NONE)));
        changes.put("swappiness", linux(linux(List.of(), List.of(), List.of(), false, NONE, NONE, Optional.of(9))));
    }

    private static void addTheRest(Map<String, Definition> changes) {
        changes.put(
                "portRanges",
                with(web -> web.portRanges(List.of(new ContainerPortRange(new PortRange(1, 2), Protocol.TCP)))));
        changes.put(
                "dependsOn",
                with(web -> web.dependsOn(
                        List.of(new ContainerDependency("app", ContainerDependency.Condition.START, "dependsOn")))));
        changes.put(
                "dockerSecurityOptions",
                with(web -> web.security(new ContainerSecurity(false, false, List.of("no-new-privileges")))));
        changes.put("ulimits", with(web -> web.ulimits(List.of(new Ulimit("nofile", 1, 2)))));
        changes.put("systemControls", with(web -> web.systemControls(Map.of("net.core.somaxconn", "1"))));
        changes.put("dockerLabels", with(web -> web.dockerLabels(Map.of("a", "b"))));
        changes.put(
                "healthCheck",
                with(web -> web.healthCheck(Optional.of(new HealthCheck(List.of("CMD"), NONE, NONE, NONE, NONE)))));
        changes.put(
                "logConfiguration",
                with(web -> web.logConfiguration(Optional.of(new LogConfiguration("syslog", Map.of(), Map.of())))));
        changes.put(
                "restartPolicy", with(web -> web.restartPolicy(Optional.of(new RestartPolicy(true, Set.of(), 300)))));
        changes.put("startTimeout", with(web -> web.startTimeout(Optional.of(5))));
    }

    private static Definition with(UnaryOperator<ContainerDefinitionBuilder> more) {
        return unchanged().with(more);
    }

    private static Definition references(ContainerReferences references) {
        return with(web -> web.references(references));
    }

    private static Definition network(ContainerNetwork network) {
        return with(web -> web.network(network));
    }

    private static Definition linux(LinuxParameters linux) {
        return with(web -> web.linuxParameters(linux));
    }

    private static LinuxParameters linux(
            List<String> add,
            List<String> drop,
            List<Device> devices,
            boolean init,
            Optional<Integer> sharedMemory,
            Optional<Integer> maxSwap,
            Optional<Integer> swappiness) {
        return new LinuxParameters(add, drop, devices, init, sharedMemory, List.of(), maxSwap, swappiness);
    }

    private static Definition process(
            List<String> entryPoint,
            List<String> command,
            String user,
            String directory,
            String hostname,
            boolean interactive,
            boolean terminal) {
        return unchanged()
                .process(new ContainerProcess(
                        entryPoint,
                        command,
                        Map.of(),
                        Optional.of(user).filter(text -> !text.isEmpty()),
                        Optional.of(directory).filter(text -> !text.isEmpty()),
                        Optional.of(hostname).filter(text -> !text.isEmpty()),
                        interactive,
                        terminal));
    }
}
