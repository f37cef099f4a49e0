/* SPDX-License-Identifier: Apache-2.0 */
/** Wires the implementations together; nothing else does. */
@NullMarked
package io.ebemu.bootstrap;

import org.jspecify.annotations.NullMarked;
