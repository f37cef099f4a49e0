/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All scenarios of one test run: their images before, their verdicts after, which it writes as a page. */
final class ConformanceRun implements AutoCloseable {

    private static final Path WRITTEN = Path.of("target/conformance.md");

    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<String, List<Duration>> latencies = new TreeMap<>();
    private boolean prepared;

    /** Makes the images, once, and has everything loaded that the first scenario would else wait for. */
    synchronized void prepare() throws IOException {
        if (!prepared) {
            TestImages.build();
            try (Trial trial = new Trial("warm-up")) {
                trial.up(Dockerrun.of(Container.essential("a").sleeps()));
            }
            prepared = true;
        }
    }

    synchronized void add(Optional<Verdict> verdict, Map<String, List<Duration>> notes) {
        verdict.ifPresent(one -> verdicts.put(one.id(), one));
        notes.forEach((name, durations) ->
                latencies.computeIfAbsent(name, key -> new ArrayList<>()).addAll(durations));
    }

    /** Writes the page; what was not run keeps what the committed page says. */
    @Override
    public synchronized void close() {
        String engine = Docker.run("version", "--format", "{{.Server.Version}}");
        ConformanceDocument document = ConformanceDocument.committed().with(engine, verdicts, latencies);
        try {
            Files.createDirectories(WRITTEN.getParent());
            Files.writeString(WRITTEN, document.text());
            if (Boolean.getBoolean("ebemu.update-docs")) {
                Files.writeString(ConformanceDocument.PATH, document.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
