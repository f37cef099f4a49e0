/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine.docker;

import com.github.dockerjava.transport.NamedPipeSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * A connection to an engine whose two directions end apart. The HTTP client's own cannot: it keeps a hijacked connection
 * open when the input has ended, and a command that reads to the end would wait for ever.
 */
interface Duplex extends AutoCloseable {

    int CONNECT_MILLIS = 8_000;

    /** As {@link java.io.InputStream#read(byte[])}. */
    int read(byte[] buffer) throws IOException;

    void write(byte[] bytes, int length) throws IOException;

    /** Tells the engine that nothing follows. */
    void endOutput() throws IOException;

    @Override
    void close() throws IOException;

    /** Connects to a socket file. */
    static Duplex toSocketFile(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new OverChannel(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Connects to a named pipe of Windows. */
    static Duplex toNamedPipe(String path) throws IOException {
        Socket pipe = new NamedPipeSocket(path);
        pipe.connect(new InetSocketAddress(0));
        return new OverPipe(pipe);
    }

    /** Connects to a port, in the clear. */
    static Duplex toPort(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("no address is known for the host " + host);
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address, CONNECT_MILLIS);
            return new OverChannel(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * In the clear. Streams of a channel would not do: one that reads keeps the other from writing.
     *
     * @param channel connected, and blocking
     */
    record OverChannel(SocketChannel channel) implements Duplex {

        @Override
        public int read(byte[] buffer) throws IOException {
            return channel.read(ByteBuffer.wrap(buffer));
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }

        @Override
        public void endOutput() throws IOException {
            channel.shutdownOutput();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /**
     * Through a named pipe of Windows.
     *
     * @param socket connected
     */
    record OverPipe(Socket socket) implements Duplex {

        @Override
        public int read(byte[] buffer) throws IOException {
            return socket.getInputStream().read(buffer);
        }

        @Override
        public void write(byte[] bytes, int length) throws IOException {
            socket.getOutputStream().write(bytes, 0, length);
        }

        @Override
        public void endOutput() {
            // Only an empty message would say so, and Java sends none.
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
