/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.output.PhaseTimes;
import java.util.ArrayList;
import java.util.List;

/** What the user is told once an environment is up. */
final class UpMessage {

    private UpMessage() {}

    static List<String> lines(String environment, List<String> endpoints, boolean unchanged, PhaseTimes times) {
        List<String> lines = new ArrayList<>();
        if (unchanged) {
            lines.add("Environment " + environment + " runs unchanged; there was nothing to do.");
        }
        String up = "Environment " + environment + " is up";
        if (endpoints.isEmpty()) {
            lines.add(up + " (it publishes no port)");
        }
        endpoints.forEach(endpoint -> lines.add(up + ": " + endpoint));
        times.line().filter(line -> !unchanged).ifPresent(lines::add);
        return lines;
    }
}
