/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.util.Locale;
import java.util.Set;

/**
 * A registry, whichever way it is written: {@code https://registry.example/v1/} is {@code registry.example}, and Docker
 * Hub has several names.
 *
 * @param address a host, with its port if it has one; Docker Hub's is the address by which it goes in Docker's
 *     configuration and to credential helpers
 */
record RegistryName(String address) {

    private static final String DOCKER_HUB = "https://index.docker.io/v1/";
    private static final Set<String> HUB_HOSTS = Set.of("docker.io", "index.docker.io");

    static RegistryName of(String written) {
        String bare = written.strip().toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
        int slash = bare.indexOf('/');
        String host = slash < 0 ? bare : bare.substring(0, slash);
        return new RegistryName(HUB_HOSTS.contains(host) ? DOCKER_HUB : host);
    }

    /** The registry of images without one. */
    static RegistryName dockerHub() {
        return new RegistryName(DOCKER_HUB);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return address.equals(DOCKER_HUB) ? "docker.io" : address;
    }
}
