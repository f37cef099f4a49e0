/* SPDX-License-Identifier: Apache-2.0 */
/** The {@code ebemu} command: its entry point and exit codes. */
@NullMarked
package io.ebemu.cli;

import org.jspecify.annotations.NullMarked;
