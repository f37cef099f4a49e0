/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.event.Severity;
import io.ebemu.internal.source.BundleContents;
import io.ebemu.internal.source.Source;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ImageOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps the versions that an environment gets, in the background: nobody waits for a large bundle's copy to run. */
final class VersionKeeper implements AutoCloseable {

    /** A small bundle's copy takes less than a launch. */
    private static final Duration SHORT = Duration.ofMillis(100);
    /** Longer than any bundle that is kept takes to copy. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final KeptVersions versions;
    private final EventDispatcher events;
    private CompletableFuture<?> keeping = CompletableFuture.completedFuture("nothing");

    VersionKeeper(KeptVersions versions, EventDispatcher events) {
        this.versions = versions;
        this.events = events;
    }

    /** Begins to keep the bundle that a version was made from; one thing is kept at a time. */
    synchronized void keep(ApplicationVersion version, Bundle bundle) {
        VersionLabel label = new VersionLabel(version.versionLabel());
        // What lies beside a file that is deployed alone does not belong to the version.
        boolean alone = Files.isRegularFile(bundle.path()) && !Source.isZip(bundle.path());
        Path source = alone ? bundle.path() : version.bundle();
        boolean directory = Files.isDirectory(bundle.path());
        List<Path> contexts = version.imageOverrides().values().stream()
                .filter(ImageOverride.Build.class::isInstance)
                .map(image -> ((ImageOverride.Build) image).context())
                .filter(context -> context.startsWith(source))
                .toList();
        keeping = keeping.thenRunAsync(
                () -> keep(label, () -> copy(source, alone, directory, contexts), source), task -> {
                    Thread thread = new Thread(task, "ebemu-version");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    private static BundleCopy copy(Path source, boolean alone, boolean directory, List<Path> contexts)
            throws IOException {
        if (alone) {
            return BundleCopy.ofFile(source);
        }
        BundleContents contents = directory ? BundleContents.of(source) : BundleContents.all();
        return BundleCopy.ofDirectory(source, contents, contexts);
    }

    /** The files of a bundle, found when they are wanted. */
    @FunctionalInterface
    private interface Copying {
        BundleCopy find() throws IOException;
    }

    private void keep(VersionLabel label, Copying copying, Path source) {
        try {
            BundleCopy copy = copying.find();
            if (copy.tooLarge()) {
                events.announce(
                        Severity.WARN,
                        "Application version " + label.text() + " is not kept: its source bundle has more than"
                                + " 512 MB, and Beanstalk takes no larger one; move what is not needed out of " + source
                                + ".");
                return;
            }
            for (String dropped : versions.keep(label, copy, FileTime.from(events.now()))) {
                events.announce(
                        Severity.INFO,
                        "Application version " + dropped + " is no longer kept: only the latest " + KeptVersions.MOST
                                + " are.");
            }
        } catch (IOException | RuntimeException e) {
            events.announce(
                    Severity.WARN,
                    "Application version " + label.text() + " is not kept, so it cannot be deployed again: " + e
                            + "; make the files readable, and room for them.");
        }
    }

    /** Waits a moment, which is enough for a small bundle. */
    void awaitShortly() {
        await(SHORT);
    }

    /** Waits until all is kept. */
    void await() {
        await(LONG);
    }

    private void await(Duration time) {
        CompletableFuture<?> last;
        synchronized (this) {
            last = keeping;
        }
        try {
            last.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException goesOn) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("what can go wrong is announced", e);
        }
    }

    @Override
    public void close() {
        await();
    }
}
