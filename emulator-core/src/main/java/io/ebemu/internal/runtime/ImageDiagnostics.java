/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Images;
import io.ebemu.internal.engine.Images.CredentialSource;
import io.ebemu.internal.plan.Planner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells which images are here, and whether the registries show those that may have to be pulled, with whose credentials. */
final class ImageDiagnostics {

    private static final String REMEDY =
            "docker login, a mirror in the engine's settings, or scripts/setup-images from a checkout for stand-ins";

    private final Images images;
    private final Findings found;

    ImageDiagnostics(Images images, Findings found) {
        this.images = images;
        this.found = found;
    }

    /** @param wanted references that a launch would pull if they were missing */
    void run(List<String> wanted) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String image : wanted) {
            boolean here = images.inspect(image).isPresent();
            found.ok("image", image + (here ? " is here" : " is not here"));
            CredentialSource source = images.credentialSource(image);
            if (!asked.containsKey(source.registry())) {
                credentials(source);
            }
            asked.merge(source.registry(), image, (first, second) -> here || isMissing(first) ? first : second);
        }
        found.ok(
                "image",
                Planner.SECURITY_GROUPS_IMAGE
                        + (images.inspect(Planner.SECURITY_GROUPS_IMAGE).isPresent()
                                ? " is here"
                                : " is not here; built from alpine:3.20 once security groups are declared"));
        asked.values().forEach(this::access);
    }

    private boolean isMissing(String image) {
        return images.inspect(image).isEmpty();
    }

    private void credentials(CredentialSource source) {
        String subject = "credentials for " + source.registry();
        String fact = source.source().map(from -> "from " + from).orElse("none, so pulls are anonymous");
        if (source.notes().isEmpty()) {
            found.ok(subject, fact);
        } else {
            found.warning(
                    subject,
                    fact + "; " + String.join("; ", source.notes()),
                    "see credsStore and credHelpers in Docker's config.json, or docker login " + source.registry());
        }
    }

    /** One image stands for all of a registry, as each may take the registry's whole time to answer. */
    private void access(String image) {
        try {
            images.reach(image);
            found.ok("image access", "the registry shows " + image);
        } catch (EngineException e) {
            if (e.kind() == EngineException.Kind.UNREACHABLE) {
                throw e;
            }
            found.warning("image access", "the registry does not show " + image + ": " + e.getMessage(), REMEDY);
        }
    }
}
