/* SPDX-License-Identifier: Apache-2.0 */
/** What the control planes of RDS, ElastiCache and EC2 have in common here. */
@NullMarked
package io.ebemu.internal.controlplane;

import org.jspecify.annotations.NullMarked;
