/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.engine;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A reader of a container's log in the {@link InMemoryEngine}; the lock that it waits on is the containers'. */
final class InMemoryLog extends Thread implements Subscription {

    private final Object lock;
    private final Optional<InMemoryContainer> container;
    private final boolean follow;
    private final int tail;
    private final LogSink sink;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closed;

    private InMemoryLog(Object lock, Optional<InMemoryContainer> container, boolean follow, int tail, LogSink sink) {
        super("in-memory-log");
        this.lock = lock;
        this.container = container;
        this.follow = follow;
        this.tail = tail;
        this.sink = sink;
        setDaemon(true);
    }

    static InMemoryLog open(
            Object lock, Optional<InMemoryContainer> container, boolean follow, int tail, LogSink sink) {
        InMemoryLog log = new InMemoryLog(lock, container, follow, tail, sink);
        log.start();
        return log;
    }

    @Override
    public void run() {
        try {
            if (container.isPresent()) {
                read(container.get());
            }
        } catch (InterruptedException e) {
            interrupt();
        } finally {
            sink.end();
            ended.countDown();
        }
    }

    private void read(InMemoryContainer from) throws InterruptedException {
        int next;
        synchronized (lock) {
            next = tail < 0 ? 0 : Math.max(0, from.log.size() - tail);
        }
        while (true) {
            InMemoryContainer.Line line;
            synchronized (lock) {
                while (next >= from.log.size()) {
                    if (closed || !follow || !from.running()) {
                        return;
                    }
                    lock.wait();
                }
                line = from.log.get(next++);
            }
            sink.line(line.at(), line.standardError(), line.text());
        }
    }

    @Override
    public void await() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }
}
