/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.command.BundleFindings.Server;
import io.ebemu.error.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through a directory for what its programs read from their environment, and for the servers they use. */
final class BundleScan {

    private static final Set<String> OTHERS =
            Set.of("node_modules", "target", "build", "dist", "vendor", "venv", "__pycache__");
    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(js|mjs|cjs|ts|py|rb|java|kt|go|php|sh|conf|template|properties|ya?ml)");
    private static final Pattern COMPOSE = Pattern.compile("(docker-)?compose(\\.[\\w-]+)?\\.ya?ml");
    private static final Pattern IMAGE =
            Pattern.compile("\\s*image:\\s*[\"']?(?:[\\w.-]+/)*([\\w-]+)(?::([0-9.]+))?.*");
    private static final int LARGEST = 1 << 20;

    /** How languages read a variable; the name is the first group that is there. */
    private static final Pattern READS = Pattern.compile("process\\.env\\.([A-Z][A-Z0-9_]+)"
            + "|process\\.env\\[[\"']([A-Z][A-Z0-9_]+)"
            + "|environ(?:\\.get\\(|\\[)[\"']([A-Z][A-Z0-9_]+)"
            + "|(?i:getenv|lookupenv)\\([\"']([A-Z][A-Z0-9_]+)"
            + "|ENV(?:\\.fetch\\(|\\[)[\"']([A-Z][A-Z0-9_]+)"
            + "|\\$\\{([A-Z][A-Z0-9_]+)(?:[:}])");

    private static final Map<String, String> DATABASES =
            Map.of("postgres", "postgres", "postgresql", "postgres", "mysql", "mysql", "mariadb", "mariadb");
    private static final Map<String, String> CACHES =
            Map.of("redis", "redis", "valkey", "valkey", "memcached", "memcached");

    private final Path root;
    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> composeFiles = new ArrayList<>();
    private final List<String> dockerfiles = new ArrayList<>();
    private Optional<Server> database = Optional.empty();
    private Optional<Server> cache = Optional.empty();

    BundleScan(Path root) {
        this.root = root;
    }

    /**
     * Looks through it.
     *
     * @throws UsageException if it cannot be read
     */
    BundleFindings run() {
        try {
            Files.walkFileTree(root, new Visitor());
        } catch (IOException e) {
            throw new UsageException(
                    "cannot look through " + root + ": " + e + "; make it readable, then try again", e);
        }
        variables.forEach((name, place) -> {
            String evidence = place + " reads " + name;
            if (database.isEmpty() && name.matches("(RDS|PG|POSTGRES|DATABASE)_?[A-Z_]*|DB_[A-Z_]+")) {
                database = Optional.of(new Server("postgres", Optional.empty(), evidence));
            } else if (database.isEmpty() && name.startsWith("MYSQL")) {
                database = Optional.of(new Server("mysql", Optional.empty(), evidence));
            } else if (cache.isEmpty() && name.matches("(REDIS|CACHE|ELASTICACHE)_[A-Z_]+")) {
                cache = Optional.of(new Server("redis", Optional.empty(), evidence));
            }
        });
        return new BundleFindings(variables, database, cache, composeFiles, dockerfiles);
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean hidden = name.startsWith(".") && name.length() > 1 && !directory.equals(root);
            return hidden || OTHERS.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = String.valueOf(file.getFileName());
            Path place = root.relativize(file);
            if (name.equals("Dockerfile") && place.getNameCount() > 1) {
                dockerfiles.add(
                        place.subpath(0, place.getNameCount() - 1).toString().replace('\\', '/'));
            } else if (COMPOSE.matcher(name).matches()) {
                composeFiles.add(place.toString());
                lines(file, attributes).forEach(line -> image(line, place));
            } else if (SOURCE.matcher(name).matches() && !name.equals("ebemu.yml")) {
                List<String> lines = lines(file, attributes);
                for (int i = 0; i < lines.size(); i++) {
                    reads(lines.get(i), place + ":" + (i + 1));
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Those of a text that somebody wrote. */
    private static List<String> lines(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            return attributes.size() > LARGEST ? List.of() : Files.readAllLines(file);
        } catch (CharacterCodingException binary) {
            return List.of();
        }
    }

    private void image(String line, Path place) {
        Matcher image = IMAGE.matcher(line);
        if (!image.matches()) {
            return;
        }
        String name = image.group(1);
        Optional<String> version = Optional.ofNullable(image.group(2));
        String evidence = place + " starts " + name;
        if (DATABASES.containsKey(name)) {
            database = database.or(() -> Optional.of(new Server(DATABASES.get(name), version, evidence)));
        } else if (CACHES.containsKey(name)) {
            cache = cache.or(() -> Optional.of(new Server(CACHES.get(name), version, evidence)));
        }
    }

    private void reads(String line, String place) {
        Matcher read = READS.matcher(line);
        while (read.find()) {
            for (int group = 1; group <= read.groupCount(); group++) {
                if (read.group(group) != null) {
                    variables.putIfAbsent(read.group(group), place);
                }
            }
        }
    }
}
