/* SPDX-License-Identifier: Apache-2.0 */
/** What can go wrong in production, brought about on the engine: with one container, and on the way to a service. */
@NullMarked
package io.ebemu.internal.fault;

import org.jspecify.annotations.NullMarked;
