/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Connects through the user's own {@code ssh}, as the Docker command line does: {@code docker system dial-stdio} on the
 * other machine copies its input and output to and from the engine. Keys, known hosts and all else are ssh's affair. It
 * is never asked anything, as an agent has no terminal: a question is an error, which says what to settle once by hand.
 *
 * @see <a href="https://github.com/docker/cli/tree/master/cli/connhelper">docker/cli: connhelper</a>
 * @see <a href="https://man.openbsd.org/ssh_config">ssh_config(5)</a>
 */
final class SshDialer implements Dialer {

    private static final List<String> OPTIONS = List.of(
            "-T",
            "-o",
            "BatchMode=yes",
            "-o",
            "ConnectTimeout=10",
            // A connection that died in silence would look like an engine on which nothing happens.
            "-o",
            "ServerAliveInterval=15");

    private final Path ssh;
    private final SshTarget target;
    private final Optional<Path> shared;

    /**
     * Through that program.
     *
     * @param shared where connections may share one login; each has its own if empty
     */
    SshDialer(Path ssh, SshTarget target, Optional<Path> shared) {
        this.ssh = ssh;
        this.target = target;
        this.shared = shared;
    }

    /**
     * Where logins may be shared, in a directory that only this process's user reaches: a login takes a third of a second
     * and each request is a connection. Empty where the user's configuration shares them anyway, and on Windows, whose
     * ssh cannot.
     */
    static Optional<Path> sharedLogin(SshSettings settings, Path directory) {
        return settings.sharesLogins() || File.separatorChar == '\\'
                ? Optional.empty()
                : Optional.of(directory.resolve("s"));
    }

    @Override
    public Duplex dial() throws IOException {
        return SshConnection.open(words(), target);
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(ssh.toString());
        words.addAll(OPTIONS);
        shared.ifPresent(path -> words.addAll(
                List.of("-o", "ControlMaster=auto", "-o", "ControlPath=" + path, "-o", "ControlPersist=15")));
        words.addAll(target.arguments());
        words.addAll(target.command());
        return words;
    }
}
