/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that a misspelled one was meant to be. Nobody misspells a name of more than 40 characters, or among
 * more than 64 names, and looking there would take a hostile file's time.
 */
public final class NearestName {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_CANDIDATES = 64;
    private static final int MAX_DISTANCE = 4;

    private NearestName() {}

    /** The candidate nearest to the name, if one is near enough to be meant; upper and lower case count as equal. */
    public static Optional<String> of(String name, Collection<String> candidates) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int tolerance = Math.min(MAX_DISTANCE, Math.max(1, name.length() / 4));
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int least = tolerance;
        for (String candidate : candidates.stream().limit(MAX_CANDIDATES).toList()) {
            if (Math.abs(name.length() - candidate.length()) > least) {
                continue;
            }
            int distance = distance(lower, candidate.toLowerCase(Locale.ROOT), least);
            if (distance < least
                    || (distance == least
                            && nearest.filter(best -> best.compareTo(candidate) < 0)
                                    .isEmpty())) {
                nearest = Optional.of(candidate);
                least = distance;
            }
        }
        return nearest;
    }

    /** A half-sentence for messages: {@code ; did you mean "x"?}, or nothing. */
    public static String hint(String name, Collection<String> candidates) {
        return of(name, candidates)
                .map(nearest -> "; did you mean \"" + Excerpt.of(nearest) + "\"?")
                .orElse("");
    }

    /**
     * How many letters must be inserted, removed, replaced or swapped with their neighbour (optimal alignment), if no more
     * than the limit; anything larger otherwise. Only the last three rows of the table of distances between beginnings
     * are kept, and of each row what lies within the limit of the diagonal: the rest is farther away anyway.
     */
    private static int distance(String a, String b, int limit) {
        int far = limit + 1;
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
            Arrays.fill(row, far);
            row[0] = i;
            for (int j = Math.max(1, i - limit); j <= Math.min(b.length(), i + limit); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }
        return row[b.length()];
    }
}
