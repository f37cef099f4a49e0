/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureDirectoryTest {

    private static final Path ROOT = Path.of("failures");
    private static final String CLASS = FailureDirectoryTest.class.getName();

    @TempDir
    Path working;

    @RegisterExtension
    final Contexts contexts = new Contexts();

    @Test
    void a_test_has_a_directory_in_that_of_its_class() {
        assertThat(contexts.directory())
                .isEqualTo(ROOT.resolve(CLASS).resolve("a_test_has_a_directory_in_that_of_its_class"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_invocation_has_its_number(int number) {
        assertThat(contexts.directory())
                .isEqualTo(ROOT.resolve(CLASS).resolve("an_invocation_has_its_number[" + number + "]"));
    }

    @Nested
    class Inner {
        @Test
        void is_a_class_of_its_own() {
            assertThat(contexts.directory())
                    .isEqualTo(ROOT.resolve(CLASS + "$Inner").resolve("is_a_class_of_its_own"));
        }
    }

    @Test
    void a_class_has_one_for_its_start_and_one_for_what_it_does_around_its_tests() {
        ExtensionContext ofClass = contexts.context.getParent().orElseThrow();

        assertThat(new FailureDirectory(ROOT).of(ofClass))
                .isEqualTo(ROOT.resolve(CLASS).resolve("class"));
        assertThat(new FailureDirectory(ROOT).ofStart(ofClass))
                .isEqualTo(ROOT.resolve(CLASS).resolve("start"));
    }

    @Test
    void it_is_in_the_directory_that_the_build_makes() throws IOException {
        assertThat(root()).as("nothing there").isEqualTo(working.resolve("target/ebemu"));

        Files.createDirectory(working.resolve("build"));
        assertThat(root()).as("only build").isEqualTo(working.resolve("build/ebemu"));

        Files.createFile(working.resolve("pom.xml"));
        assertThat(root()).as("Maven with a build directory").isEqualTo(working.resolve("target/ebemu"));

        Files.createFile(working.resolve("build.gradle.kts"));
        assertThat(root()).as("Gradle, though Maven too").isEqualTo(working.resolve("build/ebemu"));
    }

    private Path root() {
        return FailureDirectory.of(contexts.context, working).root();
    }

    /** Knows the context of the test that runs. */
    private static final class Contexts implements BeforeEachCallback {

        private ExtensionContext context;

        @Override
        public void beforeEach(ExtensionContext begun) {
            context = begun;
        }

        Path directory() {
            return new FailureDirectory(ROOT).of(context);
        }
    }
}
