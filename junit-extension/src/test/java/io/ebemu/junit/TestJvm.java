/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * A JVM of its own that runs one test class, as a build tool forks it.
 *
 * @param process what runs
 * @param output what its tests print
 */
record TestJvm(Process process, BufferedReader output) implements AutoCloseable {

    private static final String NO_REAPER = "TESTCONTAINERS_RYUK_DISABLED";

    /** Starts one in this module's directory without Testcontainers' reaper. */
    static TestJvm withoutReaper(Class<?> testClass) throws IOException {
        return start(Path.of(""), List.of(), testClass.getName(), Map.of(NO_REAPER, "true"));
    }

    /** Starts one with the reaper; unprivileged, as some machines have no privileged containers. */
    static TestJvm withReaper(Class<?> testClass) throws IOException {
        return start(
                Path.of(""),
                List.of(),
                testClass.getName(),
                Map.of(
                        "TESTCONTAINERS_RYUK_CONTAINER_IMAGE",
                        "ebemu-test/ryuk:1",
                        "TESTCONTAINERS_RYUK_CONTAINER_PRIVILEGED",
                        "false"));
    }

    /**
     * Starts one in the base directory of a module, as build tools do.
     *
     * @param classes directories of classes beside those of this module
     */
    static TestJvm start(Path module, List<Path> classes, String testClass, Map<String, String> variables)
            throws IOException {
        ProcessBuilder jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(classes),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        Main.class.getName(),
                        testClass)
                .directory(module.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        jvm.environment().remove(NO_REAPER);
        // The tests of the core need it; a user's build does not know it.
        jvm.environment().remove("TESTCONTAINERS_REUSE_ENABLE");
        jvm.environment().putAll(variables);
        Process process = jvm.start();
        return new TestJvm(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    private static String classPath(List<Path> classes) {
        return Stream.concat(
                        classes.stream().map(Path::toString),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The next line that its tests print. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the JVM ended before its test said anything; see its standard error");
        }
        return line;
    }

    /** All that its tests still print until it ends. */
    List<String> lines() {
        return output.lines().toList();
    }

    /** Kills it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to end, as Ctrl-C and build tools do. */
    void terminate() {
        process.destroy();
    }

    /** Its exit code, the number of tests that failed, once it has ended. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new AssertionError("the JVM still runs");
        }
        return process.exitValue();
    }

    /** Ends it if it still runs, so that its environment goes. */
    @Override
    public void close() throws IOException {
        terminate();
        process.onExit()
                .completeOnTimeout(process, 60, TimeUnit.SECONDS)
                .thenAccept(Process::destroyForcibly)
                .join();
        output.close();
    }

    /** What runs in the other JVM. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws ClassNotFoundException {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(Class.forName(arguments[0])))
                    .execute();
            List<Event> failed = results.allEvents().failed().list();
            failed.forEach(System.err::println);
            System.out.println(results.testEvents().succeeded().count() + " tests passed");
            System.exit(failed.size());
        }
    }
}
