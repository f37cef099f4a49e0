/* SPDX-License-Identifier: Apache-2.0 */
/** Caches as API calls change them. */
@NullMarked
package io.ebemu.internal.controlplane.elasticache;

import org.jspecify.annotations.NullMarked;
