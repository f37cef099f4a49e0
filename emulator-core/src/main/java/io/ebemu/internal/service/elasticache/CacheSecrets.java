/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.elasticache;

import io.ebemu.error.ManagedServiceException;
import io.ebemu.internal.host.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What only the emulator knows of the caches of one environment: its user's password, and the names under which it gives
 * commands that ElastiCache keeps from clients. All come from one secret, in a file that only its owner reads.
 */
final class CacheSecrets {

    /** The user as which the emulator, and a replica, comes to a server. */
    static final String USER = "ebemu";

    private static final int DIGITS = 48;

    private final String secret;

    private CacheSecrets(String secret) {
        this.secret = secret;
    }

    /** Those of the environment that keeps its files in that directory; made when they are first wanted. */
    static synchronized CacheSecrets of(Path stateDirectory, Host host) {
        Path file = stateDirectory.resolve("elasticache.secret");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(stateDirectory, only(stateDirectory, "rwx------"));
                Path draft = Files.createTempFile(stateDirectory, ".", ".partial", only(file, "rw-------"));
                Files.writeString(draft, host.randomHex(DIGITS));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new CacheSecrets(Files.readString(file));
        } catch (IOException e) {
            throw new ManagedServiceException(
                    "cannot keep the caches' secret in " + file + ": " + e + "; make its directory writable, then try"
                            + " again",
                    e);
        }
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    String password() {
        return derived("password");
    }

    /** The name under which a renamed command is known. */
    String nameOf(String command) {
        return command + "-" + derived(command);
    }

    private String derived(String purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((secret + purpose).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CacheSecrets[****]";
    }
}
