/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.model.EnvironmentId;
import java.util.Optional;

/**
 * Hardware addresses that tell which environment a container belongs to: those of one environment begin alike. So a
 * network interface knows a container of the task from its first packet on, whatever address it was given, and nothing
 * has to be told as tasks come and go. Without security groups nobody asks, and engines choose: those before 28 derive a
 * hardware address from the IP address, so that neighbours who remember an older container's find the new one.
 *
 * <p>The first byte marks an address as locally administered (IEEE 802), and tells tasks from network interfaces.
 */
final class HardwareAddress {

    /** Covers what all containers of an environment have in common. */
    static final String MASK = "ff:ff:ff:00:00:00";

    private static final String OF_TASK = "02";
    private static final String OF_INTERFACE = "06";
    /** With 02 before it this begins the addresses that engines before 28 give to all containers. */
    private static final String ENGINES_OWN = "42";

    private HardwareAddress() {}

    /** Of a container of the task; empty where nobody asks who it is, so that the engine chooses. */
    static Optional<String> ofTask(LaunchRequest request, String dockerName) {
        return chosen(request, OF_TASK, dockerName);
    }

    /** Of a service's network interface; empty where nobody asks whose it is, so that the engine chooses. */
    static Optional<String> ofInterface(LaunchRequest request, String dockerName) {
        return chosen(request, OF_INTERFACE, dockerName);
    }

    private static Optional<String> chosen(LaunchRequest request, String first, String dockerName) {
        return request.enforcesSecurityGroups()
                ? Optional.of(beginning(first, request.version().environment()) + end(dockerName))
                : Optional.empty();
    }

    /** Whether an address begins as all of an environment's task containers or network interfaces that have one of ours. */
    static boolean tells(EnvironmentId environment, String address) {
        return address.startsWith(beginning(OF_TASK, environment))
                || address.startsWith(beginning(OF_INTERFACE, environment));
    }

    /** What all containers of an environment's tasks have in common; compared under the {@link #MASK}. */
    static String ofTasks(EnvironmentId environment) {
        return beginning(OF_TASK, environment) + ":00:00:00";
    }

    /** What all network interfaces of an environment have in common; compared under the {@link #MASK}. */
    static String ofInterfaces(EnvironmentId environment) {
        return beginning(OF_INTERFACE, environment) + ":00:00:00";
    }

    private static String beginning(String first, EnvironmentId environment) {
        String digits = Digests.hex("hardware address of " + environment.name(), 4);
        String second = digits.startsWith(ENGINES_OWN) ? "43" : digits.substring(0, 2);
        return first + ":" + second + ":" + digits.substring(2);
    }

    private static String end(String dockerName) {
        String digits = Digests.hex(dockerName, 6);
        return ":" + digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4);
    }
}
