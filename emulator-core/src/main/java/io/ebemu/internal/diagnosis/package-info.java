/* SPDX-License-Identifier: Apache-2.0 */
/** What an environment is like when something went wrong, written down for whoever has to find out why. */
@NullMarked
package io.ebemu.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
