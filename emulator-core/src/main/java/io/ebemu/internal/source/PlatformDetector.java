/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells what a directory without a Dockerrun file was meant for, and what to do.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/docker.html">Beanstalk's Docker platforms</a>
 */
final class PlatformDetector {

    String explain(Path directory) throws IOException {
        List<String> names = BundleFiles.names(directory);
        Optional<String> variant = names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("dockerrun.aws"))
                .findFirst();
        if (variant.isPresent()) {
            return "Found " + variant.get() + "; name that file instead of the directory, or rename it";
        }
        Optional<String> below = below(directory, names);
        if (below.isPresent()) {
            return "Found " + below.get() + "/" + SourceBundleReader.DOCKERRUN + "; name that directory";
        }
        String toWrite = "; ebemu runs the ECS-managed Docker platform: list the containers in a "
                + SourceBundleReader.DOCKERRUN + " of version 2";
        if (names.contains("docker-compose.yml") || names.contains("docker-compose.yaml")) {
            return "Found docker-compose.yml, which belongs to the Docker platform in compose mode" + toWrite;
        }
        if (names.contains("Dockerfile")) {
            return "Found a Dockerfile, which belongs to the Docker platform and its single container" + toWrite;
        }
        return names.isEmpty()
                ? "The directory is empty; name the directory that you would deploy"
                : "Name the directory that you would deploy";
    }

    private static Optional<String> below(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(directory.resolve(name).resolve(SourceBundleReader.DOCKERRUN)))
                .findFirst();
    }
}
