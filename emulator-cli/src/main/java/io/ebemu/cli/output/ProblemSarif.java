/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.output;

import io.ebemu.error.Problem;
import io.ebemu.error.Problem.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Problems as a log in the Static Analysis Results Interchange Format, which code hosts and editors read.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
final class ProblemSarif {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final SourceFiles files;
    private final String version;

    /** @param version the version of this program */
    ProblemSarif(SourceFiles files, String version) {
        this.files = files;
        this.version = version;
    }

    JsonObject write(List<Problem> problems) {
        Map<String, Problem> rules = new LinkedHashMap<>();
        problems.forEach(problem -> rules.putIfAbsent(problem.code(), problem));
        List<String> codes = List.copyOf(rules.keySet());
        JsonObject driver = new JsonObject()
                .with("name", "ebemu")
                .with("version", version)
                .with("rules", rules.values().stream().map(ProblemSarif::rule).toList());
        JsonObject run = new JsonObject()
                .with("tool", new JsonObject().with("driver", driver))
                // What Java counts, and the documents' readers with it.
                .with("columnKind", "utf16CodeUnits")
                .with(
                        "results",
                        problems.stream()
                                .map(problem -> result(problem, codes.indexOf(problem.code())))
                                .toList());
        return new JsonObject().with("$schema", SCHEMA).with("version", "2.1.0").with("runs", List.of(run));
    }

    private static JsonObject rule(Problem example) {
        return new JsonObject()
                .with("id", example.code())
                .with("shortDescription", text(title(example.code())))
                .with("defaultConfiguration", new JsonObject().with("level", level(example)));
    }

    /** A code says in a few words what is wrong. */
    private static String title(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }

    private JsonObject result(Problem problem, int rule) {
        JsonObject region = new JsonObject()
                .with("startLine", problem.location().line())
                .with("startColumn", problem.location().column());
        JsonObject location = new JsonObject()
                .with(
                        "physicalLocation",
                        new JsonObject()
                                .with("artifactLocation", new JsonObject().with("uri", uri(problem)))
                                .with("region", region));
        if (!problem.pointer().isEmpty()) {
            location.with("logicalLocations", List.of(new JsonObject().with("fullyQualifiedName", problem.pointer())));
        }
        return new JsonObject()
                .with("ruleId", problem.code())
                .with("ruleIndex", rule)
                .with("level", level(problem))
                .with("message", text(problem.message()))
                .with("locations", List.of(location))
                .with(
                        "properties",
                        new JsonObject().with("layer", problem.layer().name().toLowerCase(Locale.ROOT)));
    }

    private static JsonObject text(String text) {
        return new JsonObject().with("text", text);
    }

    private static String level(Problem problem) {
        return problem.severity() == Severity.ERROR ? "error" : "warning";
    }

    private String uri(Problem problem) {
        Path file = files.fromWorkingDirectory(problem.location());
        if (file.isAbsolute()) {
            return file.toUri().toASCIIString();
        }
        String path = StreamSupport.stream(file.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every relative path is a URI once it is quoted", e);
        }
    }
}
