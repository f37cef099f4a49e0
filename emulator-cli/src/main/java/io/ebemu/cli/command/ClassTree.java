/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package with its subpackages, in the jar or the module of the Java runtime that has one class of it.
 *
 * @param member the name of a class in that jar or module
 * @param directory the package, with slashes
 */
record ClassTree(String member, String directory) {

    private static final String SUFFIX = ".class";

    /**
     * What an {@code up} loads of much code that a rehearsal cannot run without changing anything: its own, and what
     * starts a container, reads what engines say and speaks TLS to a database.
     */
    static List<ClassTree> neededByUp() {
        return List.of(
                new ClassTree("io.ebemu.cli.Main", "io/ebemu"),
                new ClassTree("io.ebemu.bootstrap.Ebemu", "io/ebemu"),
                new ClassTree("org.postgresql.Driver", "org/postgresql"),
                new ClassTree("com.github.dockerjava.api.DockerClient", "com/github/dockerjava/api"),
                new ClassTree("org.testcontainers.DockerClientFactory", "org/testcontainers/containers"),
                new ClassTree("org.testcontainers.DockerClientFactory", "org/testcontainers/utility"),
                new ClassTree(
                        "org.testcontainers.DockerClientFactory",
                        "org/testcontainers/shaded/com/github/dockerjava/core/exec"),
                new ClassTree("com.fasterxml.jackson.databind.ObjectMapper", "com/fasterxml/jackson/databind/deser"),
                new ClassTree("java.sql.Driver", "java/sql"),
                new ClassTree("com.sun.net.httpserver.HttpServer", "sun/net/httpserver"),
                new ClassTree("sun.security.ec.SunEC", "sun/security/ec"),
                new ClassTree("java.lang.Object", "sun/security/ssl"),
                new ClassTree("java.lang.Object", "sun/security/util"),
                new ClassTree("java.lang.Object", "com/sun/crypto/provider"));
    }

    /** Loads its classes without running any of them, and returns how many there are; what lacks a library is left out. */
    int load() {
        try {
            Class<?> known = Class.forName(member, false, loader());
            Optional<Path> source = source(known);
            if (source.isEmpty()) {
                FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
                return load(runtime.getPath("modules", known.getModule().getName()));
            }
            if (Files.isDirectory(source.get())) {
                return load(source.get());
            }
            try (FileSystem jar = FileSystems.newFileSystem(source.get())) {
                return load(jar.getPath("/"));
            }
        } catch (ClassNotFoundException absent) {
            return 0;
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException("cannot read the classes beside " + member, new IOException(e));
        }
    }

    private static Optional<Path> source(Class<?> known) throws URISyntaxException {
        CodeSource source = known.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation().getProtocol().equals("jrt")
                ? Optional.empty()
                : Optional.of(Path.of(source.getLocation().toURI()));
    }

    private int load(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(directory))) {
            return (int) files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(SUFFIX) && !file.endsWith("-info.class"))
                    .filter(ClassTree::loads)
                    .count();
        }
    }

    private static boolean loads(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
        try {
            Class.forName(name, false, loader());
            return true;
        } catch (ClassNotFoundException | LinkageError withoutItsLibrary) {
            return false;
        }
    }

    private static ClassLoader loader() {
        return ClassTree.class.getClassLoader();
    }
}
