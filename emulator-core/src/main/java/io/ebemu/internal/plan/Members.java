/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ManagedService;
import io.ebemu.model.ReplicationGroup;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who belongs to an environment, as packet filter rules know it. Containers that were made before anybody declared a
 * group have hardware addresses of the engine's choice, which tell nothing, and count one by one for as long as they run.
 *
 * @param environment whose containers, but for the others, have addresses that begin alike
 * @param otherTasks the hardware addresses of further containers of the task
 * @param otherInterfaces the hardware addresses of further network interfaces
 */
record Members(EnvironmentId environment, List<String> otherTasks, List<String> otherInterfaces) {

    Members {
        otherTasks = List.copyOf(otherTasks);
        otherInterfaces = List.copyOf(otherInterfaces);
    }

    /** Those that have addresses of ours. */
    static Members known(EnvironmentId environment) {
        return new Members(environment, List.of(), List.of());
    }

    /**
     * Those that have addresses of ours, and those that run without one.
     *
     * @param taskStays whether the task that runs is not to be replaced
     */
    static Members of(LaunchRequest request, World world, boolean taskStays) {
        Set<String> wanted = request.version().services().stream()
                .flatMap(Members::withNodes)
                .map(ConfigHash::ofNetworkInterface)
                .collect(Collectors.toSet());
        EnvironmentId environment = request.version().environment();
        return new Members(
                environment,
                taskStays ? others(environment, world, Labels.ROLE_TASK, any -> true) : List.of(),
                others(environment, world, Labels.ROLE_ENI, eni -> wanted.contains(eni.label(Labels.CONFIG_HASH))));
    }

    private static Stream<ManagedService> withNodes(ManagedService service) {
        return service instanceof ReplicationGroup group
                ? Stream.concat(Stream.of(group), group.members().stream())
                : Stream.of(service);
    }

    private static List<String> others(
            EnvironmentId environment, World world, String role, Predicate<ContainerInfo> stays) {
        return world.withRole(role).stream()
                .filter(ContainerInfo::running)
                .filter(stays)
                .flatMap(container -> container.macAddress().stream())
                .filter(address -> !HardwareAddress.tells(environment, address))
                .sorted()
                .toList();
    }

    /** What packets of the task's containers match, each one of these. */
    List<String> tasks() {
        return matches(HardwareAddress.ofTasks(environment), otherTasks);
    }

    /** What packets of network interfaces match, each one of these. */
    List<String> interfaces() {
        return matches(HardwareAddress.ofInterfaces(environment), otherInterfaces);
    }

    private static List<String> matches(String beginning, List<String> others) {
        return Stream.concat(
                        Stream.of("ether saddr & " + HardwareAddress.MASK + " == " + beginning),
                        others.stream().map(address -> "ether saddr " + address))
                .toList();
    }
}
