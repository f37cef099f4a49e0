/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that come with ebemu and go into the containers of DB instances. */
final class ServerResource {

    private ServerResource() {}

    static String text(String name) {
        try (InputStream file = Objects.requireNonNull(ServerResource.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of ebemu itself", e);
        }
    }
}
