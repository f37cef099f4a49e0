/* SPDX-License-Identifier: Apache-2.0 */
/** Finds out whether a task has room on an instance type, or on the engine it is to run on. */
@NullMarked
package io.ebemu.internal.placement;

import org.jspecify.annotations.NullMarked;
