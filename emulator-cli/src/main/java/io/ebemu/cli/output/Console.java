/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The process's standard streams.
 *
 * @param in standard input
 * @param out standard output, for what the command was asked for
 * @param err standard error, for errors, and for progress when standard output carries data
 * @param outIsTerminal whether a person watches standard output
 * @param errIsTerminal whether a person watches standard error
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {}
