/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.plan;

import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.RegistryCredentials;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ImageOverride;
import io.ebemu.model.LocalValues;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plans how images come to be here: already here, pulled, or built from an override's context. */
final class ImagePlanner {

    /** The grammar of Docker's references (distribution, {@code reference/regexp.go}). */
    private static final Pattern COMPONENT = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    private final LaunchRequest request;
    private final World world;
    private final PlanBuilder plan;
    private final Map<String, List<Integer>> planned = new HashMap<>();

    ImagePlanner(LaunchRequest request, World world, PlanBuilder plan) {
        this.request = request;
        this.world = world;
        this.plan = plan;
    }

    /** The reference that a container runs locally. */
    static String localReference(LaunchRequest request, ContainerDefinition container) {
        ImageOverride override = request.version().imageOverrides().get(container.name());
        if (override instanceof ImageOverride.Reference reference) {
            return reference.image();
        }
        if (override instanceof ImageOverride.Build) {
            return "ebemu/" + component(request.version().applicationName()) + "/" + component(container.name())
                    + ":local";
        }
        return container.image();
    }

    /**
     * A name as a component of an image reference, which knows neither capitals nor blanks; a name that must change gets
     * a token, so that two names never give one image.
     */
    private static String component(String name) {
        if (COMPONENT.matcher(name).matches()) {
            return name;
        }
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "" : plain + "-") + Digests.hex(name, 6);
    }

    /** Plans what a container's image needs; returns the steps to wait for. */
    List<Integer> ensure(ContainerDefinition container, boolean critical) {
        String reference = localReference(request, container);
        if (request.version().imageOverrides().get(container.name()) instanceof ImageOverride.Build build) {
            return planned.computeIfAbsent(reference, tag -> build(container, build, tag, critical));
        }
        return ensure(reference, "container:" + container.name(), credentials(container), critical);
    }

    /** Plans what an image of a service needs; returns the steps to wait for. */
    List<Integer> ensure(String reference, String usedBy, boolean critical) {
        return ensure(reference, usedBy, RegistryCredentials.none(), critical);
    }

    /** An image is pulled once, with the credentials of the first that needs it. */
    private List<Integer> ensure(String reference, String usedBy, RegistryCredentials credentials, boolean critical) {
        return planned.computeIfAbsent(reference, image -> pull(image, usedBy, credentials, critical));
    }

    /** The container's secret is for the registry of its own image: an override's registry is not to see it. */
    private RegistryCredentials credentials(ContainerDefinition container) {
        LocalValues local = request.version().localValues();
        Optional<RegistryCredentials.Secret> secret = Optional.of(
                        container.references().repositoryCredentials())
                .filter(name -> local.secrets().containsKey(name))
                .filter(name -> !request.version().imageOverrides().containsKey(container.name()))
                .map(name ->
                        new RegistryCredentials.Secret(name, local.secrets().getOrDefault(name, "")));
        return new RegistryCredentials(secret, local.registryCredentials());
    }

    private List<Integer> build(
            ContainerDefinition container, ImageOverride.Build build, String tag, boolean critical) {
        String digest = request.contextDigests().getOrDefault(container.name(), "");
        String cause = buildCause(tag, digest);
        if (cause.isEmpty()) {
            return List.of();
        }
        // No environment's label: environments of one application share the image.
        Map<String, String> labels = Map.of(
                Labels.ROLE,
                Labels.ROLE_IMAGE,
                Labels.APPLICATION,
                request.version().applicationName(),
                Labels.CONTEXT_DIGEST,
                digest);
        return List.of(plan.add(
                "image:" + tag,
                new Step.BuildImage(build.context(), build.dockerfile(), tag, labels),
                cause + "; runs in place of " + container.image(),
                List.of(),
                critical));
    }

    private String buildCause(String tag, String digest) {
        ImageInfo here = world.images().get(tag);
        if (here == null) {
            return "not here";
        }
        if (request.options().build()) {
            return "--build";
        }
        return digest.equals(here.labels().get(Labels.CONTEXT_DIGEST)) ? "" : "context changed";
    }

    private List<Integer> pull(String image, String usedBy, RegistryCredentials credentials, boolean critical) {
        boolean here = world.images().containsKey(image);
        String cause = switch (request.options().pullPolicy()) {
            case ALWAYS -> "--pull always";
            case MISSING -> here ? "" : "not here";
            case NEVER -> "";
        };
        return cause.isEmpty()
                ? List.of()
                : List.of(plan.add(
                        "image:" + image,
                        new Step.PullImage(image, here, credentials),
                        cause + "; for " + usedBy,
                        List.of(),
                        critical));
    }
}
