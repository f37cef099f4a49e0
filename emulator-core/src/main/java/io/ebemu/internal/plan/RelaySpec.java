/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.PortBinding;
import io.ebemu.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The container that is an endpoint without a server of its own: it hands each connection on to one of the addresses in a
 * file. So the endpoint's own address and published port stay when what is behind it changes, where AWS changes a DNS
 * entry.
 */
public final class RelaySpec {

    /** Any image with a shell and a netcat that listens for more than one connection. */
    static final String IMAGE = CredentialsPlanner.IMAGE;

    /**
     * Processes are numbered in their order, so one connection after the other gets the next address. {@code read} and
     * {@code exec} make no process of their own that would be counted.
     */
    private static final String HAND_ON =
            "read -r all < /targets && set -- $all && shift $(($$ % $#)) && exec nc \"$1\" ";

    /** The first process is the listener; all others hold connections to where it led until now. */
    private static final String POINT = "new=\"$*\"; read -r old < /targets; [ \"$old\" = \"$new\" ] && exit 0;"
            + " echo \"$new\" > /targets.new && mv /targets.new /targets || exit 1;"
            + " for one in $(pidof nc); do [ \"$one\" = 1 ] || kill \"$one\"; done; exit 0";

    private RelaySpec() {}

    static ContainerSpec of(String name, int port, Optional<String> hardwareAddress, Map<String, String> labels) {
        return ContainerSpec.of(name, IMAGE, labels)
                .with(ContainerSpec.Program.of(
                        List.of("nc"), List.of("-ll", "-p", Integer.toString(port), "-e", "sh", "-c", HAND_ON + port)))
                .with(ContainerSpec.Network.publishing(List.of(new PortBinding("127.0.0.1", 0, port, Protocol.TCP)))
                        .at(hardwareAddress));
    }

    /** The command that, run in the container, points it at these addresses. */
    public static List<String> commandToPointAt(List<String> addresses) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", POINT, "sh"));
        command.addAll(addresses);
        return command;
    }
}
