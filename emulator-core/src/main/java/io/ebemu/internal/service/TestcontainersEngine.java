/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * Which engine Testcontainers uses. It knows {@code DOCKER_HOST} and the usual sockets, but neither an option of ours, nor
 * Docker's contexts with their certificates, nor ssh; and it must reach the engine that ebemu reaches, or a server and its
 * network interface would be on two machines.
 *
 * <p>Testcontainers has one engine a JVM: the first that is settled stays.
 *
 * @see <a href="https://java.testcontainers.org/features/configuration/#customizing-docker-host-detection">Customizing
 *     Docker host detection</a>
 */
public final class TestcontainersEngine {

    private Optional<URI> address = Optional.empty();

    /** Names the engine. Nothing of Testcontainers is loaded for that. */
    public synchronized void is(URI found) {
        address = Optional.of(found);
    }

    /** Tells Testcontainers, which has not connected yet; without an engine that was named it looks for one itself. */
    synchronized void settle() {
        address.ifPresent(TestcontainersEngine::tell);
        address = Optional.empty();
    }

    /** The system's properties win over the environment where Testcontainers leaves the choice to docker-java. */
    private static void tell(URI engine) {
        Properties settings = TestcontainersConfiguration.getInstance().getUserProperties();
        settings.remove("tc.host");
        settings.setProperty("dockerconfig.source", "autoIgnoringUserProperties");
        System.setProperty("DOCKER_HOST", engine.toString());
        System.setProperty("DOCKER_TLS_VERIFY", "0");
    }
}
