/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.List;

/**
 * What a container's resolver and network are (ECS {@code dnsServers}, {@code dnsSearchDomains}, {@code extraHosts},
 * {@code disableNetworking}).
 *
 * @param dnsServers addresses of name servers
 * @param dnsSearchDomains search domains
 * @param extraHosts lines for {@code /etc/hosts}, in the order written
 * @param disabled whether the container has no network at all
 */
public record ContainerNetwork(
        List<String> dnsServers, List<String> dnsSearchDomains, List<HostEntry> extraHosts, boolean disabled) {

    public ContainerNetwork {
        dnsServers = List.copyOf(dnsServers);
        dnsSearchDomains = List.copyOf(dnsSearchDomains);
        extraHosts = List.copyOf(extraHosts);
    }

    /** What Docker gives a container that asks for nothing. */
    public static ContainerNetwork standard() {
        return new ContainerNetwork(List.of(), List.of(), List.of(), false);
    }
}
