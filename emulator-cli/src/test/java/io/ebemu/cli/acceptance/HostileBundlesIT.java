/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are made to harm: each is refused soon, where it is wrong, and nothing is written beside it. */
class HostileBundlesIT {

    /** Of the whole process, on a machine that may do other things as well: of two tries one is that fast. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String GOOD = "{\"AWSEBDockerrunVersion\": 2, \"containerDefinitions\": [{\"name\": \"web\","
            + " \"image\": \"busybox:1.35\", \"memory\": 32}]}";

    @TempDir
    Path directory;

    private Path bundle;

    @BeforeEach
    void bundle() throws IOException {
        bundle = Files.createDirectory(directory.resolve("bundle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "web/../../outside", "..\\outside", "/../outside"})
    void a_zip_that_writes_outside(String name) throws IOException {
        refused(zip(name, "x".getBytes(StandardCharsets.UTF_8)), "app.zip:1:1", "outside of the bundle");
    }

    @Test
    void a_zip_that_unpacks_to_more_than_a_disk_holds() throws IOException {
        Path zip = bundle.resolve("app.zip");
        byte[] zeros = zeros(1 << 20);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            entry(out, "Dockerrun.aws.json", GOOD.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i <= 2048; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }

        refused(zip, "app.zip:1:1", "more than 2 GiB");
    }

    @Test
    void a_zip_with_a_link_that_leads_out() throws IOException, InterruptedException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), GOOD);
        ProcessBuilder python = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import zipfile\n"
                                + "z = zipfile.ZipFile('app.zip', 'w')\n"
                                + "z.write('Dockerrun.aws.json')\n"
                                + "i = zipfile.ZipInfo('link')\n"
                                + "i.create_system = 3\n"
                                + "i.external_attr = 0o120777 << 16\n"
                                + "z.writestr(i, '/etc/passwd')\n"
                                + "z.close()\n")
                .directory(bundle.toFile());
        assertThat(Finished.of(python, Duration.ofSeconds(30)).exitCode()).isZero();

        refused(bundle.resolve("app.zip"), "app.zip:1:1", "link is a symbolic link");
    }

    @Test
    void a_directory_with_a_mounted_link_that_leads_out() throws IOException {
        Files.writeString(directory.resolve("secret"), "x");
        Files.createSymbolicLink(bundle.resolve("link"), directory.resolve("secret"));
        Files.writeString(
                bundle.resolve("Dockerrun.aws.json"),
                GOOD.replace(
                                "\"memory\": 32",
                                "\"memory\": 32, \"mountPoints\": [{\"sourceVolume\": \"v\","
                                        + " \"containerPath\": \"/v\"}]")
                        .replace(
                                "\"containerDefinitions\"",
                                "\"volumes\": [{\"name\": \"v\", \"host\": {\"sourcePath\":"
                                        + " \"/var/app/current/link\"}}], \"containerDefinitions\""));

        refused(bundle, "Dockerrun.aws.json:1:", "link leads out of the bundle");
    }

    @Test
    void a_line_of_ten_megabytes() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "{\"x\": \"" + "a".repeat(10 << 20) + "\"}");

        refused(bundle, "Dockerrun.aws.json:1:", "65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void an_encoding_of_two_bytes(String charset) throws IOException {
        Files.write(bundle.resolve("Dockerrun.aws.json"), GOOD.getBytes(Charset.forName(charset)));

        refused(bundle, "Dockerrun.aws.json:1:");
    }

    @Test
    void an_encoding_of_one_byte() throws IOException {
        Files.write(
                bundle.resolve("Dockerrun.aws.json"),
                GOOD.replace("web", "w\u00e9b").getBytes(StandardCharsets.ISO_8859_1));

        refused(bundle, "Dockerrun.aws.json:1:", "UTF-8");
    }

    @Test
    void a_zero_byte() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), GOOD.replace("web", "w\0b"));

        refused(bundle, "Dockerrun.aws.json:1:");
    }

    @Test
    void a_byte_order_mark_is_no_harm() throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), "\ufeff" + GOOD);

        assertThat(new Ebemu(directory).run("validate", bundle.toString()).exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ebemu.yml", ".elasticbeanstalk/config.yml"})
    void anchors_that_multiply(String file) throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), GOOD);
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        Path path = bundle.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, laughs);

        refused(bundle, file + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ebemu.yml", ".elasticbeanstalk/config.yml"})
    void nesting_without_end(String file) throws IOException {
        Files.writeString(bundle.resolve("Dockerrun.aws.json"), GOOD);
        Path path = bundle.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "x: " + "[".repeat(100_000));

        refused(bundle, file + ":");
    }

    private void refused(Path handedOver, String... said) throws IOException {
        List<String> before = files();
        Finished finished = null;
        Duration took = SOON;
        for (int i = 0; i < 2 && took.compareTo(SOON) >= 0; i++) {
            long start = System.nanoTime();
            finished = new Ebemu(directory).run("validate", handedOver.toString());
            took = Duration.ofNanos(System.nanoTime() - start);
        }

        assertThat(finished.exitCode()).as(finished.toString()).isEqualTo(3);
        assertThat(finished.output() + finished.error()).contains(said).doesNotContain("\tat ");
        assertThat(took).isLessThan(SOON);
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(Path::toString).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            entry(out, "Dockerrun.aws.json", GOOD.getBytes(StandardCharsets.UTF_8));
            entry(out, name, content);
        }
        return Files.write(bundle.resolve("app.zip"), bytes.toByteArray());
    }

    private static void entry(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static byte[] zeros(int size) {
        return new byte[size];
    }
}
