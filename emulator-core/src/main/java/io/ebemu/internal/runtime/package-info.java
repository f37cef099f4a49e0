/* SPDX-License-Identifier: Apache-2.0 */
/** Executes plans and supervises one environment, the part an ECS agent plays in production. */
@NullMarked
package io.ebemu.internal.runtime;

import org.jspecify.annotations.NullMarked;
