/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Optional;

/** The networks of the {@link InMemoryEngine}, whose containers would reach the host at its loopback address. */
final class InMemoryNetworks implements Networks {

    @Override
    public Optional<String> bridgeGateway() {
        return Optional.of("127.0.0.1");
    }
}
