/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.source.BundleContents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source bundle's files as production gets them: without what git, the EB CLI and ebemu keep beside them. A link stays
 * a link if what it leads to is in the bundle, and is left out if not.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/applications-sourcebundle.html">a source bundle
 *     has at most 512 MB</a>
 */
final class BundleCopy {

    /** Bytes of a bundle that Beanstalk takes. */
    static final long MAX_BYTES = 512L << 20;

    private static final Set<String> LEFT_OUT = Set.of(".git", ".ebemu");
    private static final Path EB_LOGS = Path.of(".elasticbeanstalk", "logs");
    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Predicate<Path> kept;
    private final List<Entry> entries = new ArrayList<>();
    private long bytes;

    private BundleCopy(Path root, Predicate<Path> kept) {
        this.root = root;
        this.kept = kept;
    }

    /** Something in the bundle; a link is neither file nor directory. */
    private record Entry(Path path, boolean directory, boolean link) {}

    /** The files of a directory. */
    static BundleCopy ofDirectory(Path directory) throws IOException {
        return ofDirectory(directory, BundleContents.all(), List.of());
    }

    /**
     * The files of a directory that its owner would send.
     *
     * @param contents what is sent
     * @param needed directories of which all files are kept, as images are built from them here
     */
    static BundleCopy ofDirectory(Path directory, BundleContents contents, List<Path> needed) throws IOException {
        Path root = directory.toRealPath();
        List<Path> whole = needed.stream()
                .map(path -> root.resolve(directory.toAbsolutePath().normalize().relativize(path)))
                .toList();
        BundleCopy copy = new BundleCopy(
                root,
                file -> contents.keep(root.relativize(file)) || whole.stream().anyMatch(file::startsWith));
        copy.find();
        if (!contents.complete()) {
            copy.dropEmptyDirectories();
        }
        return copy;
    }

    /** One file alone, as it is deployed without any beside it. */
    static BundleCopy ofFile(Path file) throws IOException {
        BundleCopy copy = new BundleCopy(file.toRealPath(), path -> true);
        copy.bytes = Files.size(file);
        copy.entries.add(new Entry(copy.root, false, false));
        return copy;
    }

    private void find() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                if (leftOut(directory)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!directory.equals(root)) {
                    entries.add(new Entry(directory, true, false));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (leftOut(file) || !kept.test(file)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isRegularFile()) {
                    entries.add(new Entry(file, false, false));
                    bytes += attributes.size();
                } else if (attributes.isSymbolicLink() && staysInside(file)) {
                    entries.add(new Entry(file, false, true));
                }
                return bytes > MAX_BYTES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        entries.sort((one, other) -> one.path().compareTo(other.path()));
    }

    /** Of a directory whose files are all left out, nothing is sent. */
    private void dropEmptyDirectories() {
        Set<Path> used = entries.stream()
                .filter(entry -> !entry.directory())
                .flatMap(entry -> Stream.iterate(entry.path(), path -> !path.equals(root), BundleCopy::parent))
                .collect(Collectors.toSet());
        entries.removeIf(entry -> entry.directory() && !used.contains(entry.path()));
    }

    private boolean leftOut(Path path) {
        Path relative = root.relativize(path);
        return LEFT_OUT.contains(String.valueOf(path.getFileName())) || relative.equals(EB_LOGS);
    }

    private boolean staysInside(Path link) throws IOException {
        if (!Files.exists(link)) {
            return false;
        }
        Path target = link.toRealPath();
        return target.startsWith(root)
                && (Files.isDirectory(target) || kept.test(target))
                && Stream.iterate(target, path -> !path.equals(root), BundleCopy::parent)
                        .noneMatch(this::leftOut);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "inside the root");
    }

    boolean tooLarge() {
        return bytes > MAX_BYTES;
    }

    /** A digest of all names, kinds, rights to execute and contents. */
    String digest() throws IOException {
        ContentDigest digest = new ContentDigest();
        byte[] buffer = new byte[BUFFER];
        for (Entry entry : entries) {
            digest.add(nameOf(entry));
            if (entry.link()) {
                digest.add("link " + linkTarget(entry));
            } else if (entry.directory()) {
                digest.add("directory");
            } else {
                digest.add((Files.isExecutable(entry.path()) ? "program " : "file ") + Files.size(entry.path()));
                try (InputStream content = Files.newInputStream(entry.path())) {
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        digest.update(buffer, read);
                    }
                }
            }
        }
        return digest.hex();
    }

    /** Copies into a directory that is not there yet. Rights stay: containers may run as any user. */
    void into(Path target) throws IOException {
        Files.createDirectories(target);
        for (Entry entry : entries) {
            Path to = target.resolve(nameOf(entry));
            if (entry.link()) {
                Files.createSymbolicLink(to, linkTarget(entry));
            } else if (entry.directory()) {
                Files.createDirectory(to);
                allow(to, Files.getPosixFilePermissions(entry.path()));
            } else {
                Files.copy(entry.path(), to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** As much as the original, and that its owner can remove what is in it. */
    private static void allow(Path directory, Set<PosixFilePermission> permissions) throws IOException {
        Set<PosixFilePermission> all = new HashSet<>(permissions);
        all.addAll(PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(directory, all);
    }

    private String nameOf(Entry entry) {
        return entry.path().equals(root)
                ? KeptVersions.DOCKERRUN
                : root.relativize(entry.path()).toString();
    }

    /** Relative, so that it leads to the copy of what it leads to. */
    private Path linkTarget(Entry entry) throws IOException {
        return parent(entry.path()).relativize(entry.path().toRealPath());
    }
}
