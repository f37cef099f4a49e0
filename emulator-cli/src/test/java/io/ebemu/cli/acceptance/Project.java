/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A repository that is deployed to Beanstalk, as its owner has it. {@code expect.txt} says what to ask: a path, a text
 * that the answer has, and {@code zip} where the owner uploads a zip; {@code plan.golden} is what {@code plan} prints.
 * Neither is part of the repository.
 */
record Project(Path directory) {

    private static final String EXPECT = "expect.txt";
    private static final String GOLDEN = "plan.golden";
    private static final Set<String> OURS = Set.of(EXPECT, GOLDEN);

    /** All of them, sorted by name. */
    static List<Project> all() {
        try (Stream<Path> directories = Files.list(root())) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(Project::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("ebemu.home"), "emulator-cli", "src", "test", "projects");
    }

    String path() {
        return expected().get(0);
    }

    String text() {
        return expected().get(1);
    }

    private boolean zipped() {
        return expected().size() > 2 && expected().get(2).equals("zip");
    }

    private List<String> expected() {
        try {
            return Files.readAllLines(directory.resolve(EXPECT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path golden() {
        return directory.resolve(GOLDEN);
    }

    /** Copies the repository; the arguments that name what is handed over. */
    List<String> handOver(Path target) {
        try {
            if (zipped()) {
                zip(target.resolve("bundle.zip"));
                return List.of(target.resolve("bundle.zip").toString());
            }
            copy(target);
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(Path target) throws IOException {
        for (Path path : contents()) {
            Path to = target.resolve(directory.relativize(path).toString());
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(to);
            } else {
                Files.copy(path, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private void zip(Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path path : contents()) {
                if (Files.isRegularFile(path)) {
                    zip.putNextEntry(
                            new ZipEntry(directory.relativize(path).toString().replace('\\', '/')));
                    Files.copy(path, zip);
                    zip.closeEntry();
                }
            }
        }
    }

    private List<Path> contents() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory))
                    .filter(path -> !OURS.contains(directory.relativize(path).toString()))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
