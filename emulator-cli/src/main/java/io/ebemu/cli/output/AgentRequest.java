/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.api.Bundle;
import io.ebemu.api.LaunchOptions;
import java.util.Optional;

/**
 * What {@code up -d} asks its agent to do.
 *
 * @param bundle what to run
 * @param options how
 * @param dockerHost the engine's endpoint, if the user named one
 */
public record AgentRequest(Bundle bundle, LaunchOptions options, Optional<String> dockerHost) {}
