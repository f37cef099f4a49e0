/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.samples.fibonacci.server;

import java.util.Map;
import java.util.TreeMap;

/** {@code GET /health}: 200 when both services answer, otherwise 503; the body says which one does not. */
final class Health {

    private final Map<String, Runnable> checks;

    Health(SubmittedIndexes submitted, CalculatedValues calculated) {
        this.checks = Map.of("postgres", submitted::ping, "redis", calculated::ping);
    }

    Reply check(byte[] ignored) {
        Map<String, String> states = new TreeMap<>();
        checks.forEach((service, check) -> states.put(service, state(check)));
        return new Reply(states.containsValue("down") ? 503 : 200, states);
    }

    private static String state(Runnable check) {
        try {
            check.run();
            return "up";
        } catch (ServiceUnavailableException e) {
            return "down";
        }
    }
}
