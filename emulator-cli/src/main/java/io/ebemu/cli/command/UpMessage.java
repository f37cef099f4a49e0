/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.util.List;

/** What the user is told once an environment is up. */
final class UpMessage {

    private UpMessage() {}

    static List<String> lines(String environment, List<String> endpoints) {
        String up = "Environment " + environment + " is up";
        return endpoints.isEmpty()
                ? List.of(up + " (it publishes no port)")
                : endpoints.stream().map(endpoint -> up + ": " + endpoint).toList();
    }
}
