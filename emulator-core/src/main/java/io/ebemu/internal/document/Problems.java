/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.document;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
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

    private final Layer layer;
    private final List<Problem> found = new ArrayList<>();

    /** Problems of ebemu's own files. */
    public Problems() {
        this(Layer.EBEMU);
    }

    /** Problems that this layer of production would find, where nothing else is said. */
    public Problems(Layer layer) {
        this.layer = layer;
    }

    /** Production would refuse it. */
    public void error(Place place, String code, String message) {
        report(Severity.ERROR, layer, place, code, message);
    }

    /** Production would take it, and do something the user may not expect. */
    public void warning(Place place, String code, String message) {
        report(Severity.WARNING, layer, place, code, message);
    }

    /** A problem that another layer would find. */
    public void report(Severity severity, Layer by, Place place, String code, String message) {
        found.add(new Problem(severity, by, code, message, place.location(), place.pointer()));
    }

    /** Takes over problems that were found elsewhere. */
    public void addAll(Collection<Problem> others) {
        found.addAll(others);
    }

    /** Whether there is an error among them. */
    public boolean haveErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** All of them, sorted by place; those of one place in the order found. */
    public List<Problem> sorted() {
        return found.stream().sorted(BY_PLACE).toList();
    }
}
