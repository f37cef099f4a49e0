/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelled one was meant to be. */
public final class NearestName {

    private NearestName() {}

    /** The candidate nearest to the name, if one is near enough to be meant; upper and lower case count as equal. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        int tolerance = Math.max(1, name.length() / 4);
        return candidates.stream()
                .filter(candidate -> Math.abs(name.length() - candidate.length()) <= tolerance
                        && distance(name, candidate) <= tolerance)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A half-sentence for messages: {@code ; did you mean "x"?}, or nothing. */
    public static String hint(String name, Collection<String> candidates) {
        return of(name, candidates)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    /** How many letters must be inserted, removed, replaced or swapped with their neighbour (optimal alignment). */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
