/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.error.Problem;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.placement.Placement;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.EnvironmentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whatever the bundle, its version is what a test says when it is read. */
record OneVersion(EnvironmentId environment, Path stateDirectory, Supplier<ApplicationVersion> version)
        implements BundleReader {

    @Override
    public ReadBundle read(Bundle bundle) {
        ApplicationVersion read = version.get();
        Placement placement = Placement.of(
                Optional.of(read.taskDefinition()),
                Place.startOf("Dockerrun.aws.json"),
                bundle.instanceType(),
                Optional.empty());
        return new ReadBundle(environment, stateDirectory, Optional.of(read), placement.problems(), placement);
    }

    @Override
    public ReadBundle read(Bundle bundle, Path files, Optional<Path> unpacked) {
        return read(bundle);
    }

    @Override
    public List<Problem> problems(Bundle bundle) {
        return List.of();
    }

    @Override
    public ReadBundle identify(Bundle bundle) {
        return new ReadBundle(environment, stateDirectory, Optional.empty(), List.of(), Placement.none());
    }
}
