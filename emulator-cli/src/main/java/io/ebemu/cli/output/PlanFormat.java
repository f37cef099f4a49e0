/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

/** How to write a plan for people. */
public enum PlanFormat {
    /** One step a line. */
    TEXT,
    /** A graph for Mermaid. */
    MERMAID,
    /** A graph for Graphviz. */
    DOT,
    /** A picture of what would run, instead of the steps. */
    SVG
}
