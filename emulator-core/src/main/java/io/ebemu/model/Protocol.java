/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.util.Locale;

/** The transport protocol of a port mapping; ECS knows these two. */
public enum Protocol {
    TCP,
    UDP;

    /** The word as the format writes it: {@code tcp} or {@code udp}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
