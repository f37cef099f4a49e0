/* SPDX-License-Identifier: Apache-2.0 */
/** What the stand-ins for managed services have in common: a server in a network interface, started and waited for. */
@NullMarked
package io.ebemu.internal.service;

import org.jspecify.annotations.NullMarked;
