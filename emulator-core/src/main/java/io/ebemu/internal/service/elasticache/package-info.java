/* SPDX-License-Identifier: Apache-2.0 */
/** Cache clusters in place of ElastiCache. */
@NullMarked
package io.ebemu.internal.service.elasticache;

import org.jspecify.annotations.NullMarked;
