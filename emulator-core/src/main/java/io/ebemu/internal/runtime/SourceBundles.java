/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.Bundle;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.Problem;
import io.ebemu.error.UsageException;
import io.ebemu.internal.dockerrun.DockerrunReader;
import io.ebemu.internal.dockerrun.DockerrunResult;
import io.ebemu.internal.document.NearestName;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.internal.placement.Placement;
import io.ebemu.internal.source.Source;
import io.ebemu.internal.source.SourceReader;
import io.ebemu.model.ApplicationVersion;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.TaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Reads bundles from disk; what belongs to an environment is kept in {@code .ebemu} beside its bundle. */
public final class SourceBundles implements BundleReader {

    private static final String STATE = ".ebemu";

    private final SourceReader sources = new SourceReader();
    private final DockerrunReader dockerruns = new DockerrunReader();

    @Override
    public ReadBundle read(Bundle bundle) {
        Path unpacked = Files.isRegularFile(bundle.path())
                ? unpackDirectory(bundle, stateDirectory(bundle, sources.environmentOf(bundle)))
                : home(bundle);
        Source source = sources.read(bundle, unpacked, environment -> changes(stateDirectory(bundle, environment)));
        return read(bundle, source, true);
    }

    @Override
    public ReadBundle read(Bundle bundle, Path stateDirectory, Optional<Path> files) {
        Function<EnvironmentId, PropertyChanges> changes = environment -> changes(stateDirectory);
        Source source = files.map(kept -> sources.readKept(bundle, kept, changes))
                .orElseGet(() -> sources.read(
                        bundle,
                        Files.isRegularFile(bundle.path()) ? unpackDirectory(bundle, stateDirectory) : home(bundle),
                        changes));
        ReadBundle read = read(bundle, source, true);
        return new ReadBundle(read.environment(), stateDirectory, read.version(), read.problems(), read.placement());
    }

    private static PropertyChanges changes(Path stateDirectory) {
        return new PropertiesFile(new StateDirectory(stateDirectory)).read();
    }

    @Override
    public List<Problem> problems(Bundle bundle) {
        if (Source.isZip(bundle.path())) {
            return problemsOfZip(bundle);
        }
        // A Dockerrun file that is named alone need not lie where it is deployed.
        return read(bundle, sources.read(bundle, home(bundle)), Files.isDirectory(bundle.path()))
                .problems();
    }

    private List<Problem> problemsOfZip(Bundle bundle) {
        try {
            Path temporary = Files.createTempDirectory("ebemu-validate");
            try {
                return read(bundle, sources.read(bundle, temporary.resolve("current")), true)
                        .problems();
            } finally {
                new StateDirectory(temporary.resolve("current")).delete();
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UsageException("cannot unpack " + bundle.path() + ": " + e.getMessage(), e);
        }
    }

    private ReadBundle read(Bundle bundle, Source source, boolean checkMounts) {
        DockerrunResult dockerrun =
                dockerruns.read(source.bundle().dockerrun(), source.bundle().dockerrunName());
        Problems problems = new Problems();
        problems.addAll(source.problems());
        problems.addAll(dockerrun.problems());
        if (checkMounts) {
            dockerrun.taskDefinition().ifPresent(task -> source.checkMounts(task, dockerrun.places(), problems));
        }
        dockerrun.taskDefinition().ifPresent(task -> requireContainers(bundle, task));
        Placement placement = Placement.of(
                dockerrun.taskDefinition(),
                dockerrun.places().of("containerDefinitions"),
                bundle.instanceType(),
                source.instanceType());
        problems.addAll(placement.problems());
        Optional<ApplicationVersion> version =
                dockerrun.taskDefinition().map(task -> version(source, task, dockerrun.places(), problems));
        return new ReadBundle(
                source.environment(),
                stateDirectory(bundle, source.environment()),
                version.filter(whole -> !problems.haveErrors()),
                problems.sorted(),
                placement);
    }

    /** A program names them, so there is no place in a file to point at. */
    private static void requireContainers(Bundle bundle, TaskDefinition task) {
        List<String> containers =
                task.containers().stream().map(ContainerDefinition::name).toList();
        bundle.images().keySet().stream()
                .filter(name -> !containers.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new UsageException("an image is given for a container \"" + name + "\", which "
                            + bundle.path() + " does not have; the containers are " + String.join(", ", containers)
                            + NearestName.hint(name, containers));
                });
    }

    private static ApplicationVersion version(Source source, TaskDefinition task, Places places, Problems problems) {
        source.checkImageOverrides(task, problems);
        return new ApplicationVersion(
                source.environment(),
                source.applicationName(),
                source.versionLabel(),
                source.directory(),
                task,
                source.properties(),
                source.services(),
                source.imageOverrides(),
                source.localValues(task, places, problems),
                source.healthCheck(task, problems),
                source.vpc());
    }

    @Override
    public ReadBundle identify(Bundle bundle) {
        EnvironmentId environment = sources.environmentOf(bundle);
        return new ReadBundle(
                environment, stateDirectory(bundle, environment), Optional.empty(), List.of(), Placement.none());
    }

    /** Only a zip needs it. Each content gets a directory of its own, so that none has files of another. */
    private static Path unpackDirectory(Bundle bundle, Path stateDirectory) {
        CRC32 content = new CRC32();
        try (InputStream zip = new CheckedInputStream(Files.newInputStream(bundle.path()), content)) {
            zip.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UsageException("cannot read " + bundle.path() + ": " + e.getMessage(), e);
        }
        return stateDirectory.resolve("current-" + Long.toHexString(content.getValue()));
    }

    private static Path stateDirectory(Bundle bundle, EnvironmentId environment) {
        return home(bundle).resolve(STATE).resolve(environment.name());
    }

    private static Path home(Bundle bundle) {
        Path path = bundle.path().toAbsolutePath().normalize();
        return Files.isDirectory(path) ? path : Objects.requireNonNull(path.getParent(), "a file has a directory");
    }
}
