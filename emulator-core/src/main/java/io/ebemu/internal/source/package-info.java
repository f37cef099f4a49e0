/* SPDX-License-Identifier: Apache-2.0 */
/** Reads a source bundle from a directory, a zip or a single file, and finds out which platform it is meant for. */
@NullMarked
package io.ebemu.internal.source;

import org.jspecify.annotations.NullMarked;
