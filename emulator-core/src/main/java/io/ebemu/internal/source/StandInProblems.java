/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.util.Collection;

/** Warns of references without a stand-in, and of stand-ins without a reference. */
final class StandInProblems {

    private final Problems problems;

    StandInProblems(Problems problems) {
        this.problems = problems;
    }

    /**
     * Something in AWS has no stand-in.
     *
     * @param fact what is missing, and what follows from it
     * @param section the key of {@code ebemu.yml} that cures it
     * @param name what the section's entry has to be called
     * @param example the entry's value, as YAML
     */
    void missing(Place place, String code, String fact, String section, String name, String example) {
        problems.warning(
                place, code, fact + "; add to ebemu.yml: " + section + ": {\"" + name + "\": " + example + "}");
    }

    /**
     * A stand-in has no effect.
     *
     * @param referred what the Dockerrun refers to instead
     */
    void unused(Place place, String code, String name, Collection<String> referred) {
        problems.warning(
                place,
                code,
                "nothing in the Dockerrun file refers to it, so this has no effect"
                        + NearestName.of(name, referred)
                                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                                .orElse("; remove it"));
    }
}
