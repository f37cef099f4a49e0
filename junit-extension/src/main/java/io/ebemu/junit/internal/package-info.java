/* SPDX-License-Identifier: Apache-2.0 */
/** How the extension keeps and closes its environments. */
@NullMarked
package io.ebemu.junit.internal;

import org.jspecify.annotations.NullMarked;
