/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the user's ssh configuration says of a host.
 *
 * @param hostName the name or address behind the host's alias
 * @param sharesLogins whether connections to it share a login already
 */
record SshSettings(String hostName, boolean sharesLogins) {

    private static final int DEADLINE_SECONDS = 5;

    /** Asks ssh, which connects to nowhere for that; one that cannot tell has nothing configured. */
    static SshSettings of(Path ssh, SshTarget target) {
        List<String> words = new ArrayList<>(List.of(ssh.toString(), "-G"));
        words.addAll(target.arguments());
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return read(process, target);
        } catch (IOException e) {
            return new SshSettings(target.host(), false);
        }
    }

    private static SshSettings read(Process process, SshTarget target) throws IOException {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return new SshSettings(target.host(), false);
            }
            return parse(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList(),
                    target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SshSettings(target.host(), false);
        } finally {
            process.destroyForcibly();
        }
    }

    static SshSettings parse(List<String> lines, SshTarget target) {
        return new SshSettings(
                value(lines, "hostname").orElse(target.host()),
                value(lines, "controlpath").filter(path -> !path.equals("none")).isPresent());
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1).strip())
                .findFirst();
    }
}
