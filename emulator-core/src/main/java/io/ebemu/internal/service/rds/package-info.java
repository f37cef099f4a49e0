/* SPDX-License-Identifier: Apache-2.0 */
/** DB instances in place of RDS. */
@NullMarked
package io.ebemu.internal.service.rds;

import org.jspecify.annotations.NullMarked;
