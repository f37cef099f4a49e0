/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.conformance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What comes back from a port of this machine. */
final class Wire {

    private static final int TIMEOUT_MILLISECONDS = 2_000;

    private Wire() {}

    /** The body of a page, without white space around. */
    static String page(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return response.substring(response.indexOf("\r\n\r\n") + 4).strip();
        }
    }

    /** What comes back to a UDP packet. */
    static String echo(int port, String text) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(TIMEOUT_MILLISECONDS);
            byte[] sent = text.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(sent, sent.length, InetAddress.getLoopbackAddress(), port));
            DatagramPacket received = new DatagramPacket(new byte[100], 100);
            socket.receive(received);
            return new String(received.getData(), 0, received.getLength(), StandardCharsets.UTF_8);
        }
    }
}
