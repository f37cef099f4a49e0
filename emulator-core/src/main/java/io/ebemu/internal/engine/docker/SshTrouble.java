/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import java.util.Locale;

/** Reads what {@code ssh}, or {@code docker} on the other machine, says when no connection comes about. */
final class SshTrouble {

    private SshTrouble() {}

    /** What it means, in words for people, with what to do. */
    static String explained(SshTarget target, String words) {
        String last = words.strip().lines().reduce((before, line) -> line).orElse("it said nothing");
        return "ssh " + target.login() + ": " + cure(target, words.toLowerCase(Locale.ROOT)) + " (ssh: " + last.strip()
                + ")";
    }

    private static String cure(SshTarget target, String words) {
        String login = "ssh " + target.login();
        if (words.contains("identification has changed")) {
            return "its host key is not the one that known_hosts has; ask who runs it whether that is right, then remove"
                    + " the old one with ssh-keygen -R";
        }
        if (words.contains("host key verification failed")) {
            return "its host key is not known here; run " + login
                    + " once in a terminal, compare the fingerprint and accept it";
        }
        if (words.contains("permission denied (")) {
            return "it takes none of your keys; load the right one with ssh-add, or name it in ~/.ssh/config, until "
                    + login + " asks nothing";
        }
        if (words.contains("could not resolve") || words.contains("name or service not known")) {
            return "no address is known for that host; correct the name, or add it to ~/.ssh/config";
        }
        if (words.contains("connection refused") || words.contains("timed out") || words.contains("no route to host")) {
            return "it cannot be reached; see whether the machine runs and its port is open";
        }
        if (words.contains("permission denied while trying to connect")) {
            return "that user may not use the engine there; add the user to the group docker there";
        }
        if (words.contains("cannot connect to the docker daemon") || words.contains("dial unix")) {
            return "no engine answers there; start Docker on that machine, or correct the socket's path";
        }
        if (words.contains("docker") && words.contains("not found")) {
            return "there is no docker command on that machine's PATH; install Docker's command line there";
        }
        return "no connection to its engine came about; try " + login + " docker version in a terminal";
    }
}
