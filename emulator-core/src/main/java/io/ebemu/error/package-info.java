/* SPDX-License-Identifier: Apache-2.0 */
/** Failures a user can act on: what is wrong, where it stands and what to do next. */
@NullMarked
package io.ebemu.error;

import org.jspecify.annotations.NullMarked;
