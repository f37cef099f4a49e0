/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.api.Environment;
import io.ebemu.api.OnFailure;
import io.ebemu.error.EbemuException;
import io.ebemu.internal.host.Host;
import io.ebemu.junit.ContainerLogs;
import io.ebemu.model.EnvironmentId;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/**
 * What a failure leaves: files with all that is known, entries in the test report, words on the failure itself, and the
 * environment if it is to be kept. Trouble with any of that is told there too, and never fails a test.
 */
final class FailureReport {

    /** The configuration parameter, or system property, that keeps environments of failed tests. */
    static final String KEEP_PARAMETER = "ebemu.keep-failed";
    /** The environment variable of the same meaning. */
    static final String KEEP_VARIABLE = "EBEMU_KEEP_FAILED";

    /** Not SLF4J's: a test run often has no provider of that, and who asked for an environment has to see how to reach it. */
    private static final Logger LOG = System.getLogger("io.ebemu.junit");

    private static final String ENTRY = "ebemu";

    private final ExtensionContext context;
    private final Path workingDirectory;
    private final FailureDirectory directories;
    private final boolean keep;

    private FailureReport(ExtensionContext context, Path workingDirectory, FailureDirectory directories, boolean keep) {
        this.context = context;
        this.workingDirectory = workingDirectory;
        this.directories = directories;
        this.keep = keep;
    }

    /** For a test, or a class, as the test run is configured. */
    static FailureReport of(ExtensionContext context, Host host) {
        Path workingDirectory = Path.of("").toAbsolutePath();
        boolean keep = context.getConfigurationParameter(KEEP_PARAMETER)
                .or(() -> host.environmentVariable(KEEP_VARIABLE))
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        return new FailureReport(context, workingDirectory, FailureDirectory.of(context, workingDirectory), keep);
    }

    /** Whether environments of failed tests are kept. */
    boolean keeps() {
        return keep;
    }

    /** What a launch does if it fails. What an earlier run left there is not to be taken for this one's. */
    OnFailure onFailedStart() {
        Path directory = directories.ofStart(context);
        try {
            Files.deleteIfExists(directory.resolve("events.log"));
        } catch (IOException e) {
            // The directory's other files will be overwritten or not; the launch is what matters.
        }
        return new OnFailure(Optional.of(directory), keep);
    }

    /** The environment did not come up; of what was begun nothing is left, or all if it is kept. */
    void ofStart(Throwable failure, LastLines lines, Optional<EnvironmentId> kept) {
        Path directory = directories.ofStart(context);
        List<String> notes = new ArrayList<>();
        if (Files.exists(directory.resolve("events.log"))) {
            notes.addAll(published(directory));
        }
        kept.ifPresent(environment -> notes.add(keptText(KeptEnvironment.afterFailedStart(environment))));
        lines.attachTo(failure, Optional.empty(), notes);
    }

    /** The environment is up and not ready; it is not closed yet. */
    void ofStart(RunningEnvironment running, Throwable failure) {
        report(running, failure, directories.ofStart(context));
    }

    /** A test, or what a class does before or after all tests, failed while the environment was up. */
    void ofTest(RunningEnvironment running, Throwable failure) {
        if (!(failure instanceof TestAbortedException) && !isReported(failure)) {
            report(running, failure, directories.of(context));
        }
    }

    private void report(RunningEnvironment running, Throwable failure, Path directory) {
        List<String> notes = new ArrayList<>(written(running.environment(), directory));
        notes.addAll(published(directory));
        if (keep) {
            notes.add(kept(running.environment()));
        }
        LastLines lines = running.lastLines();
        lines.attachTo(failure, running.stoppedReason(), notes);
        lines.byContainer().forEach(context::publishReportEntry);
    }

    private static boolean isReported(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).anyMatch(ContainerLogs.class::isInstance);
    }

    private static List<String> written(Environment environment, Path directory) {
        try {
            return environment.writeDiagnosis(directory).stream()
                    .map(missing -> "not written down: " + missing)
                    .toList();
        } catch (RuntimeException e) {
            return List.of("not written down: " + e);
        }
    }

    private List<String> published(Path directory) {
        String shown = directory.startsWith(workingDirectory)
                ? workingDirectory.relativize(directory).toString()
                : directory.toString();
        context.publishReportEntry(Map.of(ENTRY, shown));
        try {
            context.publishDirectory(ENTRY, published -> link(directory, published));
        } catch (JUnitException e) {
            // This run keeps no files of tests; the entry says where they are.
        }
        return List.of("all of it: " + shown);
    }

    /** The same files under another name cost no room. */
    private static void link(Path directory, Path published) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path other = published.resolve(directory.relativize(file));
            Files.deleteIfExists(other);
            try {
                Files.createLink(other, file);
            } catch (IOException | UnsupportedOperationException e) {
                Files.copy(file, other);
            }
        }
    }

    private static String kept(Environment environment) {
        try {
            environment.keep();
            return keptText(KeptEnvironment.of(environment));
        } catch (EbemuException e) {
            return "not kept: " + e.getMessage();
        }
    }

    private static String keptText(KeptEnvironment kept) {
        LOG.log(Level.INFO, kept.text());
        return kept.text();
    }
}
