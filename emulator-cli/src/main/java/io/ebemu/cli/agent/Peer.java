/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/** The process at the other end of a Unix domain socket, as the kernel knows it (SO_PEERCRED, unix(7)). */
final class Peer {

    private static final Set<String> ROOT = Set.of("root", "0");

    private Peer() {}

    /** Whether it runs as that user or as root. Where the kernel does not tell, the file's permissions have to do. */
    static boolean isOf(SocketChannel channel, UserPrincipal user) throws IOException {
        if (!channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
            return true;
        }
        String name =
                channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        return name.equals(user.getName()) || ROOT.contains(name);
    }
}
