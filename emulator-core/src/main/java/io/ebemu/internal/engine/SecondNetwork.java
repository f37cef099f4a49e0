/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Optional;

/**
 * A network that a container is on beside the default bridge, from its start.
 *
 * @param name its name
 * @param address the address there; empty for any that is free
 */
public record SecondNetwork(String name, Optional<String> address) {}
