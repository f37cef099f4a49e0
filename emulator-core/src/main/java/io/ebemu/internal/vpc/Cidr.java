/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.vpc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IPv4 addresses, such as {@code 10.0.0.0/16}.
 *
 * @param first its first address as a number of 32 bits
 * @param length how many leading bits all its addresses share, 0 to 32
 */
public record Cidr(long first, int length) {

    private static final int BITS = 32;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /** The block that a text names; empty if it names none. Bits beyond the length count for nothing, as for EC2. */
    public static Optional<Cidr> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long address = 0;
        for (int part = 1; part <= 4; part++) {
            int octet = Integer.parseInt(matcher.group(part));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int length = Integer.parseInt(matcher.group(5));
        return length > BITS ? Optional.empty() : Optional.of(new Cidr(address & mask(length), length));
    }

    /** Whether all addresses of the other block are in this one. */
    public boolean covers(Cidr other) {
        return length <= other.length && (other.first & mask(length)) == first;
    }

    private static long mask(int length) {
        return length == 0 ? 0 : 0xffff_ffffL << (BITS - length) & 0xffff_ffffL;
    }
}
