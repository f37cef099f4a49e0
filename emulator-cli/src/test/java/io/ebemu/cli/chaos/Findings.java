/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what is not as it should be, each with what was expected and what was seen. */
final class Findings {

    private final List<String> all = new ArrayList<>();

    void expect(boolean holds, String what, Object expected, Object seen) {
        if (!holds) {
            all.add(what + ": expected " + expected + ", seen " + seen);
        }
    }

    void same(String what, Object expected, Object seen) {
        expect(Objects.equals(expected, seen), what, expected, seen);
    }

    void add(String finding) {
        all.add(finding);
    }

    void addAll(List<String> findings) {
        all.addAll(findings);
    }

    List<String> list() {
        return List.copyOf(all);
    }
}
