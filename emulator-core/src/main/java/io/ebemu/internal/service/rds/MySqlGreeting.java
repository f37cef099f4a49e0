/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.service.rds;

import io.ebemu.internal.service.Answer;
import io.ebemu.internal.service.Probe;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The first packet of a MariaDB or MySQL server, its greeting. A server greets nobody before its {@code init_file} is
 * done, and ours names the master user, password and rights there; so who is greeted can log in.
 *
 * @see <a href="https://mariadb.com/kb/en/connection/">Connection phase of the client/server protocol</a>
 */
final class MySqlGreeting implements Probe {

    private static final int PROTOCOL_VERSION = 10;
    private static final int ERROR = 0xff;
    /** Error number, {@code #} and SQL state stand before the text. */
    private static final int TEXT_OF_ERROR = 3;

    private final String host;
    private final int port;

    MySqlGreeting(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String question() {
        return "a connection at " + host + ":" + port;
    }

    @Override
    public Answer ask(Duration patience) {
        int millis = (int) Math.max(1, patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            return answer(packet(new DataInputStream(socket.getInputStream())));
        } catch (IOException noConnection) {
            return Answer.notYet(String.valueOf(noConnection.getMessage()));
        }
    }

    /** Three bytes of length, least first, and a number that is 0 here. */
    private static byte[] packet(DataInputStream stream) throws IOException {
        int length = stream.readUnsignedByte() | stream.readUnsignedByte() << 8 | stream.readUnsignedByte() << 16;
        stream.readUnsignedByte();
        return stream.readNBytes(length);
    }

    /** Errors at this moment, such as too many connections, pass. */
    static Answer answer(byte[] packet) {
        if (packet.length == 0) {
            return Answer.notYet("an empty greeting");
        }
        int kind = Byte.toUnsignedInt(packet[0]);
        if (kind == PROTOCOL_VERSION) {
            return Answer.yes();
        }
        if (kind == ERROR && packet.length >= TEXT_OF_ERROR) {
            return Answer.notYet(
                    new String(packet, TEXT_OF_ERROR, packet.length - TEXT_OF_ERROR, StandardCharsets.UTF_8));
        }
        return Answer.never("a greeting of protocol version " + kind + ", which is not MySQL's");
    }
}
