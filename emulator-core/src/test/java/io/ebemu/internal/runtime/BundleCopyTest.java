/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.source.BundleContents;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCopyTest {

    @TempDir
    Path temporary;

    private Path bundle;
    private Path copy;

    @BeforeEach
    void makeBundle() throws IOException {
        bundle = Files.createDirectories(temporary.resolve("bundle"));
        copy = temporary.resolve("copy");
        write("Dockerrun.aws.json", "{}");
    }

    @Test
    void what_git_the_eb_cli_and_ebemu_keep_beside_the_bundle_is_left_out() throws IOException {
        write("web/page", "hello");
        write(".git/HEAD", "x");
        write("web/.git", "x");
        write(".ebemu/shop/environment.json", "x");
        write(".elasticbeanstalk/logs/eb.log", "x");
        write(".elasticbeanstalk/config.yml", "x");

        BundleCopy.ofDirectory(bundle).into(copy);

        try (Stream<Path> files = Files.walk(copy)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> copy.relativize(file).toString()))
                    .containsExactlyInAnyOrder("Dockerrun.aws.json", "web/page", ".elasticbeanstalk/config.yml");
        }
    }

    @Test
    void what_the_eb_cli_would_not_send_is_left_out_but_for_what_images_are_built_from() throws IOException {
        write(".ebignore", "*.log\n/src/\n/docs/\n");
        write("web/page", "hello");
        write("web/error.log", "x");
        write("docs/page", "x");
        write("src/Dockerfile", "FROM scratch");

        BundleCopy.ofDirectory(bundle, BundleContents.of(bundle), List.of(bundle.resolve("src")))
                .into(copy);

        try (Stream<Path> files = Files.walk(copy)) {
            assertThat(files.map(file -> copy.relativize(file).toString()))
                    .containsExactlyInAnyOrder("", "Dockerrun.aws.json", "web", "web/page", "src", "src/Dockerfile");
        }
    }

    @Test
    void a_link_is_kept_only_if_what_it_leads_to_is_kept() throws IOException {
        write("web/page", "hello");
        write(".git/HEAD", "x");
        Files.writeString(temporary.resolve("secret"), "x");
        Files.createSymbolicLink(bundle.resolve("inside"), bundle.resolve("web/page"));
        Files.createSymbolicLink(bundle.resolve("outside"), temporary.resolve("secret"));
        Files.createSymbolicLink(bundle.resolve("left-out"), bundle.resolve(".git"));
        Files.createSymbolicLink(bundle.resolve("nowhere"), bundle.resolve("nothing"));

        BundleCopy.ofDirectory(bundle).into(copy);

        assertThat(Files.readSymbolicLink(copy.resolve("inside"))).isEqualTo(Path.of("web/page"));
        for (String gone : new String[] {"outside", "left-out", "nowhere"}) {
            assertThat(Files.exists(copy.resolve(gone), LinkOption.NOFOLLOW_LINKS))
                    .as(gone)
                    .isFalse();
        }
    }

    @Test
    void rights_stay_because_containers_run_as_any_user() throws IOException {
        Path program = write("web/run", "x");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(bundle.resolve("web"), PosixFilePermissions.fromString("r-xr-xr-x"));

        BundleCopy.ofDirectory(bundle).into(copy);

        assertThat(rights("web/run")).isEqualTo("rwxr-xr-x");
        assertThat(rights("web")).isEqualTo("rwxr-xr-x");
    }

    @Test
    void the_digest_tells_contents_names_and_rights_apart() throws IOException {
        Path page = write("web/page", "hello");
        String before = BundleCopy.ofDirectory(bundle).digest();

        assertThat(BundleCopy.ofDirectory(bundle).digest()).isEqualTo(before);
        Files.writeString(page, "hallo");
        String changed = BundleCopy.ofDirectory(bundle).digest();
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rwx------"));
        String executable = BundleCopy.ofDirectory(bundle).digest();
        Files.move(page, page.resolveSibling("other"));
        String moved = BundleCopy.ofDirectory(bundle).digest();

        assertThat(Stream.of(before, changed, executable, moved)).doesNotHaveDuplicates();
    }

    @Test
    void the_copy_has_the_digest_of_the_original() throws IOException {
        write("web/page", "hello");
        Files.createSymbolicLink(bundle.resolve("link"), bundle.resolve("web"));
        BundleCopy original = BundleCopy.ofDirectory(bundle);

        original.into(copy);

        assertThat(BundleCopy.ofDirectory(copy).digest()).isEqualTo(original.digest());
    }

    @Test
    void a_file_that_is_deployed_alone_is_copied_alone() throws IOException {
        write("beside", "x");
        Path dockerrun = write("my.json", "{}");

        BundleCopy.ofFile(dockerrun).into(copy);

        assertThat(copy.toFile().list()).containsExactly("Dockerrun.aws.json");
    }

    @Test
    void more_than_beanstalk_takes_is_too_large() throws IOException {
        assertThat(BundleCopy.ofDirectory(bundle).tooLarge()).isFalse();
        try (RandomAccessFile sparse =
                new RandomAccessFile(bundle.resolve("large").toFile(), "rw")) {
            sparse.setLength(BundleCopy.MAX_BYTES);
        }

        assertThat(BundleCopy.ofDirectory(bundle).tooLarge()).isTrue();
    }

    private String rights(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve(name)));
    }

    private Path write(String name, String content) throws IOException {
        Path file = bundle.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
