/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.worker;

import java.util.Optional;

/** An index that somebody wants the Fibonacci number of, as text on the channel or in the hash. */
record Request(int index) {

    /** The server lets nothing above this through; the channel itself is open to anyone. */
    public static final int HIGHEST_INDEX = 1000;

    /** Empty when the text is not a whole number from 0 to 1000. */
    public static Optional<Request> parse(String text) {
        if (!text.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(new Request(Integer.parseInt(text))).filter(request -> request.index <= HIGHEST_INDEX);
    }

    /** Whether a value in the hash is still the server's placeholder, which has letters, and not a number. */
    public static boolean isOpen(String value) {
        return !value.matches("\\d+");
    }
}
