/* SPDX-License-Identifier: Apache-2.0 */
/** Security groups as API calls change them. */
@NullMarked
package io.ebemu.internal.controlplane.vpc;

import org.jspecify.annotations.NullMarked;
