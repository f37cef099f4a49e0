/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

/**
 * What one run of a scenario said.
 *
 * @param id the scenario's
 * @param passed whether all that is expected was seen, in time, and nothing was left behind
 * @param seconds from the first launch to what was expected
 */
record Verdict(String id, boolean passed, double seconds) {}
