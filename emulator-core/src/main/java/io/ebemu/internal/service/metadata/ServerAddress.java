/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.metadata;

import io.ebemu.internal.engine.Engine;
import io.ebemu.internal.engine.EngineHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;

/**
 * Where the endpoint listens, and how containers call that place. It never listens on an address that other machines
 * reach.
 *
 * @param address the address to listen on
 * @param host what containers call it
 */
public record ServerAddress(InetAddress address, String host) {

    /**
     * On an engine that runs on this machine itself, the gateway of the default bridge. An engine in a virtual machine of
     * its own has its gateway in there, and forwards a name to this machine's loopback address. Empty for an engine on
     * another machine: its containers cannot reach this process.
     */
    public static Optional<ServerAddress> of(Engine engine) {
        if (engine.info().overNetwork()) {
            return Optional.empty();
        }
        try {
            Optional<String> gateway = engine.networks().bridgeGateway();
            if (gateway.isPresent()) {
                InetAddress address = InetAddress.getByName(gateway.get());
                if (NetworkInterface.getByInetAddress(address) != null) {
                    return Optional.of(new ServerAddress(address, gateway.get()));
                }
            }
            return Optional.of(new ServerAddress(InetAddress.getLoopbackAddress(), EngineHost.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the addresses of this machine", e);
        }
    }
}
