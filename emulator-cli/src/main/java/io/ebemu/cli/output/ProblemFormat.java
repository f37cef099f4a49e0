/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

/** How to write problems if not as JSON of our own. */
public enum ProblemFormat {
    /** Lines for people. */
    TEXT,
    /** A log for code hosts and editors (Static Analysis Results Interchange Format). */
    SARIF
}
