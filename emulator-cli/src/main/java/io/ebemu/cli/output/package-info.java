/* SPDX-License-Identifier: Apache-2.0 */
/** The same events for a terminal, a log and a program. */
@NullMarked
package io.ebemu.cli.output;

import org.jspecify.annotations.NullMarked;
