/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.error.Problem;
import java.util.List;

/** Reads bundles from disk. */
public interface BundleReader {

    /** Everything: the environment's name and files, the containers, and all problems. */
    ReadBundle read(Bundle bundle);

    /** All problems of a bundle; leaves nothing on disk. */
    List<Problem> problems(Bundle bundle);

    /** No more than the environment's name and state directory; the container definitions are not looked at. */
    ReadBundle identify(Bundle bundle);
}
