/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

/**
 * An image reference in the two parts that the engine's pull wants.
 *
 * @param name registry and repository
 * @param tag a tag or a digest; {@code latest} where the reference has neither, else the engine would pull all tags
 */
record ImageReference(String name, String tag) {

    static ImageReference parse(String reference) {
        int digest = reference.indexOf('@');
        if (digest >= 0) {
            return new ImageReference(reference.substring(0, digest), reference.substring(digest + 1));
        }
        int colon = reference.lastIndexOf(':');
        if (colon > reference.lastIndexOf('/')) {
            return new ImageReference(reference.substring(0, colon), reference.substring(colon + 1));
        }
        return new ImageReference(reference, "latest");
    }

    RegistryName registry() {
        int slash = name.indexOf('/');
        String first = slash < 0 ? "" : name.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? RegistryName.of(first) : RegistryName.dockerHub();
    }
}
