/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Finds the process that supervises an environment, as one that wants something of it. */
public final class AgentClient {

    private final AgentProtocol protocol = new AgentProtocol();
    private final Duration patience;

    /** @param patience how long the greeting may take */
    public AgentClient(Duration patience) {
        this.patience = patience;
    }

    /**
     * The lines to the process that listens there; empty if nobody does.
     *
     * @throws IOException if somebody listens who does not answer
     */
    public Optional<Lines> reach(AgentSocket socket) throws IOException {
        Optional<SocketChannel> channel = socket.connect();
        return channel.isPresent() ? Optional.of(greeted(channel.get())) : Optional.empty();
    }

    private Lines greeted(SocketChannel channel) throws IOException {
        SocketLines lines = new SocketLines(channel);
        CountDownLatch answered = new CountDownLatch(1);
        Thread watch = new Thread(() -> closeUnless(answered, channel), "agent-greeting");
        watch.setDaemon(true);
        watch.start();
        try {
            Optional<String> greeting = lines.read();
            if (greeting.filter(protocol::isGreeting).isPresent()) {
                return lines;
            }
        } catch (IllegalArgumentException e) {
            // Whatever it is, it is no agent.
        } catch (IOException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } finally {
            answered.countDown();
        }
        channel.close();
        throw new IOException("it hung up");
    }

    private void closeUnless(CountDownLatch answered, SocketChannel channel) {
        try {
            if (!answered.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                channel.close();
            }
        } catch (IOException e) {
            // Closed already, which is what was wanted.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
