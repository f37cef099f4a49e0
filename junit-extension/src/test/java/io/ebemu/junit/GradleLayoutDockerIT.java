/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.api.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What differs under Gradle from Maven: test JVMs have the project's directory as their working directory, builds write to
 * {@code build}, and with {@code maxParallelForks} several JVMs run classes of one project at the same time.
 */
@Timeout(180)
class GradleLayoutDockerIT {

    @TempDir
    Path project;

    @Test
    void forked_jvms_of_a_gradle_project_run_side_by_side_and_report_into_its_build_directory() throws Exception {
        Files.createFile(project.resolve("build.gradle.kts"));
        Path bundle = Files.createDirectories(project.resolve("src/main/beanstalk"));
        Files.copy(Path.of("src/test/resources/bundles/tiny/Dockerrun.aws.json"), bundle.resolve("Dockerrun.aws.json"));

        try (TestJvm passing = fork(Passes.class);
                TestJvm failing = fork(Fails.class)) {
            assertThat(passing.exitCode()).isZero();
            assertThat(failing.exitCode()).isEqualTo(1);
            List<String> environments = List.of(passing.line(), failing.line());

            assertThat(environments).doesNotHaveDuplicates();
            for (String environment : environments) {
                assertThat(EngineState.of(environment)).isEmpty();
            }
        }
        Path report =
                project.resolve("build/ebemu").resolve(Fails.class.getName()).resolve("fails");
        assertThat(report.resolve("web.log")).content().contains("web begins");
        assertThat(project.resolve("target")).doesNotExist();
    }

    private TestJvm fork(Class<?> testClass) throws IOException {
        return TestJvm.start(project, List.of(), testClass.getName(), Map.of("TESTCONTAINERS_RYUK_DISABLED", "true"));
    }

    @BeanstalkTest(bundle = "src/main/beanstalk", properties = "GREETING=hello")
    static class Passes {
        @Test
        void passes(Environment environment, @ContainerUri("web") URI web) {
            System.out.println(environment.id());
            assertThat(Fixtures.greeting(web)).isEqualTo("hello");
        }
    }

    @BeanstalkTest(bundle = "src/main/beanstalk", properties = "GREETING=hello")
    static class Fails {
        @Test
        void fails(Environment environment, @ContainerUri("web") URI web) {
            System.out.println(environment.id());
            assertThat(Fixtures.greeting(web)).isEqualTo("good bye");
        }
    }
}
