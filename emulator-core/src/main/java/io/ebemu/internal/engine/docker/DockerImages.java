/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ebemu.internal.engine.ContainerConfig;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.EngineException.Kind;
import io.ebemu.internal.engine.Images;
import io.ebemu.internal.engine.RegistryCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Images of a Docker engine. */
final class DockerImages implements Images {

    private static final Duration CALL = Duration.ofSeconds(30);
    /** The ECS agent's limits: {@code agent/dockerclient/timeout.go}, {@code agent/config/config.go}. */
    private static final Duration PULL = Duration.ofHours(2);

    private static final Duration PULL_SILENCE = Duration.ofMinutes(1);
    private static final Duration REACH = Duration.ofSeconds(10);
    private static final Duration BUILD = Duration.ofHours(1);

    private final EngineHttp http;
    private final ObjectMapper json;
    private final Deadlines deadlines;
    private final RegistryAuth auth;
    private final LongSupplier nanoTime;

    DockerImages(EngineHttp http, ObjectMapper json, Deadlines deadlines, RegistryAuth auth, LongSupplier nanoTime) {
        this.http = http;
        this.json = json;
        this.deadlines = deadlines;
        this.auth = auth;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<ImageInfo> inspect(String reference) {
        String path = Query.ofImage(reference, "/json").toString();
        try {
            return Optional.of(info(deadlines.call("inspect image " + reference, CALL, () -> http.get(path))));
        } catch (EngineException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static ImageInfo info(JsonNode image) {
        ContainerConfig config = InspectedContainer.config(image);
        Map<String, String> labels = new LinkedHashMap<>();
        image.path("Config")
                .path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new ImageInfo(image.path("Id").asText(), config.environment(), config.exposedPorts(), labels);
    }

    @Override
    public void pull(String reference, RegistryCredentials credentials, Consumer<String> progress) {
        ImageReference image = ImageReference.parse(reference);
        String path = Query.of("/images/create")
                .with("fromImage", image.name())
                .with("tag", image.tag())
                .toString();
        PullProgress pulling = new PullProgress(progress, nanoTime);
        List<String> notes = new ArrayList<>();
        Map<String, String> headers = auth.forPull(image.registry(), credentials, notes::add);
        notes.forEach(progress);
        try (ItemStream items = new ItemStream(
                json, deadlines, nanoTime, () -> http.stream(path, headers, InputStream.nullInputStream()))) {
            items.forEach("pull image " + reference, PULL, PULL_SILENCE, pulling::item);
        } catch (EngineException e) {
            throw ofRegistry(e, notes);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @see <a
     *     href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Distribution/operation/DistributionInspect">
     *     DistributionInspect</a>
     */
    @Override
    public void reach(String reference) {
        String path = Query.ofDistribution(reference).toString();
        List<String> notes = new ArrayList<>();
        Map<String, String> headers =
                auth.forPull(ImageReference.parse(reference).registry(), RegistryCredentials.none(), notes::add);
        try {
            deadlines.call("ask the registry for image " + reference, REACH, () -> http.get(path, headers));
        } catch (EngineException e) {
            throw ofRegistry(e, notes);
        }
    }

    @Override
    public CredentialSource credentialSource(String reference) {
        RegistryName registry = ImageReference.parse(reference).registry();
        List<String> notes = new ArrayList<>();
        Optional<String> source = auth.source(registry, notes::add);
        return new CredentialSource(registry.toString(), source, notes);
    }

    /**
     * The engine tells of the registry in words alone, unless it does not answer itself. Credentials that could not be
     * had may be why it refuses.
     */
    private static EngineException ofRegistry(EngineException failure, List<String> notes) {
        if (failure.kind() == Kind.UNREACHABLE || failure.kind() == Kind.TIMEOUT) {
            return failure;
        }
        EngineException meaning = DockerErrors.pulling(DockerErrors.reason(failure));
        return notes.isEmpty()
                ? meaning
                : new EngineException(meaning.kind(), meaning.getMessage() + " (" + String.join("; ", notes) + ")");
    }

    @Override
    public String contextDigest(Path context, String dockerfile) {
        try {
            return BuildContext.digest(context, dockerfile);
        } catch (IOException e) {
            throw new EngineException(Kind.FAILED, "Cannot read " + context + ": " + DockerErrors.reason(e), e);
        }
    }

    @Override
    public void build(
            Path context, String dockerfile, String tag, Map<String, String> labels, Consumer<String> progress) {
        String path = Query.of("/build")
                .with("t", tag)
                .with("dockerfile", dockerfile)
                .with("rm", 1)
                .with("forcerm", 1)
                .with("labels", json.valueToTree(labels))
                .toString();
        Map<String, String> headers = new HashMap<>(auth.forBuild(progress));
        headers.put("Content-Type", "application/x-tar");
        BuildOutput output = new BuildOutput(progress);
        try (BuildContext archive = BuildContext.pack(context, dockerfile);
                ItemStream items =
                        new ItemStream(json, deadlines, nanoTime, () -> http.stream(path, headers, archive.open()))) {
            items.forEach("build image " + tag, BUILD, BUILD, output::item);
            output.end();
        } catch (IOException e) {
            throw new EngineException(Kind.FAILED, "Cannot pack " + context + ": " + DockerErrors.reason(e), e);
        }
    }
}
