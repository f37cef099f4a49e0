/* SPDX-License-Identifier: Apache-2.0 */
/** Decides what has to be done; touches nothing. */
@NullMarked
package io.ebemu.internal.plan;

import org.jspecify.annotations.NullMarked;
