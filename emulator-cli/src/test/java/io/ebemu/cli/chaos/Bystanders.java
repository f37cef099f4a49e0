/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Containers, a volume, a network and an image that are somebody else's: nothing that ebemu does may touch them. */
final class Bystanders implements AutoCloseable {

    private static final List<String> KINDS = List.of("running", "ended", "paused");

    private final Docker docker;
    private final String prefix;
    private final Map<String, String> expected = new TreeMap<>();
    private int born;

    Bystanders(Docker docker, String prefix) {
        this.docker = docker;
        this.prefix = prefix;
        docker.run("volume", "create", prefix + "-volume");
        docker.run("network", "create", prefix + "-network");
        docker.run("tag", Sketch.IMAGE, prefix + ":latest");
        KINDS.forEach(this::create);
        learn();
    }

    /** One more container of theirs, or one less: their owner's own doing. */
    void meddle(boolean create, int which) {
        if (create || expected.size() < 2) {
            create(KINDS.get(which % KINDS.size()));
        } else {
            String id = List.copyOf(expected.keySet()).get(which % expected.size());
            docker.run("rm", "-f", id);
        }
        learn();
    }

    private void create(String kind) {
        String id = docker.run(
                "run",
                "-d",
                "--name",
                prefix + "-" + born++,
                "-v",
                prefix + "-volume:/data",
                "--network",
                prefix + "-network",
                Sketch.IMAGE,
                "sleep",
                kind.equals("ended") ? "0" : "100000");
        if (kind.equals("ended")) {
            docker.run("wait", id);
        } else if (kind.equals("paused")) {
            docker.run("pause", id);
        }
    }

    /** Takes what is there now for what should be. */
    void learn() {
        expected.clear();
        expected.putAll(seen());
    }

    /** What is not as it was. */
    List<String> check() {
        Findings findings = new Findings();
        findings.same("bystanders", expected, seen());
        findings.same(
                "bystanders' volume", 1, Docker.lines(list("volume", "ls")).size());
        findings.same(
                "bystanders' network", 1, Docker.lines(list("network", "ls")).size());
        findings.expect(
                docker.attempt("image", "inspect", prefix + ":latest").exitCode() == 0,
                "bystanders' image",
                "there",
                "gone");
        return findings.list();
    }

    private Map<String, String> seen() {
        Map<String, String> states = new TreeMap<>();
        List<String> ids = Docker.lines(docker.run("ps", "-aq", "--no-trunc", "--filter", "name=^" + prefix + "-"));
        for (JsonNode one : ids.isEmpty() ? List.<JsonNode>of() : docker.inspect(ids)) {
            JsonNode state = one.path("State");
            states.put(
                    one.path("Id").asText(),
                    String.join(
                            " ",
                            state.path("Status").asText(),
                            state.path("StartedAt").asText(),
                            state.path("ExitCode").asText()));
        }
        return states;
    }

    private String list(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-q", "--filter", "name=" + prefix + "-"));
        return docker.run(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        Docker.lines(docker.run("ps", "-aq", "--filter", "name=^" + prefix + "-"))
                .forEach(id -> docker.attempt("rm", "-f", id));
        docker.attempt("volume", "rm", prefix + "-volume");
        docker.attempt("network", "rm", prefix + "-network");
        docker.attempt("rmi", prefix + ":latest");
    }
}
