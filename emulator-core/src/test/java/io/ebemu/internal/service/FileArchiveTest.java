/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.ebemu.internal.service.ServerNeeds.ServerFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;

class FileArchiveTest {

    private static long checksum(Map<String, ServerFile> files) {
        CRC32 checksum = new CRC32();
        new FileArchive(files).updateChecksum(checksum);
        return checksum.getValue();
    }

    @Test
    void all_files_are_in_one_archive_with_their_modes() throws IOException {
        FileArchive archive = new FileArchive(
                Map.of("/own/start", ServerFile.program("#!/bin/sh\n"), "/own/password", ServerFile.secret("s3cret")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            archive.transferTo(tar, FileArchive.ROOT);
        }

        List<String> found = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.add(entry.getName() + " " + Integer.toOctalString(entry.getMode()) + " "
                        + new String(tar.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
        assertThat(found).containsExactly("own/password 600 s3cret", "own/start 755 #!/bin/sh");
        assertThat(archive.getDescription()).contains("/own/password").doesNotContain("s3cret");
    }

    @Test
    void another_content_or_mode_is_another_archive() {
        assertThat(checksum(Map.of("/a", ServerFile.secret("one"))))
                .isEqualTo(checksum(Map.of("/a", ServerFile.secret("one"))))
                .isNotEqualTo(checksum(Map.of("/a", ServerFile.secret("two"))))
                .isNotEqualTo(checksum(Map.of("/a", ServerFile.program("one"))));
    }
}
