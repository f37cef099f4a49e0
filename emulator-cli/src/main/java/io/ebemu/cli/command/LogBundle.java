/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.api.BeanstalkEmulator;
import io.ebemu.api.LogQuery;
import io.ebemu.cli.output.LogArchive;
import io.ebemu.error.UsageException;
import io.ebemu.model.observed.ContainerSnapshot;
import io.ebemu.model.observed.ObservedState;
import io.ebemu.model.observed.ServiceSnapshot;
import io.ebemu.model.observed.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Fills an archive with an environment's logs under the names that Beanstalk's bundle logs give them. Services, and
 * streams of CloudWatch Logs, which AWS keeps elsewhere, have directories of their own.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/create_deploy_docker_v2config.html">Dockerrun
 *     v2, where container logs are on the instance</a>
 */
final class LogBundle {

    private static final String CONTAINERS = "var/log/containers/";
    private static final String AWSLOGS = "var/log/awslogs/";
    private static final String SERVICES = "var/log/services/";
    private static final int SHORT_ID_DIGITS = 12;
    private static final int ALL = -1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final BeanstalkEmulator emulator;
    private final ObservedState state;
    private final LogArchive archive;
    private final FileTime now;
    private final Consumer<String> leftOut;

    /** @param leftOut takes what should be in the archive and is not, and why */
    LogBundle(
            BeanstalkEmulator emulator,
            ObservedState state,
            LogArchive archive,
            FileTime now,
            Consumer<String> leftOut) {
        this.emulator = emulator;
        this.state = state;
        this.archive = archive;
        this.now = now;
        this.leftOut = leftOut;
    }

    /** @throws IOException if the archive cannot be written */
    void collect() throws IOException, InterruptedException {
        List<ContainerSnapshot> containers = state.task().map(Task::containers).orElse(List.of());
        for (ContainerSnapshot container : containers) {
            if (container.runtimeId().isPresent()) {
                String id = container.runtimeId().get();
                String shortId = id.substring(0, Math.min(id.length(), SHORT_ID_DIGITS));
                lines(container.name(), CONTAINERS + container.name() + "-" + shortId + "-stdouterr.log");
            }
        }
        Path log = state.stateDirectory().resolve("log");
        files(log.resolve("containers"), CONTAINERS);
        files(log.resolve("awslogs"), AWSLOGS);
        for (ServiceSnapshot service : state.services()) {
            lines(service.identifier(), SERVICES + service.identifier() + ".log");
        }
    }

    private void files(Path root, String entries) throws IOException {
        for (Map.Entry<Path, BasicFileAttributes> file :
                new LogFiles(leftOut).below(root).entrySet()) {
            file(entries + inZip(root.relativize(file.getKey())), file.getKey(), file.getValue());
        }
    }

    private void lines(String source, String entry) throws IOException, InterruptedException {
        LogLineEntry lines = new LogLineEntry(archive, entry, now);
        try {
            emulator.logs(state.environment(), new LogQuery(List.of(source), ALL, false), lines);
        } catch (UsageException e) {
            // Gone from the engine, as after `down`; the files of its log volume are still there.
            leftOut.accept(source + ": " + e.getMessage());
            return;
        }
        lines.end();
    }

    private void file(String entry, Path file, BasicFileAttributes attributes) throws IOException {
        Optional<InputStream> opened = archive.has(entry) ? leaveOut(file, "its name is taken") : open(file);
        if (opened.isEmpty()) {
            return;
        }
        try (InputStream in = opened.get()) {
            archive.begin(entry, attributes.lastModifiedTime());
            byte[] buffer = new byte[BUFFER_BYTES];
            // No further than it went when it was found: a container may write faster than this reads.
            long left = attributes.size();
            while (left > 0) {
                int read = read(in, buffer, (int) Math.min(buffer.length, left), file);
                if (read < 0) {
                    return;
                }
                archive.write(buffer, read);
                left -= read;
            }
        }
    }

    private Optional<InputStream> open(Path file) {
        try {
            return Optional.of(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return leaveOut(file, "cannot be read");
        }
    }

    private int read(InputStream in, byte[] buffer, int most, Path file) {
        try {
            return in.read(buffer, 0, most);
        } catch (IOException e) {
            leaveOut(file, "cannot be read to its end");
            return -1;
        }
    }

    private Optional<InputStream> leaveOut(Path file, String why) {
        leftOut.accept(file + ": " + why);
        return Optional.empty();
    }

    /** A container chooses its files' names: a backslash would be a separator to those who unpack on Windows. */
    private static String inZip(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .map(name -> name.toString().replace("\\", "%5C"))
                .collect(Collectors.joining("/"));
    }
}
