/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small bundles for one thing each. */
final class Bundles {

    private Bundles() {}

    /** A bundle whose {@code containerDefinitions} are the given JSON objects. */
    static Path of(Path directory, String... containers) {
        String dockerrun =
                "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [" + String.join(",", containers) + "]}";
        return write(directory, "Dockerrun.aws.json", dockerrun);
    }

    /** One container; what comes after its image is given as JSON members. */
    static String container(String name, String image, String members) {
        return "{\"name\": \"" + name + "\", \"image\": \"" + image + "\", " + members + "}";
    }

    static Path write(Path directory, String name, String content) {
        try {
            Files.writeString(directory.resolve(name), content);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
