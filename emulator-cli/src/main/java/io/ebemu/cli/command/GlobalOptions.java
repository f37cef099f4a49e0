/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.command;

import io.ebemu.cli.output.ColorMode;
import io.ebemu.cli.output.Detail;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every verb takes, before it or after it. */
final class GlobalOptions {

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The environment, if not the one that the bundle names.")
    Optional<String> environment = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print JSON on standard output, and nothing else there.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print only errors and results.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print every step.")
    boolean verbose;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "Colour the output: auto, always or never. Default: ${DEFAULT-VALUE}.")
    ColorMode color = ColorMode.AUTO;

    @Option(names = "--strict", scope = ScopeType.INHERIT, description = "Treat warnings as errors.")
    boolean strict;

    @Option(
            names = "-C",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Run as if started in that directory.")
    Optional<Path> directory = Optional.empty();

    @Option(
            names = "--host",
            paramLabel = "URI",
            scope = ScopeType.INHERIT,
            description = "The Docker engine's endpoint. Default: as the docker command finds it.")
    Optional<String> dockerHost = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    boolean version;

    Detail detail() {
        return quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
    }

    /** A path that the user gave, seen from the directory the command is to run in. */
    Path resolve(Path path) {
        Path resolved = directory.map(base -> base.resolve(path)).orElse(path).normalize();
        return resolved.toString().isEmpty() ? Path.of(".") : resolved;
    }
}
