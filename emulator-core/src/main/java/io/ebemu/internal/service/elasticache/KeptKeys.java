/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

/**
 * The keys of a node at a moment, with values and times to live, as the commands that bring them back.
 *
 * @see <a href="https://redis.io/docs/latest/commands/restore/">RESTORE</a>
 */
public final class KeptKeys {

    private final byte[] commands;
    private final int count;
    private final int keys;

    KeptKeys(byte[] commands, int count, int keys) {
        this.commands = commands;
        this.count = count;
        this.keys = keys;
    }

    /** What is sent to a server, which does all of it at once or nothing. */
    byte[] commands() {
        return commands;
    }

    /** How many commands these are, and so replies. */
    int count() {
        return count;
    }

    @Override
    public String toString() {
        return "KeptKeys[" + keys + " keys]";
    }
}
