/* SPDX-License-Identifier: Apache-2.0 */
/** Reads the state, logs and health of what runs. */
@NullMarked
package io.ebemu.internal.observe;

import org.jspecify.annotations.NullMarked;
