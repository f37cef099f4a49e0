/* SPDX-License-Identifier: Apache-2.0 */
/** The machine ebemu runs on: time, chance and the process environment. */
@NullMarked
package io.ebemu.internal.host;

import org.jspecify.annotations.NullMarked;
