/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that problems stand in; problems name them as seen from within the bundle.
 *
 * @param directory the bundle's directory; empty if its files are not to be looked at, as those within a zip
 */
public record SourceFiles(Optional<Path> directory) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Files that are not to be looked at. */
    public static SourceFiles unseen() {
        return new SourceFiles(Optional.empty());
    }

    /** The files of a bundle: a directory, a zip, or a file in its directory. */
    public static SourceFiles of(Path bundle) {
        if (Files.isDirectory(bundle)) {
            return new SourceFiles(Optional.of(bundle));
        }
        boolean zip = bundle.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        return zip ? unseen() : new SourceFiles(Optional.of(bundle.resolveSibling("")));
    }

    /** The line that a problem stands in, without its end. */
    Optional<String> line(SourceLocation location) {
        Optional<Path> file =
                directory.map(path -> path.resolve(location.file())).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            // Not UTF-8? Then any bytes will do as characters: the text is only shown.
            String content = new String(Files.readAllBytes(file.get()), StandardCharsets.UTF_8);
            String text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
            return text.lines().skip(location.line() - 1L).findFirst();
        } catch (IOException e) {
            // The problem itself has been told; its line is an extra.
            return Optional.empty();
        }
    }

    /** The file as seen from the working directory, if it is below that; else as seen from within the bundle. */
    Path fromWorkingDirectory(SourceLocation location) {
        Path name = Path.of(location.file());
        Path here = Path.of("").toAbsolutePath();
        return directory
                .map(path -> path.toAbsolutePath().normalize().resolve(name))
                .filter(file -> file.startsWith(here))
                .map(here::relativize)
                .orElse(name);
    }
}
