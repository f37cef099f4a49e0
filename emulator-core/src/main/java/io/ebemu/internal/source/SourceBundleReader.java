/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem.Layer;
import io.ebemu.error.Problem.Severity;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the Dockerrun file of a directory, a zip or a file. */
final class SourceBundleReader {

    static final String DOCKERRUN = "Dockerrun.aws.json";

    private final PlatformDetector platforms = new PlatformDetector();

    /**
     * Reads a bundle.
     *
     * @param path a directory, a zip or a Dockerrun file
     * @param unpackInto where a zip is unpacked; created if missing
     * @throws UsageException if the path cannot be read
     * @throws InvalidConfigurationException if there is no Dockerrun file, or the zip is unsafe
     */
    SourceBundle read(Path path, Path unpackInto, Problems problems) {
        try {
            if (Files.isDirectory(path)) {
                return find(path, problems);
            }
            requireExisting(path);
            if (BundleFiles.isZip(path)) {
                new ZipUnpacker(path, problems).unpackInto(unpackInto);
                requireNoWrapper(path, unpackInto, problems);
                return find(unpackInto, problems);
            }
            Path file = path.toAbsolutePath().normalize();
            return new SourceBundle(
                    BundleFiles.parent(file), file, file.getFileName().toString(), BundleFiles.content(file));
        } catch (IOException e) {
            throw new UsageException(
                    path + ": cannot be read: " + e.getMessage() + "; check the path and its rights", e);
        }
    }

    /** A zip of the folder instead of its contents has everything one directory too deep for Beanstalk. */
    private static void requireNoWrapper(Path zip, Path unpacked, Problems problems) throws IOException {
        List<String> names = BundleFiles.names(unpacked);
        if (names.size() == 1 && Files.isDirectory(unpacked.resolve(names.get(0)))) {
            problems.report(
                    Severity.ERROR,
                    Layer.BEANSTALK,
                    Place.startOf(String.valueOf(zip.getFileName())),
                    "zip-wrapped",
                    "all that the zip has is in one folder, " + names.get(0) + "/, and Beanstalk looks at the top only;"
                            + " zip the contents, not the folder: cd " + names.get(0) + " && zip -r ../app.zip .");
            throw new InvalidConfigurationException(problems.sorted());
        }
    }

    static void requireExisting(Path path) {
        if (!Files.exists(path)) {
            String where = path.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath();
            throw new UsageException(
                    path + ": no such file or directory" + where + "; name a directory, a zip or a " + DOCKERRUN);
        }
    }

    private SourceBundle find(Path directory, Problems problems) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        List<String> names = BundleFiles.names(absolute);
        String name = names.contains(DOCKERRUN)
                ? DOCKERRUN
                : names.stream().filter(DOCKERRUN::equalsIgnoreCase).findFirst().orElse("");
        if (name.isEmpty()) {
            Optional<Path> below = platforms.onlyBundleBelow(absolute, names);
            if (below.isPresent()) {
                String folder = String.valueOf(below.get().getFileName());
                problems.report(
                        Severity.WARNING,
                        Layer.BEANSTALK,
                        Place.startOf(folder + "/" + DOCKERRUN),
                        "bundle-below",
                        "the source bundle is taken from " + folder + "/, the only directory here with a " + DOCKERRUN
                                + "; Beanstalk finds the file at the top of a bundle only, so deploy that directory");
                return find(below.get(), problems);
            }
            problems.report(
                    Severity.ERROR,
                    Layer.BEANSTALK,
                    Place.startOf(DOCKERRUN),
                    "dockerrun-missing",
                    "This environment requires a Dockerrun.aws.json file to run. " + platforms.explain(absolute));
            throw new InvalidConfigurationException(problems.sorted());
        }
        if (!name.equals(DOCKERRUN)) {
            problems.report(
                    Severity.WARNING,
                    Layer.BEANSTALK,
                    Place.startOf(name),
                    "dockerrun-name",
                    "Beanstalk looks for " + DOCKERRUN + " and would not find this file; rename it");
        }
        Path file = absolute.resolve(name);
        return new SourceBundle(absolute, file, name, BundleFiles.content(file));
    }
}
