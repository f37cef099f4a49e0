/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Diagnosis;
import io.ebemu.api.SecurityGroups;
import io.ebemu.error.EbemuException;
import io.ebemu.internal.engine.EngineException;
import io.ebemu.model.EnvironmentId;
import java.util.List;
import java.util.function.Function;

/** Says which environments' tasks do not reach services of theirs, and which rules are missing. */
final class ReachDiagnostics {

    private final EngineConnection engine;
    private final Function<EnvironmentId, SecurityGroups> groups;

    ReachDiagnostics(EngineConnection engine, Function<EnvironmentId, SecurityGroups> groups) {
        this.engine = engine;
        this.groups = groups;
    }

    List<Diagnosis> run() {
        try {
            return new EngineSurvey(engine.get())
                    .read().keySet().stream()
                            .sorted()
                            .flatMap(name -> of(new EnvironmentId(name)).stream())
                            .toList();
        } catch (EbemuException | EngineException alreadyTold) {
            return List.of();
        }
    }

    /** An environment whose bundle is gone, or was never launched, has nothing to say. */
    private List<Diagnosis> of(EnvironmentId environment) {
        try (SecurityGroups api = groups.apply(environment)) {
            return api.explain().stream()
                    .filter(fact -> fact.state() != Diagnosis.State.OK)
                    .map(fact -> new Diagnosis(
                            environment + ", " + fact.subject(), fact.state(), fact.fact(), fact.remedy()))
                    .toList();
        } catch (EbemuException unreadable) {
            return List.of();
        }
    }
}
