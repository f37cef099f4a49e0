/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The application versions of an environment whose source bundles are kept, each in a directory of its own, so that they
 * can be deployed again.
 */
final class KeptVersions {

    static final String DOCKERRUN = "Dockerrun.aws.json";

    /** How many are kept. */
    static final int MOST = 20;

    private static final String SOURCE = "source";
    private static final String LABEL = "label";
    private static final String DIGEST = "digest";
    /** No label's file name begins like this. */
    private static final String PARTIAL = "%partial";

    private final Path directory;

    KeptVersions(StateDirectory environment) {
        this.directory = environment.versions();
    }

    /** The directory with a version's source bundle; empty if it is not kept. */
    Optional<Path> source(VersionLabel label) {
        return Optional.of(of(label).resolve(SOURCE)).filter(Files::isDirectory);
    }

    private Path of(VersionLabel label) {
        return directory.resolve(label.fileName());
    }

    /**
     * Keeps a version, in place of another one of that label, unless it is kept already.
     *
     * @return the labels of versions that went because there are too many
     */
    synchronized List<String> keep(VersionLabel label, BundleCopy bundle, FileTime now) throws IOException {
        String digest = bundle.digest();
        if (!digest.equals(read(of(label).resolve(DIGEST)))) {
            Path partial = directory.resolve(PARTIAL);
            Files.createDirectories(directory, StateDirectory.only(directory, "rwx------"));
            remove(partial);
            bundle.into(partial.resolve(SOURCE));
            Files.writeString(partial.resolve(LABEL), label.text());
            Files.writeString(partial.resolve(DIGEST), digest);
            remove(of(label));
            Files.move(partial, of(label), StandardCopyOption.ATOMIC_MOVE);
            // When it was kept, whatever its files say.
            Files.setLastModifiedTime(of(label).resolve(DIGEST), now);
        }
        return dropOldest(label);
    }

    private List<String> dropOldest(VersionLabel current) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(entry -> !entry.endsWith(PARTIAL) && !entry.equals(of(current)))
                    .forEach(all::add);
        }
        List<String> dropped = new ArrayList<>();
        all.sort(Comparator.comparing(KeptVersions::keptAt).thenComparing(Comparator.naturalOrder()));
        for (Path oldest : all.subList(0, Math.max(0, all.size() - (MOST - 1)))) {
            dropped.add(read(oldest.resolve(LABEL)));
            remove(oldest);
        }
        return dropped;
    }

    private static FileTime keptAt(Path version) {
        try {
            return Files.getLastModifiedTime(version.resolve(DIGEST));
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static void remove(Path version) throws IOException {
        if (Files.exists(version)) {
            StateDirectory.deleteTree(version);
        }
    }
}
