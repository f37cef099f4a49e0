/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.error.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads bundles from disk. */
public interface BundleReader {

    /** Everything: the environment's name and files, the containers, and all problems. */
    ReadBundle read(Bundle bundle);

    /**
     * The same for an environment that keeps its records elsewhere than beside the bundle.
     *
     * @param stateDirectory where; a zip is unpacked there
     * @param files the directory of a kept version whose files are read instead of the bundle's own; what the bundle says
     *     about the environment holds
     */
    ReadBundle read(Bundle bundle, Path stateDirectory, Optional<Path> files);

    /** All problems of a bundle; leaves nothing on disk. */
    List<Problem> problems(Bundle bundle);

    /** No more than the environment's name and state directory; the container definitions are not looked at. */
    ReadBundle identify(Bundle bundle);
}
