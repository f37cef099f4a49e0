/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import io.ebemu.internal.document.Fields;
import io.ebemu.internal.document.Located;
import io.ebemu.internal.document.Node;
import io.ebemu.internal.document.Place;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ImageOverride;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code images}: for a container's name either an image or a build. */
final class ImageOverrideReader {

    private static final String EXAMPLE = "{build: ./server} or {image: other/image:tag}";

    private final Path directory;
    private final Problems problems;

    ImageOverrideReader(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    Map<String, EnvironmentFile.LocatedImage> read(Fields top) {
        Map<String, EnvironmentFile.LocatedImage> overrides = new LinkedHashMap<>();
        top.object("images", "server: " + EXAMPLE).stream()
                .flatMap(Fields::members)
                .forEach(member -> top.object(member.value(), EXAMPLE)
                        .flatMap(this::override)
                        .ifPresent(image ->
                                overrides.put(member.key(), new EnvironmentFile.LocatedImage(image, member.place()))));
        return overrides;
    }

    private Optional<ImageOverride> override(Fields fields) {
        fields.checkedBy(EnvironmentFileKeys.IMAGE);
        Optional<Node> build = fields.value("build");
        Optional<Located<String>> image = fields.word("image");
        if (build.isPresent() == image.isPresent()) {
            problems.error(
                    fields.place(), "image-override-invalid", "expected either build or image; write " + EXAMPLE);
            return Optional.empty();
        }
        return build.isPresent()
                ? build(fields, build.get())
                : image.map(reference -> new ImageOverride.Reference(reference.value()));
    }

    private Optional<ImageOverride> build(Fields fields, Node build) {
        if (!(build instanceof Node.Mapping)) {
            return fields.text(build).flatMap(context -> build(context, "Dockerfile", context.place()));
        }
        return fields.object(build, "{context: ./server, dockerfile: Dockerfile.local}")
                .map(object -> object.checkedBy(EnvironmentFileKeys.BUILD))
                .flatMap(object -> {
                    Optional<Located<String>> dockerfile = object.word("dockerfile");
                    Located<String> context =
                            object.word("context").orElseGet(() -> new Located<>(".", object.place()));
                    return build(
                            context,
                            dockerfile.map(Located::value).orElse("Dockerfile"),
                            dockerfile.map(Located::place).orElse(context.place()));
                });
    }

    private Optional<ImageOverride> build(Located<String> written, String dockerfile, Place dockerfilePlace) {
        try {
            Path context = directory.resolve(written.value()).toAbsolutePath().normalize();
            if (!Files.isDirectory(context)) {
                problems.error(
                        written.place(),
                        "build-context-missing",
                        "there is no directory " + written.value() + " beside this file; correct the path");
                return Optional.empty();
            }
            if (!Files.isRegularFile(context.resolve(dockerfile))) {
                problems.error(
                        dockerfilePlace,
                        "dockerfile-missing",
                        "there is no " + dockerfile + " in " + written.value() + "; write dockerfile: with its name");
                return Optional.empty();
            }
            return Optional.of(new ImageOverride.Build(context, dockerfile));
        } catch (InvalidPathException e) {
            problems.error(written.place(), "build-context-missing", "this is no path; correct it");
            return Optional.empty();
        }
    }
}
