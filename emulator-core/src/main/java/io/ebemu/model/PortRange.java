/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

/**
 * A run of ports, both ends included.
 *
 * @param first 1 to 65535
 * @param last not less than the first
 */
public record PortRange(int first, int last) {

    public PortRange {
        if (first < 1 || last > 65_535 || last < first) {
            throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
        }
    }

    /** How many ports. */
    public int size() {
        return last - first + 1;
    }

    /** Whether it has that port. */
    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    /** As ECS writes it: {@code 8000-8010}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
