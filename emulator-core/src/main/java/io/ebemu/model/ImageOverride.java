/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.model;

import java.nio.file.Path;

/** What runs locally in place of the image that was pushed for production. */
public sealed interface ImageOverride {

    /**
     * An image built from a Dockerfile.
     *
     * @param context the build context, an absolute directory
     * @param dockerfile the Dockerfile's path relative to the context
     */
    record Build(Path context, String dockerfile) implements ImageOverride {}

    /**
     * Another image reference.
     *
     * @param image the reference
     */
    record Reference(String image) implements ImageOverride {}
}
