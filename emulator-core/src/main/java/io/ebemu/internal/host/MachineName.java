/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells this machine from others that use the same engine: over the network, or from a container with the engine's
 * socket. It is the host name and, where there is a machine id, a digest of that, because containers may share their
 * host's name and virtual machines that of their image.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/machine-id.html">machine-id(5), which asks for a
 *     digest instead of the id itself</a>
 */
public final class MachineName {

    private static final int DIGITS = 8;

    private final Path root;
    private final Host host;

    /** @param root the root of the file system */
    public MachineName(Path root, Host host) {
        this.root = root;
        this.host = host;
    }

    /** The name of the machine that this process runs on, such as {@code laptop-1a2b3c4d}. */
    public static String here(Host host) {
        return new MachineName(Path.of("/"), host).read();
    }

    String read() {
        String name = firstLine("proc/sys/kernel/hostname")
                .or(() -> host.environmentVariable("COMPUTERNAME"))
                .orElseGet(MachineName::resolved);
        return name + firstLine("etc/machine-id").map(id -> "-" + digest(id)).orElse("");
    }

    private Optional<String> firstLine(String file) {
        try {
            return Files.readString(root.resolve(file))
                    .lines()
                    .map(String::strip)
                    .findFirst()
                    .filter(line -> !line.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String digest(String id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("ebemu " + id).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
