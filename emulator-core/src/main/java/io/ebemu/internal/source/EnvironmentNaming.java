/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.api.Bundle;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.EnvironmentId;
import java.util.Optional;

/** Decides the environment's name: the explicit one, else the EB CLI's, else {@code ebemu.yml}'s, else the directory's. */
final class EnvironmentNaming {

    private final Problems problems;

    EnvironmentNaming(Problems problems) {
        this.problems = problems;
    }

    EnvironmentId name(Bundle bundle, BundleFiles files, EbConfig config, EnvironmentFile file) {
        return explicit(bundle)
                .or(config::environmentName)
                .or(file::environmentName)
                .flatMap(this::valid)
                .orElseGet(() -> EnvironmentId.fromDirectoryName(files.defaultName()));
    }

    /** The name given with the bundle. */
    static Optional<Located<String>> explicit(Bundle bundle) {
        return bundle.environmentName().map(name -> new Located<>(name, Place.startOf("--environment")));
    }

    /** The name as an identifier; empty, with a problem, if Beanstalk would refuse it. */
    Optional<EnvironmentId> valid(Located<String> name) {
        try {
            return Optional.of(new EnvironmentId(name.value()));
        } catch (IllegalArgumentException e) {
            problems.error(name.place(), "environment-name-invalid", e.getMessage() + "; choose another");
            return Optional.empty();
        }
    }
}
