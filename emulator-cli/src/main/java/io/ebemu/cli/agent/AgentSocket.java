/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Unix domain socket of one environment's agent, which only its user may open. */
public final class AgentSocket {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final List<Path> files;
    private final Path privateDirectory;
    private final String user;

    /** @param files where it may be, best first; those in the private directory need that to be the user's own */
    AgentSocket(List<Path> files, Path privateDirectory, String user) {
        this.files = List.copyOf(files);
        this.privateDirectory = privateDirectory;
        this.user = user;
    }

    /** A bound socket and its file. */
    record Bound(ServerSocketChannel channel, Path file) {}

    /** Where it may be, best first. */
    public List<Path> files() {
        return files;
    }

    /**
     * Listens. To be called by the holder of the environment's lock only: a file that is there is one that an agent which
     * was killed has left.
     */
    Bound bind() throws IOException {
        IOException trouble = new IOException("no place for a socket: each path is too long");
        for (Path file : files) {
            try {
                if (inPrivateDirectory(file)) {
                    makePrivateDirectory();
                }
                return bind(file);
            } catch (IOException e) {
                trouble = e;
            }
        }
        throw trouble;
    }

    private static Bound bind(Path file) throws IOException {
        Files.deleteIfExists(file);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, FILE);
            return new Bound(channel, file);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A connection to whoever listens there; empty if nobody does. */
    Optional<SocketChannel> connect() {
        for (Path file : files) {
            try {
                if (Files.exists(file) && (!inPrivateDirectory(file) || isPrivate())) {
                    return Optional.of(open(file));
                }
            } catch (IOException e) {
                // Left by an agent that was killed: nobody listens there.
                continue;
            }
        }
        return Optional.empty();
    }

    private static SocketChannel open(Path file) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
        if (!Peer.isOf(channel, Files.getOwner(file.resolveSibling("")))) {
            channel.close();
            throw new IOException("another user listens at " + file);
        }
        return channel;
    }

    private boolean inPrivateDirectory(Path file) {
        return file.startsWith(privateDirectory);
    }

    private void makePrivateDirectory() throws IOException {
        try {
            Files.createDirectory(privateDirectory, PosixFilePermissions.asFileAttribute(DIRECTORY));
        } catch (FileAlreadyExistsException e) {
            if (!isPrivate()) {
                throw new IOException(
                        privateDirectory + " is not a directory that only " + user + " may enter; remove it", e);
            }
        }
    }

    /** Among temporary files anybody may have made it. */
    private boolean isPrivate() throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(privateDirectory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return attributes.isDirectory()
                && attributes.owner().getName().equals(user)
                && attributes.permissions().equals(DIRECTORY);
    }
}
