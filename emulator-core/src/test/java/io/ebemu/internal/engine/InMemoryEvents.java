/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** The event stream of the {@link InMemoryEngine}: every follower has a thread of its own, as with the real one. */
final class InMemoryEvents implements EngineEvents {

    private final List<Follower> followers = new ArrayList<>();

    @Override
    public synchronized Subscription follow(Map<String, String> labels, Listener listener) {
        Follower follower = new Follower(Map.copyOf(labels), listener);
        followers.add(follower);
        follower.start();
        return follower;
    }

    synchronized void emit(ContainerEvent event) {
        followers.stream()
                .filter(follower -> InMemoryEngine.matches(event.attributes(), follower.labels))
                .forEach(follower -> follower.work.add(() -> follower.listener.on(event)));
    }

    synchronized void reconnect() {
        followers.forEach(follower -> follower.work.add(follower.listener::reconnected));
    }

    synchronized int followers() {
        return followers.size();
    }

    synchronized void close() {
        List.copyOf(followers).forEach(Follower::close);
    }

    private synchronized void forget(Follower follower) {
        followers.remove(follower);
    }

    private final class Follower extends Thread implements Subscription {

        private final Map<String, String> labels;
        private final Listener listener;
        private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
        private final CountDownLatch ended = new CountDownLatch(1);

        Follower(Map<String, String> labels, Listener listener) {
            super("in-memory-events");
            this.labels = labels;
            this.listener = listener;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (ended.getCount() > 0) {
                    tell(work.take());
                }
            } catch (InterruptedException e) {
                interrupt();
            }
        }

        /** As the event stream of a real engine, which an engine that does not answer does not end. */
        private static void tell(Runnable call) {
            try {
                call.run();
            } catch (EngineException e) {
                if (e.kind() != EngineException.Kind.UNREACHABLE) {
                    throw e;
                }
            }
        }

        @Override
        public void await() throws InterruptedException {
            ended.await();
        }

        @Override
        public void close() {
            forget(this);
            ended.countDown();
            work.add(() -> {});
        }
    }
}
