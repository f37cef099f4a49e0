/* SPDX-License-Identifier: Apache-2.0 */
/** The engine ports on a Docker-compatible engine. */
@NullMarked
package io.ebemu.internal.engine.docker;

import org.jspecify.annotations.NullMarked;
