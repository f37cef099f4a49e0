/* SPDX-License-Identifier: Apache-2.0 */
/** What happened to an environment, in order. */
@NullMarked
package io.ebemu.event;

import org.jspecify.annotations.NullMarked;
