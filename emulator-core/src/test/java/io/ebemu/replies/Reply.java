/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.replies;

/**
 * One row of the page on managed services: what a client does, and what it is answered.
 *
 * @param topic the heading the row stands under, such as {@code RDS for PostgreSQL: the master user}
 * @param situation what the client does, such as {@code CREATE EXTENSION dblink}
 * @param production what AWS answers, by its documentation or reports of its users
 * @param here what the emulated service answered; what differs from run to run is written as {@code …}
 * @param difference why that is not the same; empty if it is
 */
public record Reply(String topic, String situation, String production, String here, String difference) {

    /** An answer that is to be production's own. */
    public static Reply same(String topic, String situation, String production, String here) {
        return new Reply(topic, situation, production, here, "");
    }

    /** An answer that differs, for a reason. */
    public static Reply different(String topic, String situation, String production, String here, String difference) {
        return new Reply(topic, situation, production, here, difference);
    }
}
