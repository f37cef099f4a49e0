/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.math.BigInteger;

/** The Fibonacci numbers, counted so that F(0) = 0 and F(1) = 1. */
final class Fibonacci {

    private Fibonacci() {}

    /**
     * F({@code index}), exactly; F(1000) has 209 digits.
     *
     * @throws IllegalArgumentException when the index is negative
     */
    public static BigInteger number(int index) {
        if (index < 0) {
            throw new IllegalArgumentException("there is no Fibonacci number at index " + index);
        }
        BigInteger current = BigInteger.ZERO;
        BigInteger next = BigInteger.ONE;
        for (int i = 0; i < index; i++) {
            BigInteger sum = current.add(next);
            current = next;
            next = sum;
        }
        return current;
    }
}
