/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.api.Bundle;
import io.ebemu.api.PropertyChanges;
import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.SourceLocation;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.EnvironmentId;
import io.ebemu.model.ImageOverride;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a bundle says about its environment. Only what the containers are is left to the Dockerrun's reader. */
public final class SourceReader {

    private static final int LABEL_DIGITS = 8;

    private final SourceBundleReader bundles = new SourceBundleReader();

    /** As the other, for an environment of which nothing was changed by hand. */
    public Source read(Bundle requested, Path unpackInto) {
        return read(requested, unpackInto, environment -> PropertyChanges.none());
    }

    /**
     * Reads a bundle and the files beside it; problems in them are part of the answer.
     *
     * @param unpackInto where a zip is unpacked; unpacking the same zip there again changes nothing
     * @param changes what was set and removed of an environment's properties by hand
     * @throws io.ebemu.error.UsageException if the path cannot be read
     * @throws InvalidConfigurationException if it holds no Dockerrun file, or is an unsafe zip
     */
    public Source read(Bundle requested, Path unpackInto, Function<EnvironmentId, PropertyChanges> changes) {
        Problems problems = new Problems();
        SourceBundle bundle = bundles.read(requested.path(), unpackInto, problems);
        return read(requested, bundle, bundle.directory(), changes, problems);
    }

    /**
     * Reads what a bundle says about the environment, with the files of a version that is kept elsewhere.
     *
     * @param kept the directory with the version's files
     * @param changes as in {@link #read}
     */
    public Source readKept(Bundle requested, Path kept, Function<EnvironmentId, PropertyChanges> changes) {
        Problems problems = new Problems();
        SourceBundle bundle = bundles.read(kept, kept, problems);
        boolean zip = Source.isZip(requested.path());
        Path directory = zip ? kept : new BundleFiles(requested.path()).directory();
        return read(requested, bundle, directory, changes, problems);
    }

    /** @param directory where paths in {@code ebemu.yml} begin */
    private static Source read(
            Bundle requested,
            SourceBundle bundle,
            Path directory,
            Function<EnvironmentId, PropertyChanges> changes,
            Problems problems) {
        BundleFiles files = new BundleFiles(requested.path());
        EbConfig config = config(files, problems);
        Optional<byte[]> written = files.read(EnvironmentFile.NAME);
        ServiceOverrides overrides = new ServiceOverrides(requested.services());
        Map<String, byte[]> configurations = Source.isZip(requested.path()) || Files.isDirectory(requested.path())
                ? BundleFiles.configurations(bundle.directory(), problems)
                : Map.of();
        EnvironmentFile file = written.isEmpty() && configurations.isEmpty()
                ? EnvironmentFile.absent().with(overrides.over(List.of(), problems))
                : new EnvironmentFileReader(problems, overrides)
                        .read(written.orElseGet(() -> new byte[0]), directory, configurations);
        EnvironmentId environment = new EnvironmentNaming(problems).name(requested, files, config, file);
        Map<String, String> properties = new EnvironmentProperties(problems)
                .merge(file.properties(), changes.apply(environment), requested.properties(), environment);
        Map<String, ImageOverride> images = new LinkedHashMap<>();
        Map<String, SourceLocation> locations = new LinkedHashMap<>();
        file.images().forEach((container, override) -> {
            images.put(container, in(bundle.directory(), directory, override.image()));
            locations.put(container, override.place().location());
        });
        requested.images().forEach((container, image) -> images.put(container, new ImageOverride.Reference(image)));
        return new Source(
                environment,
                config.applicationName().or(file::applicationName).orElseGet(files::defaultName),
                label(bundle.dockerrun(), written.orElseGet(() -> new byte[0]), configurations),
                config.defaultRegion(),
                bundle,
                properties,
                CoupledDatabaseReader.named(file.services(), environment),
                images,
                locations,
                file.instanceType(),
                file.healthCheck(),
                file.standIns(),
                file.vpc(),
                problems.sorted());
    }

    /** What a version has of a build context is its own. */
    private static ImageOverride in(Path version, Path directory, ImageOverride image) {
        if (image instanceof ImageOverride.Build build && build.context().startsWith(directory)) {
            Path own = version.resolve(directory.relativize(build.context()));
            return Files.isDirectory(own) ? new ImageOverride.Build(own, build.dockerfile()) : build;
        }
        return image;
    }

    /**
     * Reads only the name of the environment, for commands that start nothing: needs no Dockerrun file.
     *
     * @throws io.ebemu.error.UsageException if the path does not exist
     * @throws InvalidConfigurationException if the name is invalid, or a file that may hold it cannot be read
     */
    public EnvironmentId environmentOf(Bundle requested) {
        SourceBundleReader.requireExisting(requested.path());
        Problems problems = new Problems();
        BundleFiles files = new BundleFiles(requested.path());
        EnvironmentNaming naming = new EnvironmentNaming(problems);
        Optional<Located<String>> written = EnvironmentNaming.explicit(requested)
                .or(() -> config(files, problems).environmentName())
                .or(() -> files.read(EnvironmentFile.NAME)
                        .flatMap(content -> new EnvironmentFileReader(problems)
                                .readNames(content)
                                .environmentName()));
        Optional<EnvironmentId> named = written.flatMap(naming::valid);
        if (problems.haveErrors()) {
            throw new InvalidConfigurationException(problems.sorted());
        }
        return named.orElseGet(() -> EnvironmentId.fromDirectoryName(files.defaultName()));
    }

    private static EbConfig config(BundleFiles files, Problems problems) {
        return files.read(EbConfig.NAME)
                .map(content -> EbConfig.read(content, GitBranch.of(files.directory()), problems))
                .orElseGet(EbConfig::absent);
    }

    private static String label(byte[] dockerrun, byte[] environmentFile, Map<String, byte[]> configurations) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(dockerrun);
            // Where one file ends and the next begins is part of what is digested.
            digest.update((byte) 0);
            digest.update(environmentFile);
            configurations.forEach((name, content) -> {
                digest.update((byte) 0);
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return "app-" + HexFormat.of().formatHex(digest.digest()).substring(0, LABEL_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
