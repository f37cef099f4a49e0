/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ebemu.internal.engine.ContainerConfig;
import io.ebemu.internal.engine.ContainerDetails;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Containers;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.SecondNetwork;
import io.ebemu.internal.engine.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

/** Containers of a Docker engine. */
final class DockerContainers implements Containers {

    private static final String CONTAINERS = "/containers/";
    private static final Duration CREATE = Duration.ofMinutes(4);
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP_ALLOWANCE = Duration.ofMinutes(2);
    private static final Duration CALL = Duration.ofSeconds(30);
    /** The engine writes year 1 for the time of a sample that it did not take. */
    private static final String YEAR_ONE_OVER = "0002";

    private static final JsonNode NO_BODY = JsonNodeFactory.instance.objectNode();

    private final EngineHttp http;
    private final Deadlines deadlines;
    private final CreateRequest requests;

    DockerContainers(EngineHttp http, Deadlines deadlines, ApiVersion version) {
        this.http = http;
        this.deadlines = deadlines;
        this.requests = new CreateRequest(version);
    }

    @Override
    public String create(ContainerSpec spec) {
        String path = Query.of("/containers/create").with("name", spec.name()).toString();
        String id = deadlines
                .call("create container " + spec.name(), CREATE, () -> http.post(path, requests.of(spec)))
                .path("Id")
                .asText();
        spec.network().joined().ifPresent(network -> join(id, network));
        return id;
    }

    /** Engines before API version 1.44 take one network only when a container is created. */
    private void join(String id, SecondNetwork network) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("Container", id);
        network.address()
                .ifPresent(address ->
                        body.putObject("EndpointConfig").putObject("IPAMConfig").put("IPv4Address", address));
        String path = Query.of("/networks/", network.name(), "/connect").toString();
        try {
            deadlines.call("join network " + network.name(), CALL, () -> http.post(path, body));
        } catch (EngineException e) {
            remove(id);
            throw e;
        }
    }

    @Override
    public void start(String id) {
        String path = Query.of(CONTAINERS, id, "/start").toString();
        deadlines.run("start container " + id, START, () -> http.post(path));
    }

    @Override
    public void stop(String id, Duration grace) {
        long seconds = grace.plusMillis(999).toSeconds();
        String path = Query.of(CONTAINERS, id, "/stop").with("t", seconds).toString();
        deadlines.run("stop container " + id, grace.plus(STOP_ALLOWANCE), () -> http.post(path));
    }

    @Override
    public void kill(String id, String signal) {
        String path = Query.of(CONTAINERS, id, "/kill").with("signal", signal).toString();
        deadlines.run("kill container " + id, CALL, () -> http.post(path));
    }

    @Override
    public void pause(String id) {
        String path = Query.of(CONTAINERS, id, "/pause").toString();
        deadlines.run("pause container " + id, CALL, () -> http.post(path));
    }

    @Override
    public void unpause(String id) {
        String path = Query.of(CONTAINERS, id, "/unpause").toString();
        deadlines.run("unpause container " + id, CALL, () -> http.post(path));
    }

    @Override
    public void remove(String id) {
        String path = Query.of(CONTAINERS, id, "").with("force", 1).with("v", 1).toString();
        try {
            deadlines.run("remove container " + id, CALL, () -> http.delete(path));
        } catch (EngineException e) {
            if (e.kind() == Kind.CONFLICT) {
                awaitRemovalBySomebodyElse(id);
            } else if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    private void awaitRemovalBySomebodyElse(String id) {
        String path =
                Query.of(CONTAINERS, id, "/wait").with("condition", "removed").toString();
        try {
            deadlines.run("await removal of container " + id, CALL, () -> http.post(path));
        } catch (EngineException e) {
            if (e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
        }
    }

    @Override
    public Optional<ContainerInfo> inspect(String id) {
        return deadlines.call("inspect container " + id, CALL, () -> find(id));
    }

    @Override
    public Optional<ContainerConfig> config(String id) {
        return deadlines.call(
                "inspect container " + id,
                CALL,
                () -> answer(Query.of(CONTAINERS, id, "/json")).map(InspectedContainer::config));
    }

    @Override
    public Optional<ContainerDetails> details(String id) {
        return deadlines.call(
                "inspect container " + id,
                CALL,
                () -> answer(Query.of(CONTAINERS, id, "/json")).map(InspectedDetails::of));
    }

    @Override
    public Optional<String> inspection(String id) {
        return deadlines.call(
                "inspect container " + id,
                CALL,
                () -> answer(Query.of(CONTAINERS, id, "/json")).map(JsonNode::toString));
    }

    @Override
    public Optional<String> stats(String id) {
        Query query = Query.of(CONTAINERS, id, "/stats").with("stream", false);
        // The engine answers for a container that does not run too, with nothing in it.
        return deadlines.call(
                "sample what container " + id + " uses",
                CALL,
                () -> answer(query)
                        .filter(stats -> stats.path("read").asText("").compareTo(YEAR_ONE_OVER) > 0)
                        .map(JsonNode::toString));
    }

    @Override
    public List<ContainerInfo> list(Map<String, String> labels) {
        String path =
                Query.of("/containers/json").with("all", 1).labelled(labels).toString();
        JsonNode summaries = deadlines.call("list containers", CALL, () -> http.get(path));
        return inspectAll(StreamSupport.stream(summaries.spliterator(), false).toList());
    }

    @Override
    public List<ContainerInfo> publishing(int hostPort) {
        JsonNode summaries = deadlines.call("list containers", CALL, () -> http.get("/containers/json"));
        return inspectAll(StreamSupport.stream(summaries.spliterator(), false)
                .filter(summary -> publishes(summary, hostPort))
                .toList());
    }

    private static boolean publishes(JsonNode summary, int hostPort) {
        return StreamSupport.stream(summary.path("Ports").spliterator(), false)
                .anyMatch(port -> port.path("PublicPort").asInt() == hostPort);
    }

    /** A container that vanishes between the listing and its inspection is left out. */
    private List<ContainerInfo> inspectAll(List<JsonNode> summaries) {
        List<Callable<Optional<ContainerInfo>>> calls = new ArrayList<>();
        summaries.forEach(summary -> calls.add(() -> find(summary.path("Id").asText())));
        return deadlines.callAll("inspect containers", CALL, calls).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ContainerInfo> find(String id) {
        return answer(Query.of(CONTAINERS, id, "/json")).map(InspectedContainer::of);
    }

    /** Empty if there is no such container. */
    private Optional<JsonNode> answer(Query query) {
        try {
            return Optional.of(http.get(query.toString()));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Subscription logs(String id, boolean follow, int tail, LogSink sink) {
        Query query = Query.of(CONTAINERS, id, "/logs")
                .with("stdout", 1)
                .with("stderr", 1)
                .with("timestamps", 1)
                .with("follow", follow ? 1 : 0)
                .with("tail", tail < 0 ? "all" : tail);
        LogStream stream = new LogStream(http, query.toString(), sink);
        deadlines.start(stream);
        return stream;
    }

    @Override
    public int await(String id, Duration deadline) {
        String path = Query.of(CONTAINERS, id, "/wait").toString();
        return deadlines
                .call("await the end of container " + id, deadline, () -> http.post(path, NO_BODY))
                .path("StatusCode")
                .asInt();
    }

    @Override
    public ExecResult exec(String id, List<String> command, Duration deadline) {
        return deadlines.call("run a command in container " + id, deadline, new Exec(http, id, command));
    }
}
