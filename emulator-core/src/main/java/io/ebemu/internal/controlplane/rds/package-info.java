/* SPDX-License-Identifier: Apache-2.0 */
/** DB instances as API calls change them. */
@NullMarked
package io.ebemu.internal.controlplane.rds;

import org.jspecify.annotations.NullMarked;
