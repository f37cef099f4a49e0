/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An engine behind ssh, as the Docker command line writes it: {@code ssh://user@host:port/path/of/socket}, of which only
 * the host must be there. The host may be a name that only ssh's own configuration knows.
 *
 * @param user ssh's own choice if empty
 * @param host a name or address
 * @param port ssh's own choice if empty
 * @param socket the engine's socket there; the choice of the Docker command line there if empty
 * @see <a href="https://docs.docker.com/engine/security/protect-access/#use-ssh-to-protect-the-docker-daemon-socket">Use
 *     SSH to protect the Docker daemon socket</a>
 */
record SshTarget(Optional<String> user, String host, Optional<String> port, Optional<String> socket) {

    /** By hand: an URI's host may not have the underscore that a name in ssh's configuration may have. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:(?<user>[^@:]+)@)?(?<host>\\[[0-9a-fA-F:.%]+]|[^@:\\[\\]]+)(?::(?<port>[0-9]{1,5}))?");

    /** What a shell takes as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+@%:,=-]+");

    /** Empty if it is not of that form; a password is not of that form. */
    static Optional<SshTarget> parse(URI uri) {
        Matcher parts =
                AUTHORITY.matcher(Optional.ofNullable(uri.getAuthority()).orElse(""));
        if (!parts.matches() || uri.getQuery() != null || uri.getFragment() != null) {
            return Optional.empty();
        }
        return Optional.of(new SshTarget(
                Optional.ofNullable(parts.group("user")),
                parts.group("host").replaceAll("[\\[\\]]", ""),
                Optional.ofNullable(parts.group("port")),
                Optional.ofNullable(uri.getPath()).filter(path -> path.length() > 1)));
    }

    /** The arguments that name it to ssh, without the command to run there. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        user.ifPresent(name -> arguments.addAll(List.of("-l", name)));
        port.ifPresent(number -> arguments.addAll(List.of("-p", number)));
        arguments.addAll(List.of("--", host));
        return arguments;
    }

    /** The command to run there, whose input and output are then the engine's. */
    List<String> command() {
        List<String> words = new ArrayList<>(List.of("docker"));
        socket.ifPresent(path -> words.addAll(List.of("--host", quoted("unix://" + path))));
        words.addAll(List.of("system", "dial-stdio"));
        return words;
    }

    /** How people call it on a command line. */
    String login() {
        return port.map(number -> "-p " + number + " ").orElse("")
                + user.map(name -> name + "@").orElse("")
                + host;
    }

    /** ssh hands the words to a shell there. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
