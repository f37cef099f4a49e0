/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The test class that the README shows is a newcomer's first: it compiles and passes as it stands there. */
@Timeout(180)
class ReadmeDockerIT {

    @TempDir
    Path module;

    @Test
    void the_test_of_the_readme_passes() throws Exception {
        Path bundle = Files.createDirectories(module.resolve("src/main/beanstalk"));
        copy(Path.of("src/test/resources/bundles/shop"), bundle);
        Path source = Files.writeString(module.resolve("ShopTest.java"), example());
        compile(source);

        try (TestJvm jvm =
                TestJvm.start(module, List.of(module), "ShopTest", Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"))) {
            assertThat(jvm.exitCode()).isZero();
            assertThat(jvm.lines()).contains("3 tests passed");
        }
    }

    private static String example() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String fromHere = readme.substring(readme.indexOf("```java\n") + "```java\n".length());
        return fromHere.substring(0, fromHere.indexOf("```"));
    }

    private static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d", source.getParent().toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(problems, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(problems.toString()).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
