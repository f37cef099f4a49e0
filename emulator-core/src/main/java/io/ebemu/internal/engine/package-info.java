/* SPDX-License-Identifier: Apache-2.0 */
/** Narrow ports to a container engine, each call bounded by a deadline. */
@NullMarked
package io.ebemu.internal.engine;

import org.jspecify.annotations.NullMarked;
