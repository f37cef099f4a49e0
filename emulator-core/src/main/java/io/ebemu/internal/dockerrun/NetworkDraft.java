/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerNetwork;
import io.ebemu.model.HostEntry;
import java.util.List;
import java.util.Optional;

/** A container's name resolution and network, as written. */
record NetworkDraft(
        List<Located<String>> dnsServers,
        List<Located<String>> dnsSearchDomains,
        List<HostDraft> extraHosts,
        boolean disabled) {

    private static final String SERVERS = "[\"10.0.0.2\"]";
    private static final String DOMAINS = "[\"example.internal\"]";
    private static final String HOSTS = "[{\"hostname\": \"db\", \"ipAddress\": \"10.0.0.5\"}]";

    /** An entry of extraHosts as written. */
    record HostDraft(Fields fields, Optional<Located<String>> hostname, Optional<Located<String>> ipAddress) {

        static HostDraft read(Fields host) {
            host.checkedBy(DockerrunKeys.EXTRA_HOST);
            return new HostDraft(host, host.text("hostname"), host.text("ipAddress"));
        }

        HostEntry model() {
            return new HostEntry(Values.required(hostname), Values.required(ipAddress));
        }
    }

    static NetworkDraft read(Fields container) {
        return new NetworkDraft(
                container.texts("dnsServers", SERVERS),
                container.texts("dnsSearchDomains", DOMAINS),
                container.objects("extraHosts", HOSTS).stream()
                        .map(HostDraft::read)
                        .toList(),
                Values.flag(container, "disableNetworking"));
    }

    ContainerNetwork model() {
        return new ContainerNetwork(
                Values.all(dnsServers),
                Values.all(dnsSearchDomains),
                extraHosts.stream().map(HostDraft::model).toList(),
                disabled);
    }
}
