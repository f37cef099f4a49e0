/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ebemu.error.InvalidConfigurationException;
import io.ebemu.error.Problem;
import io.ebemu.error.SourceLocation;
import io.ebemu.error.UsageException;
import io.ebemu.internal.document.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceBundleReaderTest {

    private static final String MISSING = "This environment requires a Dockerrun.aws.json file to run. ";

    @TempDir
    Path temp;

    private final Problems problems = new Problems();
    private Path bundle;
    private Path unpacked;

    @BeforeEach
    void createBundleDirectory() throws IOException {
        bundle = Files.createDirectory(temp.resolve("bundle"));
        unpacked = temp.resolve("unpacked");
    }

    @Test
    void a_directory_is_read_where_it_is() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "{}");

        SourceBundle read = read(bundle);

        assertThat(read.directory()).isEqualTo(bundle);
        assertThat(read.dockerrunFile()).isEqualTo(bundle.resolve("Dockerrun.aws.json"));
        assertThat(read.dockerrunName()).isEqualTo("Dockerrun.aws.json");
        assertThat(read.dockerrun()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(unpacked).doesNotExist();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void a_file_of_any_name_is_a_dockerrun_file() throws IOException {
        Path file = Files.writeString(bundle.resolve("Dockerrun.aws.prod.json"), "{}");

        SourceBundle read = read(file);

        assertThat(read.directory()).isEqualTo(bundle);
        assertThat(read.dockerrunName()).isEqualTo("Dockerrun.aws.prod.json");
    }

    @Test
    void a_name_in_small_letters_is_found_with_a_warning() throws IOException {
        Files.writeString(bundle.resolve("dockerrun.aws.json"), "{}");

        assertThat(read(bundle).dockerrunName()).isEqualTo("dockerrun.aws.json");
        assertThat(problems.sorted())
                .containsExactly(new Problem(
                        Problem.Severity.WARNING,
                        Problem.Layer.BEANSTALK,
                        "dockerrun-name",
                        "Beanstalk looks for Dockerrun.aws.json and would not find this file; rename it",
                        new SourceLocation("dockerrun.aws.json", 1, 1),
                        ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker-compose.yml           | Found docker-compose.yml, which belongs to the Docker platform in compose mode; ebemu runs the ECS-managed Docker platform: list the containers in a Dockerrun.aws.json of version 2
            Dockerfile                   | Found a Dockerfile, which belongs to the Docker platform and its single container; ebemu runs the ECS-managed Docker platform: list the containers in a Dockerrun.aws.json of version 2
            Dockerrun.aws.json.template  | Found Dockerrun.aws.json.template; name that file instead of the directory, or rename it
            package.json                 | Name the directory that you would deploy
            """)
    void a_directory_without_the_file_is_refused_with_what_is_there(String present, String advice) throws IOException {
        Path file = bundle.resolve(present);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");

        assertThatThrownBy(() -> read(bundle))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("Dockerrun.aws.json:1:1 " + MISSING + advice);
        assertThat(problems.sorted()).extracting(Problem::layer).containsExactly(Problem.Layer.BEANSTALK);
    }

    @Test
    void the_only_directory_that_has_the_file_is_the_bundle_and_that_is_said() throws IOException {
        Path eb = Files.createDirectory(bundle.resolve("eb"));
        Files.writeString(eb.resolve("Dockerrun.aws.json"), "{}");
        Files.createDirectory(bundle.resolve("src"));

        assertThat(read(bundle).directory()).isEqualTo(eb);
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("bundle-below");
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.location()).isEqualTo(new SourceLocation("eb/Dockerrun.aws.json", 1, 1));
        });
    }

    @Test
    void of_two_directories_with_the_file_none_is_taken() throws IOException {
        for (String name : new String[] {"blue", "green"}) {
            Files.writeString(Files.createDirectory(bundle.resolve(name)).resolve("Dockerrun.aws.json"), "{}");
        }

        assertThatThrownBy(() -> read(bundle))
                .hasMessage("Dockerrun.aws.json:1:1 " + MISSING + "Found blue/Dockerrun.aws.json; name that directory");
    }

    @Test
    void a_zip_of_the_folder_instead_of_its_contents_is_refused() throws IOException {
        Path zip = zip("app/Dockerrun.aws.json", "{}", "app/conf/nginx.conf", "x");

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("app.zip:1:1 all that the zip has is in one folder, app/")
                .hasMessageContaining("zip the contents, not the folder");
    }

    @Test
    void a_zip_that_beanstalk_takes_no_more_is_refused_unread() throws IOException {
        Path zip = temp.resolve("app.zip");
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength((512L << 20) + 1);
        }

        assertThatThrownBy(() -> read(zip)).hasMessageContaining("app.zip:1:1 the zip has 536870913 bytes");
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void an_empty_directory_is_refused() {
        assertThatThrownBy(() -> read(bundle))
                .hasMessage("Dockerrun.aws.json:1:1 " + MISSING
                        + "The directory is empty; name the directory that you would deploy");
    }

    @Test
    void a_path_that_is_not_there_is_a_usage_error() {
        assertThatThrownBy(() -> read(temp.resolve("nowhere")))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith(
                        "nowhere: no such file or directory; name a directory, a zip or a" + " Dockerrun.aws.json");
    }

    @Test
    void a_zip_is_unpacked() throws IOException {
        Path zip = zip("Dockerrun.aws.json", "{}", "conf/nginx.conf", "daemon off;");

        SourceBundle read = read(zip);

        assertThat(read.directory()).isEqualTo(unpacked);
        assertThat(unpacked.resolve("conf/nginx.conf")).hasContent("daemon off;");
    }

    @Test
    void a_zip_that_writes_outside_of_its_directory_is_refused() throws IOException {
        Path zip = zip("Dockerrun.aws.json", "{}", "../evil", "x");

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("app.zip:1:1 ../evil would be written outside of the bundle; leave it out");
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    @Test
    void unpacking_again_leaves_equal_files_alone_and_replaces_others() throws IOException {
        read(zip("Dockerrun.aws.json", "{}", "same", "1", "other", "2"));
        FileTime written = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(unpacked.resolve("same"), written);
        Files.writeString(unpacked.resolve("by-a-container"), "data");

        read(zip("Dockerrun.aws.json", "{}", "same", "1", "other", "3"));

        assertThat(Files.getLastModifiedTime(unpacked.resolve("same"))).isEqualTo(written);
        assertThat(unpacked.resolve("other")).hasContent("3");
        assertThat(unpacked.resolve("by-a-container")).hasContent("data");
    }

    @Test
    void a_link_that_lies_where_a_zip_is_unpacked_is_not_followed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), "untouched");
        Files.createDirectory(unpacked);
        Files.createSymbolicLink(unpacked.resolve("Dockerrun.aws.json"), outside.resolve("file"));
        read(zip("Dockerrun.aws.json", "{}"));
        assertThat(outside.resolve("file")).hasContent("untouched");

        Files.createSymbolicLink(unpacked.resolve("conf"), outside);
        Path zip = zip("Dockerrun.aws.json", "{}", "conf/file", "x");
        assertThatThrownBy(() -> read(zip))
                .hasMessage("app.zip:1:1 conf/file would be written outside of the bundle; leave it out");
        assertThat(outside.resolve("file")).hasContent("untouched");
    }

    @Test
    void a_symbolic_link_in_a_zip_is_refused() throws IOException {
        Path zip = zip("Dockerrun.aws.json", "{}", "link", "/etc/passwd");
        setUnixMode(zip, "link", 0xa1ff);

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("app.zip:1:1 link is a symbolic link; put the file itself into the zip");
    }

    @Test
    void a_script_in_a_zip_stays_executable() throws IOException {
        Path zip = zip("Dockerrun.aws.json", "{}", "entry.sh", "#!/bin/sh");
        setUnixMode(zip, "entry.sh", 0x81ed);

        read(zip);

        assertThat(Files.isExecutable(unpacked.resolve("entry.sh"))).isTrue();
        assertThat(Files.isExecutable(unpacked.resolve("Dockerrun.aws.json"))).isFalse();
    }

    @Test
    void a_damaged_zip_is_refused() throws IOException {
        Path zip = Files.writeString(temp.resolve("app.zip"), "PK but not really");

        assertThatThrownBy(() -> read(zip))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("app.zip:1:1 the zip cannot be read: ")
                .hasMessageEndingWith("; build it again");
    }

    private SourceBundle read(Path path) {
        return new SourceBundleReader().read(path, unpacked, problems);
    }

    private Path zip(String... namesAndContents) throws IOException {
        Path zip = temp.resolve("app.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                entries.putNextEntry(new ZipEntry(namesAndContents[i]));
                entries.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    /** Says in the central directory that an entry was made on Unix and has a mode. */
    private static void setUnixMode(Path zip, String name, int mode) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bytes.limit() - 46; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                byte[] entry = new byte[bytes.getShort(at + 28)];
                bytes.get(at + 46, entry);
                if (new String(entry, StandardCharsets.UTF_8).equals(name)) {
                    bytes.put(at + 5, (byte) 3);
                    bytes.putInt(at + 38, mode << 16);
                }
            }
        }
        Files.write(zip, bytes.array());
    }
}
