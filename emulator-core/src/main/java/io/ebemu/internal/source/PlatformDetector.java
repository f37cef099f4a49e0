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
        List<String> below = below(directory, names);
        if (!below.isEmpty()) {
            return "Found " + below.get(0) + "/" + SourceBundleReader.DOCKERRUN + "; name that directory";
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

    /**
     * The only directory right below that has a Dockerrun file, as in repositories that keep their bundle in {@code eb/}
     * beside the sources; empty if there are several, or files of a platform at the top already.
     */
    Optional<Path> onlyBundleBelow(Path directory, List<String> names) {
        boolean hasOther = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("dockerrun.aws")
                        || name.startsWith("docker-compose.y")
                        || name.equals("dockerfile"));
        List<String> below = hasOther ? List.of() : below(directory, names);
        return below.size() == 1 ? Optional.of(directory.resolve(below.get(0))) : Optional.empty();
    }

    private static List<String> below(Path directory, List<String> names) {
        return names.stream()
                .filter(name -> Files.isRegularFile(directory.resolve(name).resolve(SourceBundleReader.DOCKERRUN)))
                .toList();
    }
}
