/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.cli.agent;

import io.ebemu.cli.output.Failure;
import io.ebemu.error.EbemuException;
import io.ebemu.error.ExitCode;
import io.ebemu.error.UsageException;
import io.ebemu.event.EnvironmentEvent;
import io.ebemu.event.EnvironmentEvent.ContainerLogged;
import io.ebemu.event.EnvironmentEvent.StepProgressed;
import io.ebemu.event.EventListener;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers at the socket of an environment that this process supervises. */
public final class AgentServer implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 5000;

    private final AgentProtocol protocol = new AgentProtocol();
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();
    private final Set<Caller> followers = ConcurrentHashMap.newKeySet();
    private final AgentSocket.Bound socket;
    private final Optional<Object> fileKey;
    private final SupervisedEnvironment supervised;
    private final EventBroadcast events;
    private final long processId;
    private final Runnable whenDown;

    private AgentServer(
            AgentSocket.Bound socket,
            SupervisedEnvironment supervised,
            EventBroadcast events,
            long processId,
            Runnable whenDown)
            throws IOException {
        this.socket = socket;
        this.fileKey = key(socket);
        this.supervised = supervised;
        this.events = events;
        this.processId = processId;
        this.whenDown = whenDown;
    }

    /**
     * Begins to listen.
     *
     * @param supervised the environment
     * @param events what happens to it
     * @param processId this process
     * @param whenDown called once the environment was taken down for a caller, and that caller has been told
     * @throws IOException if there is no place for the socket
     */
    public static AgentServer listen(
            AgentSocket socket,
            SupervisedEnvironment supervised,
            EventBroadcast events,
            long processId,
            Runnable whenDown)
            throws IOException {
        AgentServer server = new AgentServer(socket.bind(), supervised, events, processId, whenDown);
        thread("agent-socket", server::accept).start();
        return server;
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel channel = socket.channel().accept();
                thread("agent-request", () -> serve(channel)).start();
            }
        } catch (IOException e) {
            // Closed; or no descriptor is left, and callers who get no answer then ask with a signal.
            return;
        }
    }

    private void serve(SocketChannel channel) {
        boolean last = false;
        try (channel;
                Caller caller = new Caller(new SocketLines(channel))) {
            if (Peer.isOf(channel, Files.getOwner(socket.file()))) {
                caller.send(protocol.greeting(processId));
                Optional<AgentCall> call = call(caller);
                last = call.filter(one -> one.request() instanceof AgentRequest.Down)
                        .isPresent();
                if (call.isPresent()) {
                    answer(call.get(), caller);
                }
            }
        } catch (IOException e) {
            // The caller has gone, or this server.
        } finally {
            working.remove(Thread.currentThread());
            if (last && supervised.isDown()) {
                whenDown.run();
            }
        }
    }

    private Optional<AgentCall> call(Caller caller) throws IOException {
        try {
            return caller.read().map(protocol::readCall);
        } catch (EbemuException e) {
            caller.send(protocol.outcome(failed(Failure.of(e))));
        } catch (IllegalArgumentException e) {
            caller.send(protocol.outcome(failed(Failure.of(new UsageException("no request: " + e.getMessage(), e)))));
        }
        return Optional.empty();
    }

    private void answer(AgentCall call, Caller caller) throws IOException {
        if (call.request() instanceof AgentRequest.Events) {
            follow(caller);
            return;
        }
        working.add(Thread.currentThread());
        try {
            caller.send(protocol.outcome(change(call, caller)));
        } catch (EbemuException e) {
            caller.send(protocol.outcome(failed(Failure.of(e))));
        } catch (RuntimeException e) {
            caller.send(protocol.outcome(failed(new Failure(
                    ExitCode.BUG.code(),
                    "this is a bug in ebemu: " + e + "; process " + processId
                            + " has the details (agent.log in the environment's directory, if it was started with -d)",
                    List.of()))));
            throw e;
        }
    }

    private AgentOutcome failed(Failure failure) {
        return AgentOutcome.failed(supervised.environmentName(), failure);
    }

    private AgentOutcome change(AgentCall call, Caller caller) {
        Cancellable work = new Cancellable(Thread.currentThread());
        work.obey(caller, true);
        events.add(caller);
        try {
            return supervised.make(call, work);
        } finally {
            events.remove(caller);
            if (supervised.isDown()) {
                // Before the outcome: what is asked next is nothing for this process any more.
                stopListening();
            }
        }
    }

    private void follow(Caller caller) throws IOException {
        EventListener follower = event -> {
            if (isRecorded(event)) {
                caller.on(event);
            }
        };
        followers.add(caller);
        events.add(follower);
        try {
            caller.send(protocol.following());
            while (caller.read().isPresent()) {
                // A follower says nothing; its end is waited for.
                continue;
            }
        } finally {
            events.remove(follower);
            followers.remove(caller);
        }
    }

    /** What the event log keeps, and no more. */
    private static boolean isRecorded(EnvironmentEvent event) {
        return !(event instanceof ContainerLogged)
                && !(event instanceof StepProgressed step && step.phase() != StepProgressed.Phase.FAILED);
    }

    private void stopListening() {
        try {
            // Another process may have put its own in the place by now.
            if (Files.exists(socket.file()) && key(socket).equals(fileKey)) {
                Files.delete(socket.file());
            }
            socket.channel().close();
        } catch (IOException e) {
            // Somebody cleaned up before; what is left the next agent replaces.
            return;
        }
    }

    /** Stops listening; a change that is under way has an outcome first, and its caller hears it. */
    @Override
    public void close() {
        stopListening();
        for (Thread thread : working) {
            join(thread);
        }
        followers.forEach(Caller::close);
    }

    private static void join(Thread thread) {
        if (thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Object> key(AgentSocket.Bound socket) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(socket.file(), BasicFileAttributes.class);
        return Optional.ofNullable(attributes.fileKey());
    }
}
