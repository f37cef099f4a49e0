/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.KernelSpec;
import io.ebemu.internal.engine.Labels;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of a moment that tells everybody on the bridge which hardware address belongs to another container's IP
 * address now (gratuitous ARP, RFC 5227). Whoever remembers that of a container that had the IP address before, this
 * machine among them, otherwise waits for up to a minute until the new one sends something itself.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc5227#section-3">RFC 5227: why ARP announcements are
 *     requests</a>
 */
public final class Announcement {

    /** Any image with {@code ip} and {@code arping}. */
    static final String IMAGE = CredentialsPlanner.IMAGE;

    /** On each network: an engine does not say which one of several is the bridge's. */
    private static final String PROGRAM = "ip -4 -o addr | while read -r number device family address rest; do"
            + " [ \"$device\" = lo ] || arping -U -q -c 1 -I \"$device\" \"${address%/*}\"; done";

    private Announcement() {}

    /** Of a container that was started; empty if its engine chose the hardware address, which follows the IP address. */
    static Optional<ContainerSpec> of(ContainerSpec container) {
        return container.network().macAddress().map(address -> job(container.name(), container.labels()));
    }

    /** Of a container that was started again; empty if its engine chose the hardware address. */
    public static Optional<ContainerSpec> of(ContainerInfo container) {
        EnvironmentId environment = new EnvironmentId(container.label(Labels.ENVIRONMENT));
        return container
                .macAddress()
                .filter(address -> HardwareAddress.tells(environment, address))
                .map(address -> job(container.name(), container.labels()));
    }

    private static ContainerSpec job(String target, Map<String, String> itsLabels) {
        return ContainerSpec.of(target + "-announcement", IMAGE, JobLabels.of(itsLabels, Labels.ROLE_SECURITY_GROUPS))
                .with(ContainerSpec.Program.of(List.of("sh", "-c", PROGRAM), List.of()))
                .with(ContainerSpec.Network.of(target))
                .with(new KernelSpec(false, List.of(), List.of("NET_RAW"), List.of("ALL"), Map.of(), false));
    }
}
