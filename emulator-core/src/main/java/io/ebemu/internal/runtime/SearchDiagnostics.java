/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.EngineUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells where an engine was looked for, step by step: the option, {@code DOCKER_HOST}, the context, the sockets that
 * engines are known to make. What was found of each, and where no engine answered, what to do about it.
 */
final class SearchDiagnostics {

    private static final String OPTION = "option";

    /** The first that fits counts. */
    private static final List<Remedy> REMEDIES = List.of(
            new Remedy(
                    "ermission denied",
                    "let your user use the socket: sudo usermod -aG docker $USER and log in again, or use a rootless engine"),
            new Remedy("onnection refused", "nobody listens there: start the engine"),
            new Remedy(
                    "cannot read",
                    "docker context ls shows the contexts there are; docker context use NAME chooses one"),
            new Remedy("o such file or directory", "nothing is there: start the engine, or name its socket"),
            new Remedy("is neither", "write unix:///path/of/socket, or tcp://host:port"),
            new Remedy(
                    "ertificate", "DOCKER_CERT_PATH has to hold ca.pem, cert.pem and key.pem that fit the engine's"));

    private final Findings found;

    /** What to do about an outcome that has these words in it. */
    private record Remedy(String words, String cure) {}

    SearchDiagnostics(Findings found) {
        this.found = found;
    }

    /** Of a search that led to an engine. */
    void ended(List<String> searched) {
        withOption(searched).forEach(step -> found.ok("engine search", step));
    }

    /** Of one that did not: the message has a line for each place, indented, between its first and its last. */
    void failed(EngineUnavailableException failure) {
        List<String> places = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String.valueOf(failure.getMessage())
                .lines()
                .forEach(line -> (line.startsWith("  ") ? places : others).add(line.strip()));
        if (places.isEmpty()) {
            found.failure("engine", String.join(" ", others), "see which engine DOCKER_HOST or the context names");
            return;
        }
        for (String step : withOption(places)) {
            tell(step);
        }
        found.failure(
                "engine",
                "no engine answers",
                others.size() > 1 ? others.get(others.size() - 1) : "start Docker or set DOCKER_HOST");
    }

    /** What is merely not there says nothing about what is wrong. */
    private void tell(String step) {
        REMEDIES.stream()
                .filter(remedy -> step.contains(remedy.words()))
                .findFirst()
                .ifPresentOrElse(
                        remedy -> found.warning("engine search", step, remedy.cure()),
                        () -> found.ok("engine search", step));
    }

    private static List<String> withOption(List<String> steps) {
        List<String> all = new ArrayList<>();
        if (steps.stream().noneMatch(step -> step.startsWith(OPTION))) {
            all.add(OPTION + " --host: not given");
        }
        all.addAll(steps);
        return all;
    }
}
