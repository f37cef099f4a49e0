/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.model.ContainerNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, String> hosts = new LinkedHashMap<>();
        extraHosts.forEach(host -> hosts.put(Values.required(host.hostname()), Values.required(host.ipAddress())));
        return new ContainerNetwork(Values.all(dnsServers), Values.all(dnsSearchDomains), hosts, disabled);
    }
}
