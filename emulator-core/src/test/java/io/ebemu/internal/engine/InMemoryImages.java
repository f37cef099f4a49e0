/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import io.ebemu.internal.engine.EngineException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The images of the {@link InMemoryEngine} and of the registry it pulls from. */
final class InMemoryImages implements Images {

    final Map<String, ImageInfo> local = new ConcurrentHashMap<>();
    final Map<String, ImageInfo> registry = new ConcurrentHashMap<>();
    final Map<String, EngineException> failures = new ConcurrentHashMap<>();
    volatile CredentialSource credentials = new CredentialSource("docker.io", Optional.empty(), List.of());

    @Override
    public Optional<ImageInfo> inspect(String reference) {
        return Optional.ofNullable(local.get(reference));
    }

    @Override
    public void pull(String reference, RegistryCredentials credentials, Consumer<String> progress) {
        ImageInfo image = shown(reference);
        progress.accept("1 of 1 MB");
        local.put(reference, image);
    }

    @Override
    public void reach(String reference) {
        shown(reference);
    }

    @Override
    public CredentialSource credentialSource(String reference) {
        return credentials;
    }

    private ImageInfo shown(String reference) {
        if (failures.containsKey(reference)) {
            throw failures.get(reference);
        }
        ImageInfo image = registry.get(reference);
        if (image == null) {
            throw new EngineException(
                    Kind.IMAGE_NOT_FOUND, "manifest for " + reference + " not found: manifest unknown");
        }
        return image;
    }

    @Override
    public String contextDigest(Path context, String dockerfile) {
        try {
            return Integer.toHexString(
                    Files.readString(context.resolve(dockerfile)).hashCode());
        } catch (IOException e) {
            throw new EngineException(Kind.FAILED, "Cannot read " + context, e);
        }
    }

    @Override
    public void build(
            Path context, String dockerfile, String tag, Map<String, String> labels, Consumer<String> progress) {
        if (!Files.exists(context.resolve(dockerfile))) {
            throw new EngineException(Kind.FAILED, "Cannot locate specified Dockerfile: " + dockerfile);
        }
        progress.accept("Successfully tagged " + tag);
        local.put(tag, new ImageInfo("sha256:" + tag, Map.of(), Set.of(), labels));
    }
}
