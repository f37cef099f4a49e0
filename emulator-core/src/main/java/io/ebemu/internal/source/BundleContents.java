/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of a directory the EB CLI sends: with a {@code .ebignore} all that it does not name, else under git what
 * git does not ignore, else all. Git itself is asked, which knows of nested files, tracked files and the user's own
 * rules.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb-cli3-configuration.html">ignoring files</a>
 */
public final class BundleContents {

    private static final String EBIGNORE = ".ebignore";
    /** What ebemu reads itself is kept with a version, though production needs neither. */
    private static final Set<String> OURS = Set.of(EnvironmentFile.NAME, EbConfig.NAME);

    private final Predicate<String> sent;
    private final String rules;

    private BundleContents(Predicate<String> sent, String rules) {
        this.sent = sent;
        this.rules = rules;
    }

    /** All files, as of a zip that has been unpacked. */
    public static BundleContents all() {
        return new BundleContents(file -> true, "");
    }

    /** What would be sent of a directory. */
    public static BundleContents of(Path directory) throws IOException {
        Path ebignore = directory.resolve(EBIGNORE);
        if (Files.isRegularFile(ebignore)) {
            IgnorePatterns patterns = patterns(ebignore);
            return new BundleContents(file -> !file.equals(EBIGNORE) && !patterns.leaveOut(file), EBIGNORE);
        }
        return tracked(directory)
                .map(files -> new BundleContents(files::contains, "git"))
                .orElseGet(BundleContents::all);
    }

    private static IgnorePatterns patterns(Path ebignore) throws IOException {
        try {
            return IgnorePatterns.of(Files.readAllLines(ebignore));
        } catch (MalformedInputException e) {
            throw new IOException(ebignore + " is not UTF-8; save it as such", e);
        } catch (PatternSyntaxException e) {
            throw new IOException(ebignore + " has a pattern that cannot be read: " + e.getPattern(), e);
        }
    }

    /** Empty where there is no git, no work tree, or one that ignores all of the directory. */
    private static Optional<Set<String>> tracked(Path directory) throws IOException {
        if (Stream.iterate(directory.toAbsolutePath(), at -> at != null, Path::getParent)
                .noneMatch(at -> Files.exists(at.resolve(".git")))) {
            return Optional.empty();
        }
        Process git;
        try {
            git = new ProcessBuilder("git", "-C", directory.toString(), "ls-files", "-co", "--exclude-standard", "-z")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try (var output = git.getInputStream()) {
            String names = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 && !names.isEmpty()
                    ? Optional.of(Arrays.stream(names.split("\0")).collect(Collectors.toUnmodifiableSet()))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            git.destroy();
        }
    }

    /** Whether nothing is left out. */
    public boolean complete() {
        return rules.isEmpty();
    }

    /** What leaves files out: {@code .ebignore} or {@code git}. */
    String rules() {
        return rules;
    }

    /** Whether a file is kept with a version: what is sent, and what ebemu itself reads. */
    public boolean keep(Path relative) {
        String name = name(relative);
        return OURS.contains(name) || sent.test(name);
    }

    /** Whether production has this file, or of a directory any file, if there are some. */
    boolean sends(Path root, Path path) throws IOException {
        if (complete()) {
            return true;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> files = walk.filter(file -> !Files.isDirectory(file)).toList();
            return files.isEmpty() || files.stream().anyMatch(file -> sent.test(name(root.relativize(file))));
        }
    }

    private static String name(Path relative) {
        return relative.toString().replace(File.separatorChar, '/');
    }
}
