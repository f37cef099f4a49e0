/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.error.Problem;
import io.ebemu.internal.document.Places;
import io.ebemu.internal.document.Problems;
import io.ebemu.model.ContainerDefinition;
import io.ebemu.model.ContainerResources;
import io.ebemu.model.MountPoint;
import io.ebemu.model.TaskDefinition;
import io.ebemu.model.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePathsTest {

    @TempDir
    Path directory;

    @Test
    void a_mounted_path_that_is_not_sent_is_a_warning_where_it_stands() throws IOException {
        Files.writeString(directory.resolve(".ebignore"), "/conf/\n*.log\n");
        for (String file : new String[] {"conf/nginx.conf", "web/page", "web/a.log"}) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.createFile(directory.resolve(file));
        }
        TaskDefinition task = TaskDefinition.of(
                List.of(ContainerDefinition.builder("web", "a", ContainerResources.ofMemory(64))
                        .mountPoints(Stream.of("conf", "web")
                                .map(name -> new MountPoint(name, "/" + name, false))
                                .toList())
                        .build()),
                List.of(Volume.ofHost("conf", "/var/app/current/conf"), Volume.ofHost("web", "/var/app/current/web")));
        SourceBundle bundle =
                new SourceBundle(directory, directory.resolve("Dockerrun.aws.json"), "Dockerrun.aws.json", new byte[0]);
        Problems problems = new Problems();

        new SourcePaths(bundle, new Places(Optional.empty(), "Dockerrun.aws.json"), problems).check(task);

        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("source-path-ignored");
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.message()).startsWith("conf is mounted, but .ebignore leaves it out");
        });
    }

    @Test
    void a_mounted_path_that_the_bundle_lacks_is_a_warning_where_it_stands() throws IOException {
        Files.createDirectory(directory.resolve("server"));
        Files.createFile(directory.resolve("server/Dockerfile"));
        TaskDefinition task = TaskDefinition.of(
                List.of(ContainerDefinition.builder("web", "a", ContainerResources.ofMemory(64))
                        .mountPoints(Stream.of("whole", "there", "absent", "relative", "machine", "no-path", "task")
                                .map(name -> new MountPoint(name, "/" + name, false))
                                .toList())
                        .build()),
                List.of(
                        Volume.ofHost("whole", "/var/app/current"),
                        Volume.ofHost("there", "/var/app/current/server/Dockerfile"),
                        Volume.ofHost("absent", "/var/app/current//conf/nginx.conf"),
                        Volume.ofHost("relative", "./data"),
                        Volume.ofHost("machine", "/var/app/currently/absent"),
                        Volume.ofHost("no-path", "/var/app/current/\0"),
                        Volume.ofHost("unmounted", "/var/app/current/unmounted"),
                        Volume.ofTask("task")));
        Path dockerrun = directory.resolve("Dockerrun.aws.json");
        SourceBundle bundle = new SourceBundle(directory, dockerrun, "Dockerrun.aws.json", new byte[0]);
        Problems problems = new Problems();

        new SourcePaths(bundle, new Places(Optional.empty(), "Dockerrun.aws.json"), problems).check(task);

        assertThat(problems.sorted()).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo("source-path-missing");
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.layer()).isEqualTo(Problem.Layer.AGENT);
        });
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "Dockerrun.aws.json:1:1 volumes[2].host.sourcePath: there is no conf/nginx.conf in the bundle, so"
                                + " Docker makes an empty directory of that name, even where a file is meant; add it or"
                                + " correct the path",
                        "Dockerrun.aws.json:1:1 volumes[3].host.sourcePath: there is no data in the bundle, so Docker"
                                + " makes an empty directory of that name, even where a file is meant; add it or correct"
                                + " the path");
    }
}
