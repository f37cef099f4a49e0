/* SPDX-License-Identifier: Apache-2.0 */
/** The task metadata endpoint that containers query. */
@NullMarked
package io.ebemu.internal.service.metadata;

import org.jspecify.annotations.NullMarked;
