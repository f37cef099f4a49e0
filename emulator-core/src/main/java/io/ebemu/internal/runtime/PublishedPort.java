/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.model.Protocol;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.Task;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A TCP port of a container, published on this machine.
 *
 * @param container the container's name
 * @param containerPort the port in the container
 * @param address where this process reaches it
 */
record PublishedPort(String container, int containerPort, InetSocketAddress address) {

    private static final int CONNECT_MILLIS = 2_000;
    /**
     * The engine's proxy accepts every connection and closes it once the container has refused it, which takes a few
     * milliseconds; one that stays open longer was accepted by the container.
     */
    private static final int HOLD_MILLIS = 100;

    /** Those of a task. Of a run of ports nobody knows which are listened on, so they are left out. */
    static List<PublishedPort> of(Task task, String publishedAddress) {
        return task.containers().stream()
                .flatMap(container -> of(container, publishedAddress))
                .toList();
    }

    private static Stream<PublishedPort> of(ContainerSnapshot container, String publishedAddress) {
        return container.networkBindings().stream()
                .filter(binding -> binding.protocol() == Protocol.TCP && !binding.isRange())
                .map(binding -> new PublishedPort(
                        container.name(),
                        binding.containerPort(),
                        new InetSocketAddress(publishedAddress, binding.hostPort())));
    }

    /** What is wrong with a connection to it; empty if it is accepted and held for a moment, or answered. */
    Optional<String> trouble() {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(HOLD_MILLIS);
            return socket.getInputStream().read() < 0
                    ? Optional.of("a connection is closed at once, so nothing listens in the container")
                    : Optional.empty();
        } catch (SocketTimeoutException e) {
            return e.getMessage() != null && e.getMessage().contains("onnect")
                    ? Optional.of("no connection within " + CONNECT_MILLIS + " ms")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "port " + containerPort + " of container " + container + " (" + address.getHostString() + ":"
                + address.getPort() + ")";
    }
}
