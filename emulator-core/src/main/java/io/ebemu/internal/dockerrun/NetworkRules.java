/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.dockerrun;

import io.ebemu.internal.document.Excerpt;
import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Place;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Rules about a container's names, name servers and network. */
final class NetworkRules {

    /** Linux, {@code sethostname}. */
    private static final int MAX_HOSTNAME = 64;

    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(?:\\d{1,3}(?:\\.\\d{1,3}){3})?");

    /** Docker's word for the address of the host. */
    private static final String HOST_GATEWAY = "host-gateway";

    private NetworkRules() {}

    static void hostnameFits(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .process()
                    .hostname()
                    .filter(name -> name.value().length() > MAX_HOSTNAME)
                    .ifPresent(name -> report.accept(
                            name.place(),
                            "sethostname: invalid argument: a host name has at most " + MAX_HOSTNAME
                                    + " characters, this one has "
                                    + name.value().length() + "; shorten it"));
        }
    }

    static void hostnameValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container
                    .process()
                    .hostname()
                    .filter(name -> !HOSTNAME.matcher(name.value()).matches())
                    .ifPresent(name -> report.accept(
                            name.place(),
                            "Docker takes '" + Excerpt.of(name.value()) + "', but it is no host name: nothing resolves"
                                    + " it; write letters, digits, hyphens and dots"));
        }
    }

    static void hostComplete(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (NetworkDraft.HostDraft host : container.network().extraHosts()) {
                if (missing(host.fields(), "hostname", Values.of(host.hostname()))
                        || missing(host.fields(), "ipAddress", Values.of(host.ipAddress()))) {
                    report.accept(host.fields().place(), "an extra host needs hostname and ipAddress; write both");
                }
            }
        }
    }

    static void hostAddressValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            for (NetworkDraft.HostDraft host : container.network().extraHosts()) {
                host.ipAddress()
                        .filter(address -> !address.value().isBlank()
                                && !address.value().equals(HOST_GATEWAY)
                                && !ipAddress(address.value()))
                        .ifPresent(address -> report.accept(
                                address.place(),
                                "invalid IP address in add-host: \"" + Excerpt.of(address.value())
                                        + "\"; write an address such as 10.0.0.5"));
            }
        }
    }

    static void nameServerValid(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            container.network().dnsServers().stream()
                    .filter(server -> !ipAddress(server.value()))
                    .forEach(server -> report.accept(
                            server.place(),
                            "a name server is an IP address, and '" + Excerpt.of(server.value())
                                    + "' is none: the container resolves nothing with it; write one such as 10.0.0.2"));
        }
    }

    static void networkUsed(TaskDraft task, BiConsumer<Place, String> report) {
        for (ContainerDraft container : task.containers()) {
            if (!container.network().disabled()) {
                continue;
            }
            warnOf("portMappings", !container.portMappings().isEmpty(), container, report);
            warnOf("links", !container.relations().links().isEmpty(), container, report);
            boolean controls = container.limits().systemControls().stream()
                    .anyMatch(control ->
                            control.namespace().filter(LimitRules::ofNetwork).isPresent());
            warnOf("systemControls", controls, container, report);
        }
    }

    private static void warnOf(String key, boolean given, ContainerDraft container, BiConsumer<Place, String> report) {
        if (given) {
            report.accept(
                    container.fields().place(key),
                    "without a network " + key + " connect nothing; remove them, or remove disableNetworking");
        }
    }

    private static boolean missing(Fields fields, String key, Optional<String> value) {
        return !fields.has(key) || value.filter(String::isBlank).isPresent();
    }

    private static boolean ipAddress(String text) {
        return text.length() <= 45
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
    }
}
