/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import io.ebemu.error.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one bundle, so that the user sees all of them at once. */
public final class Problems {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem problem) -> problem.location().file())
            .thenComparingInt(problem -> problem.location().line())
            .thenComparingInt(problem -> problem.location().column());

    private final List<Problem> found = new ArrayList<>();

    /** Production would refuse it. */
    public void error(Place place, String code, String message) {
        found.add(new Problem(Problem.Severity.ERROR, code, message, place.location(), place.pointer()));
    }

    /** Production would take it, and do something the user may not expect. */
    public void warning(Place place, String code, String message) {
        found.add(new Problem(Problem.Severity.WARNING, code, message, place.location(), place.pointer()));
    }

    /** Takes over problems that were found elsewhere. */
    public void addAll(Collection<Problem> others) {
        found.addAll(others);
    }

    /** Whether there is an error among them. */
    public boolean haveErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /** All of them, sorted by place; those of one place in the order found. */
    public List<Problem> sorted() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}
