/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Where agents listen: in their environment's state directory, or, where the path is too long for a socket or the file
 * system has none, in a directory of the user's own among the temporary files.
 *
 * @param temporaryDirectory where temporary files are
 * @param user the name of the user who runs this process
 */
public record SocketPlaces(Path temporaryDirectory, String user) {

    /** {@code sun_path} has 104 bytes on macOS and 108 on Linux (unix(4), unix(7)), one of them for the end. */
    static final int LONGEST_PATH_BYTES = 103;

    private static final int DIGEST_DIGITS = 16;

    /** The socket of the environment whose records are in that directory. */
    public AgentSocket of(Path stateDirectory) {
        Path directory = stateDirectory.toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>();
        files.add(directory.resolve("agent.sock"));
        files.add(privateDirectory().resolve(digest(directory) + ".sock"));
        files.removeIf(file -> file.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES);
        return new AgentSocket(files, privateDirectory(), user);
    }

    private Path privateDirectory() {
        String name = user.replaceAll("[^A-Za-z0-9._-]", "_");
        return temporaryDirectory.toAbsolutePath().resolve("ebemu-" + name);
    }

    private static String digest(Path directory) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(directory.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
