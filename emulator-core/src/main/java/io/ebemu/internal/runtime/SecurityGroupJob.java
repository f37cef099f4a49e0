/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.LogSink;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.plan.Step;
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

/**
 * Runs the container that applies security groups to another's network, until it has ended; it stays, as the record of
 * what holds there. Its image is built where it is missing.
 */
final class SecurityGroupJob {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int LOG_SECONDS = 5;
    private static final String DOCKERFILE = """
            FROM alpine:3.20
            RUN apk add --no-cache nftables
            ENTRYPOINT ["nft"]
            """;

    private final Engine engine;

    SecurityGroupJob(Engine engine) {
        this.engine = engine;
    }

    /**
     * Applies the rules.
     *
     * @param progress hears of the image's building
     * @throws NotEnforcedException if that cannot be done on this engine
     */
    void run(Step.ApplySecurityGroups step, Consumer<String> progress) {
        ContainerSpec spec = withAddresses(step.job());
        ensureImage(spec.image(), progress);
        try {
            engine.containers().remove(spec.name());
            String id = engine.containers().create(spec);
            engine.containers().start(id);
            int exit = engine.containers().await(id, DEADLINE);
            if (exit != 0) {
                throw new NotEnforcedException("nft ended with " + exit + ": " + output(id)
                        + "; the engine's kernel needs nf_tables with connection tracking");
            }
        } catch (EngineException e) {
            if (targetRuns(spec)) {
                throw new NotEnforcedException(e.getMessage() + "; see ebemu doctor", e);
            }
        }
    }

    /** A container of the task may be done by now. */
    private boolean targetRuns(ContainerSpec spec) {
        return spec.network()
                .namespaceOf()
                .flatMap(engine.containers()::inspect)
                .filter(ContainerInfo::running)
                .isPresent();
    }

    /** Known to the engine only, and the same for as long as the network lasts that the rules are for. */
    private ContainerSpec withAddresses(ContainerSpec spec) {
        String gateway = engine.networks().bridgeGateway().orElseThrow(SecurityGroupJob::noBridge);
        String subnet = engine.networks().bridgeSubnet().orElseThrow(SecurityGroupJob::noBridge);
        return spec.with(ContainerSpec.Program.of(
                spec.program().entrypoint(),
                List.of("define gateway = " + gateway + "\ndefine subnet = " + subnet + "\n"
                        + String.join("\n", spec.program().command()))));
    }

    private static NotEnforcedException noBridge() {
        return new NotEnforcedException("this engine has no default bridge with a gateway");
    }

    /** One at a time, as all interfaces of a launch want it at once. */
    private synchronized void ensureImage(String image, Consumer<String> progress) {
        try {
            if (engine.images().inspect(image).isEmpty()) {
                build(image, progress);
            }
        } catch (EngineException e) {
            throw new NotEnforcedException(
                    "image " + image + ", which applies them, is not here and cannot be built from alpine:3.20: "
                            + e.getMessage() + "; give the engine access to a registry, or run scripts/setup-images"
                            + " from a checkout for a stand-in",
                    e);
        }
    }

    private void build(String image, Consumer<String> progress) {
        try {
            Path context = Files.createTempDirectory("ebemu-nftables");
            try {
                Files.writeString(context.resolve("Dockerfile"), DOCKERFILE);
                engine.images().build(context, "Dockerfile", image, Map.of(Labels.ROLE, Labels.ROLE_IMAGE), progress);
            } finally {
                Files.deleteIfExists(context.resolve("Dockerfile"));
                Files.deleteIfExists(context);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the Dockerfile of " + image, e);
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
