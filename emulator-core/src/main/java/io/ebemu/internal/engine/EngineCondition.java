/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * What an engine says of its machine at one moment.
 *
 * @param clock what its clock shows, if it tells
 * @param dataDirectory where it keeps images and volumes, on its own machine
 * @see <a href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemInfo">SystemInfo</a>
 */
public record EngineCondition(Optional<Instant> clock, String dataDirectory) {}
