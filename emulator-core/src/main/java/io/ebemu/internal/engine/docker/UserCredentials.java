/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The user's own credentials for registries, where the Docker command line keeps them: in a helper for one registry
 * ({@code credHelpers}), in a helper for all others ({@code credsStore}), or in {@code auths} of {@code config.json}.
 *
 * @see <a href="https://docs.docker.com/reference/cli/docker/login/#credential-stores">credential stores</a>
 */
final class UserCredentials {

    private final DockerConfiguration configuration;
    private final CredentialProgram helper;
    private final Deadlines deadlines;

    UserCredentials(DockerConfiguration configuration, CredentialProgram helper, Deadlines deadlines) {
        this.configuration = configuration;
        this.helper = helper;
        this.deadlines = deadlines;
    }

    /** @param note takes why a helper gave nothing */
    Optional<Credentials> find(RegistryName registry, Consumer<String> note) {
        JsonNode file = configuration.file();
        return find(file, store(file), registry, note);
    }

    private Optional<Credentials> find(
            JsonNode file, Optional<String> store, RegistryName registry, Consumer<String> note) {
        return helperFor(file, store, registry)
                .flatMap(name -> helper.get(name, registry, note))
                .or(() -> inFile(file, registry));
    }

    /**
     * Where the credentials for a registry come from, in words; empty if the user has none. What they are is not told.
     *
     * @param note takes why a helper gave nothing
     */
    Optional<String> source(RegistryName registry, Consumer<String> note) {
        JsonNode file = configuration.file();
        return helperFor(file, store(file), registry)
                .filter(name -> helper.get(name, registry, note).isPresent())
                .map(name -> "docker-credential-" + name)
                .or(() -> inFile(file, registry).map(any -> "auths of " + configuration.path()));
    }

    /** The credentials for every registry that the user has some for; helpers are asked side by side. */
    Map<RegistryName, Credentials> all(Consumer<String> note) {
        JsonNode file = configuration.file();
        Set<RegistryName> registries = new LinkedHashSet<>();
        file.path("auths").fieldNames().forEachRemaining(key -> registries.add(RegistryName.of(key)));
        file.path("credHelpers").fieldNames().forEachRemaining(key -> registries.add(RegistryName.of(key)));
        Optional<List<RegistryName>> stored = store(file).flatMap(name -> helper.list(name, note));
        stored.ifPresent(registries::addAll);
        Optional<String> store = store(file).filter(name -> stored.isPresent());
        Queue<String> notes = new ConcurrentLinkedQueue<>();
        List<Callable<Optional<Credentials>>> lookUps = new ArrayList<>();
        registries.forEach(registry -> lookUps.add(() -> find(file, store, registry, notes::add)));
        List<Optional<Credentials>> found = deadlines.callAll(
                "be given the credentials of registries", CredentialProgram.DEADLINE.multipliedBy(2), lookUps);
        notes.forEach(note);
        Map<RegistryName, Credentials> all = new LinkedHashMap<>();
        int index = 0;
        for (RegistryName registry : registries) {
            found.get(index++).ifPresent(credentials -> all.put(registry, credentials));
        }
        return all;
    }

    /** A registry's own helper goes before the one for all, and an empty name says that it has none. */
    private static Optional<String> helperFor(JsonNode file, Optional<String> store, RegistryName registry) {
        Optional<String> own = file.path("credHelpers").properties().stream()
                .filter(entry -> RegistryName.of(entry.getKey()).equals(registry))
                .map(entry -> entry.getValue().asText())
                .findFirst();
        return own.isPresent() ? own.filter(name -> !name.isEmpty()) : store;
    }

    private static Optional<String> store(JsonNode file) {
        return Optional.of(file.path("credsStore").asText()).filter(name -> !name.isEmpty());
    }

    private static Optional<Credentials> inFile(JsonNode file, RegistryName registry) {
        return file.path("auths").properties().stream()
                .filter(entry -> RegistryName.of(entry.getKey()).equals(registry))
                .flatMap(entry -> Credentials.ofEntry(entry.getValue()).stream())
                .findFirst();
    }
}
