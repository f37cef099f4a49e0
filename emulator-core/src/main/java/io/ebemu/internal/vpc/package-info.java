/* SPDX-License-Identifier: Apache-2.0 */
/** What security groups mean: who may connect to what. Pure: nothing here asks an engine. */
@NullMarked
package io.ebemu.internal.vpc;

import org.jspecify.annotations.NullMarked;
