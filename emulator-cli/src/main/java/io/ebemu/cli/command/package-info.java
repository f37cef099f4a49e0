/* SPDX-License-Identifier: Apache-2.0 */
/** One class a verb. */
@NullMarked
package io.ebemu.cli.command;

import org.jspecify.annotations.NullMarked;
