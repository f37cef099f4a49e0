/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Diagnosis;
import java.util.ArrayList;
import java.util.List;

/** Diagnoses, as they are made. */
final class Findings {

    private final List<Diagnosis> found = new ArrayList<>();

    void ok(String subject, String fact) {
        found.add(new Diagnosis(subject, Diagnosis.State.OK, fact, ""));
    }

    void warning(String subject, String fact, String remedy) {
        found.add(new Diagnosis(subject, Diagnosis.State.WARNING, fact, remedy));
    }

    void failure(String subject, String fact, String remedy) {
        found.add(new Diagnosis(subject, Diagnosis.State.FAILURE, fact, remedy));
    }

    List<Diagnosis> all() {
        return List.copyOf(found);
    }
}
