/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Images of an engine. */
public interface Images {

    /** The image of that reference or id, if the engine has it. */
    Optional<ImageInfo> inspect(String reference);

    /**
     * Pulls an image. Fails with IMAGE_NOT_FOUND, REGISTRY_DENIED or REGISTRY_UNREACHABLE and the registry's words, or
     * with FAILED if the credentials it was given are broken.
     *
     * @param credentials go before the user's own
     * @param progress takes a short text now and then, such as {@code 12 of 34 MB}
     */
    void pull(String reference, RegistryCredentials credentials, Consumer<String> progress);

    /**
     * Asks the registry, through the engine and with the user's own credentials, whether it shows an image; nothing is
     * pulled. Returns if it does. Fails as {@link #pull} does, or with TIMEOUT after 10 seconds.
     */
    void reach(String reference);

    /** Where the user's own credentials for an image's registry come from; never what they are. */
    CredentialSource credentialSource(String reference);

    /**
     * Builds an image from a directory as {@code docker build} does, honouring {@code .dockerignore}.
     *
     * @param dockerfile path relative to the context
     * @param progress takes the builder's output, line by line
     */
    void build(Path context, String dockerfile, String tag, Map<String, String> labels, Consumer<String> progress);

    /**
     * A digest of all that a build of this directory would send: names, contents and modes of files, but not their
     * times. Equal digests give equal images, as far as the Dockerfile takes nothing from elsewhere.
     *
     * @param dockerfile path relative to the context
     */
    String contextDigest(Path context, String dockerfile);

    /**
     * Where credentials for a registry come from.
     *
     * @param registry the registry as people write it, such as {@code docker.io}
     * @param source a credential helper or a file; empty if the user has none
     * @param notes why a credential helper gave nothing
     */
    record CredentialSource(String registry, Optional<String> source, List<String> notes) {

        public CredentialSource {
            notes = List.copyOf(notes);
        }
    }

    /**
     * What the planner needs to know of an image.
     *
     * @param id the image's id
     * @param environment variables set by the image
     * @param exposedPorts such as {@code 80/tcp}
     * @param labels its labels
     */
    record ImageInfo(String id, Map<String, String> environment, Set<String> exposedPorts, Map<String, String> labels) {

        public ImageInfo {
            environment = Map.copyOf(environment);
            exposedPorts = Set.copyOf(exposedPorts);
            labels = Map.copyOf(labels);
        }
    }
}
