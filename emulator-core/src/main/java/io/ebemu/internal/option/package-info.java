/* SPDX-License-Identifier: Apache-2.0 */
/** Option settings and resources of production, as the sections of {@code ebemu.yml} that say the same. */
@NullMarked
package io.ebemu.internal.option;

import org.jspecify.annotations.NullMarked;
