/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.aws;

import io.ebemu.api.ServiceEventRecord;
import io.ebemu.cli.output.JsonObject;
import io.ebemu.cli.output.Table;
import io.ebemu.model.EndpointAddress;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.SecurityGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of documents that several services share. */
final class Shapes {

    private Shapes() {}

    static JsonObject endpoint(EndpointAddress endpoint) {
        return new JsonObject().with("Address", endpoint.address()).with("Port", endpoint.port());
    }

    /** The ids of security groups, of which some are given by name; of none, the VPC's default group. */
    static List<String> groupIds(List<String> groups, EnvironmentId environment) {
        return (groups.isEmpty() ? List.of(SecurityGroup.DEFAULT) : groups)
                .stream().map(group -> groupId(group, environment)).toList();
    }

    static String groupId(String group, EnvironmentId environment) {
        return group.startsWith("sg-") ? group : new SecurityGroup(group, "", List.of(), List.of()).id(environment);
    }

    static List<JsonObject> groups(List<String> groups, String key, EnvironmentId environment) {
        return groupIds(groups, environment).stream()
                .map(id -> new JsonObject().with(key, id).with("Status", "active"))
                .toList();
    }

    /** Parameters as a list of names and values. */
    static List<JsonObject> parameters(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> new JsonObject()
                        .with("ParameterName", one.getKey())
                        .with("ParameterValue", one.getValue())
                        .with("Source", "user"))
                .toList();
    }

    /** Where containers and this machine reach a service, as the end of a sentence. */
    static String reached(EndpointAddress endpoint, Optional<EndpointAddress> host) {
        return "containers reach it at " + endpoint
                + host.map(one -> ", this machine at " + one).orElse("");
    }

    static String host(Optional<EndpointAddress> host) {
        return host.map(EndpointAddress::toString).orElse("");
    }

    static Answer events(List<ServiceEventRecord> events) {
        Table table = new Table("DATE", "SOURCE", "EVENT", "MESSAGE");
        events.forEach(one -> table.row(one.date().toString(), one.sourceIdentifier(), one.eventId(), one.message()));
        return Answer.listed(
                new JsonObject()
                        .with("Events", events.stream().map(Shapes::event).toList()),
                table,
                "Nothing has happened yet.");
    }

    private static JsonObject event(ServiceEventRecord event) {
        JsonObject json = new JsonObject()
                .with("SourceIdentifier", event.sourceIdentifier())
                .with("SourceType", event.sourceType())
                .with("Message", event.message())
                .with("Date", event.date());
        return event.eventId().isEmpty() ? json : json.with("EventId", event.eventId());
    }
}
