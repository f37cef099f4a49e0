/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.engine.ContainerConfig;
import io.ebemu.internal.engine.ContainerInfo;
import io.ebemu.internal.engine.ContainerSpec;
import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.internal.engine.Images.ImageInfo;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.plan.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Creates a container with what is known only now: the addresses of services, and, where the engine leaves them out, the
 * variables of links. Link targets run by now, as the plan has it.
 */
final class ContainerCreation {

    private final Engine engine;
    private final boolean writesLinkVariables;

    /** Writes the variables of links if that is asked; the engine then must not do it too. */
    ContainerCreation(Engine engine, boolean writesLinkVariables) {
        this.engine = engine;
        this.writesLinkVariables = writesLinkVariables;
    }

    void create(Step.CreateContainer step) {
        ContainerSpec spec = step.spec().withMoreHosts(addresses(step.serviceHosts()));
        boolean write = writesLinkVariables
                && !spec.network().disabled()
                && !spec.network().links().isEmpty();
        engine.containers().create(write ? withLinkVariables(spec) : spec);
    }

    private Map<String, String> addresses(Map<String, String> serviceHosts) {
        Map<String, String> addresses = new TreeMap<>();
        serviceHosts.forEach((host, networkInterface) -> addresses.put(host, address(networkInterface)));
        return addresses;
    }

    private String address(String networkInterface) {
        return engine.containers()
                .inspect(networkInterface)
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.NOT_FOUND, "the container " + networkInterface + " is gone"))
                .ipAddress()
                .orElseThrow(() -> new ManagedServiceException("the network interface " + networkInterface
                        + " has no address; run ebemu down, then up again"));
    }

    /** What the image or the container itself sets holds against a link. */
    private ContainerSpec withLinkVariables(ContainerSpec spec) {
        Map<String, String> own = spec.program().environment();
        Map<String, String> links = new LinkedHashMap<>();
        spec.network().links().forEach(link -> links.putAll(variables(spec.name(), link)));
        links.keySet().removeAll(own.keySet());
        engine.images()
                .inspect(spec.image())
                .map(ImageInfo::environment)
                .ifPresent(image -> links.keySet().removeAll(image.keySet()));
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.put(Labels.LINK_VARIABLES, String.join(",", links.keySet()));
        links.putAll(own);
        return spec.with(spec.program().with(links)).with(labels);
    }

    /** A target that is gone or does not run gives none: the engine refuses the link in its own words. */
    private Map<String, String> variables(String linker, String link) {
        String[] parts = link.split(":", 2);
        Optional<ContainerInfo> target = engine.containers().inspect(parts[0]);
        Optional<String> address = target.flatMap(ContainerInfo::ipAddress);
        Optional<ContainerConfig> config = engine.containers().config(parts[0]);
        if (address.isEmpty() || config.isEmpty()) {
            return Map.of();
        }
        return LinkVariables.of(
                linker,
                parts[parts.length - 1],
                address.get(),
                config.get().exposedPorts(),
                withoutLinks(config.get().environment(), target.get()));
    }

    /** A link tells of the target's own variables, not of those that the target has by its own links. */
    private static Map<String, String> withoutLinks(Map<String, String> environment, ContainerInfo target) {
        Set<String> byLinks =
                new HashSet<>(List.of(target.label(Labels.LINK_VARIABLES).split(",", -1)));
        Map<String, String> own = new LinkedHashMap<>(environment);
        own.keySet().removeAll(byLinks);
        return own;
    }
}
