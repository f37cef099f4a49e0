/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs containers of a moment that write packet filter rules. Their image is built where it is missing. */
final class RuleJob {

    private static final String IMAGE = Planner.SECURITY_GROUPS_IMAGE;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LOG_SECONDS = 5;
    private static final String DOCKERFILE = """
            FROM alpine:3.20
            RUN apk add --no-cache nftables
            ENTRYPOINT ["nft"]
            """;

    private final Engine engine;

    RuleJob(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs one in place of the one before it, until it has ended; it stays.
     *
     * @throws NotEnforcedException if the engine's kernel does not take the rules
     * @throws EngineException if the engine fails, or the container to whose network they belong does not run
     */
    void run(ContainerSpec spec) {
        engine.containers().remove(spec.name());
        String id = engine.containers().create(spec);
        engine.containers().start(id);
        int exit = engine.containers().await(id, DEADLINE);
        if (exit != 0) {
            throw new NotEnforcedException("nft ended with " + exit + ": " + output(id)
                    + "; the engine's kernel needs nf_tables with connection tracking");
        }
    }

    /**
     * Makes sure that its image is here: one at a time, as all interfaces of a launch want it at once.
     *
     * @param progress hears of the image's building
     * @throws NotEnforcedException if it is not, and cannot be built
     */
    synchronized void prepare(Consumer<String> progress) {
        try {
            if (engine.images().inspect(IMAGE).isEmpty()) {
                build(progress);
            }
        } catch (EngineException e) {
            throw new NotEnforcedException(
                    "image " + IMAGE
                            + ", which writes packet filter rules, is not here and cannot be built from alpine:3.20: "
                            + e.getMessage() + "; give the engine access to a registry, or run scripts/setup-images"
                            + " from a checkout for a stand-in",
                    e);
        }
    }

    private void build(Consumer<String> progress) {
        try {
            Path context = Files.createTempDirectory("ebemu-nftables");
            try {
                Files.writeString(context.resolve("Dockerfile"), DOCKERFILE);
                engine.images().build(context, "Dockerfile", IMAGE, Map.of(Labels.ROLE, Labels.ROLE_IMAGE), progress);
            } finally {
                Files.deleteIfExists(context.resolve("Dockerfile"));
                Files.deleteIfExists(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the Dockerfile of " + IMAGE, e);
        }
    }

    @SuppressWarnings("try") // followed for as long as the block lasts
    private String output(String id) {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        LogSink sink = new LogSink() {
            @Override
            public void line(Instant at, boolean standardError, String text) {
                lines.add(text);
            }

            @Override
            public void end() {
                all.complete(null);
            }
        };
        try (Subscription log = engine.containers().logs(id, false, -1, sink)) {
            all.completeOnTimeout(null, LOG_SECONDS, TimeUnit.SECONDS).join();
        }
        return lines.isEmpty() ? "it wrote nothing" : String.join(" ", lines);
    }
}
