/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.api;

import java.util.Optional;

/**
 * How to make an emulator.
 *
 * @param dockerHost the engine's endpoint, such as {@code tcp://build:2375}; empty to look for it as Docker does
 */
public record EmulatorOptions(Optional<String> dockerHost) {}
