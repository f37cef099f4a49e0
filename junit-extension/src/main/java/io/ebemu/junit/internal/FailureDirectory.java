/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import io.ebemu.internal.diagnosis.FileName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where what is known of a failure is written: {@code ebemu/<class>/<method>} below the build's directory, which is
 * Gradle's {@code build} where there is a Gradle build or only such a directory, else Maven's {@code target}. Invocations
 * of a template have their number behind the name. A class's own failures are in {@code <class>/class}, one of the start
 * of its environment in {@code <class>/start}.
 *
 * @param root the directory of all classes
 */
record FailureDirectory(Path root) {

    /** The configuration parameter, or system property, that gives the directory of all classes. */
    static final String PARAMETER = "ebemu.failures.directory";

    private static final Pattern INVOCATION = Pattern.compile("invocation:#([0-9]+)]");

    /** That of a test run. */
    static FailureDirectory of(ExtensionContext context, Path workingDirectory) {
        return new FailureDirectory(context.getConfigurationParameter(PARAMETER)
                .map(workingDirectory::resolve)
                .orElseGet(() -> buildDirectory(workingDirectory).resolve("ebemu")));
    }

    private static Path buildDirectory(Path working) {
        boolean gradle =
                Stream.of("build.gradle", "build.gradle.kts").anyMatch(file -> Files.exists(working.resolve(file)));
        boolean maven = Files.exists(working.resolve("pom.xml")) || Files.isDirectory(working.resolve("target"));
        boolean built = Files.isDirectory(working.resolve("build"));
        return working.resolve(gradle || (built && !maven) ? "build" : "target");
    }

    /** For a test, or for a class if no test runs. */
    Path of(ExtensionContext context) {
        return context.getTestMethod()
                .map(method -> method.getName() + invocations(lastSegment(context)))
                .map(FileName::of)
                .map(ofClass(context)::resolve)
                .orElseGet(() -> ofClass(context).resolve("class"));
    }

    /** For an environment that does not come up: that of the test that needs one of its own, else the class's. */
    Path ofStart(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? of(context)
                : ofClass(context).resolve("start");
    }

    private Path ofClass(ExtensionContext context) {
        String id = context.getUniqueId();
        String withoutTest = context.getTestMethod().isPresent()
                ? id.substring(0, id.length() - lastSegment(context).length())
                : id;
        return root.resolve(FileName.of(context.getRequiredTestClass().getName() + invocations(withoutTest)));
    }

    /** The part of the id that is about the method: class templates have invocations too. */
    private static String lastSegment(ExtensionContext context) {
        String id = context.getUniqueId();
        int method = Math.max(id.lastIndexOf("/[test-template:"), id.lastIndexOf("/[test-factory:"));
        return id.substring(Math.max(0, Math.max(method, id.lastIndexOf("/[method:"))));
    }

    private static String invocations(String id) {
        StringBuilder numbers = new StringBuilder();
        Matcher found = INVOCATION.matcher(id);
        while (found.find()) {
            numbers.append('[').append(found.group(1)).append(']');
        }
        return numbers.toString();
    }
}
