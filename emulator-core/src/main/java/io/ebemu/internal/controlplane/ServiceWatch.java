/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane;

import io.ebemu.internal.engine.EngineEvents;
import io.ebemu.internal.engine.EngineEvents.ContainerEvent;
import io.ebemu.internal.engine.Labels;
import io.ebemu.internal.engine.Subscription;
import io.ebemu.internal.runtime.ServiceScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One thread that works for services of a kind when their containers' events say so, and now and then. */
public final class ServiceWatch {

    private final ScheduledExecutorService worker;
    private final List<Subscription> followed = new ArrayList<>();
    private final List<Future<?>> repeated = new ArrayList<>();

    /** @param thread the thread's name */
    public ServiceWatch(String thread) {
        worker = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, thread);
            one.setDaemon(true);
            return one;
        });
    }

    /** Works after each such event of an environment's services of a kind, and after events may have been missed. */
    public void follow(ServiceScope scope, String kind, Predicate<ContainerEvent> such, Runnable work) {
        Map<String, String> labels =
                Map.of(Labels.ENVIRONMENT, scope.environment().name(), Labels.SERVICE_KIND, kind);
        followed.add(scope.engine().events().follow(labels, new EngineEvents.Listener() {

            @Override
            public void on(ContainerEvent event) {
                if (such.test(event)) {
                    soon(work);
                }
            }

            @Override
            public void reconnected() {
                soon(work);
            }
        }));
    }

    /** Works as soon as what is under way has ended, unless the watch ends. */
    public void soon(Runnable work) {
        try {
            worker.execute(work);
        } catch (RejectedExecutionException ending) {
            return;
        }
    }

    /** Works a first time after {@code first}, and then so long after each end. */
    public void every(Duration first, Duration pause, Runnable work) {
        repeated.add(worker.scheduleWithFixedDelay(work, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Whether it is to end: what fails now fails for that. */
    public boolean ending() {
        return worker.isShutdown();
    }

    /** Ends once the work that was asked for is done; it is interrupted when that takes too long. */
    public void finish(Duration patience) {
        beginNothingMore();
        worker.shutdown();
        if (!ended(patience)) {
            worker.shutdownNow();
        }
    }

    /** Interrupts the work; returns whether it has ended in time. */
    public boolean abandon(Duration patience) {
        beginNothingMore();
        worker.shutdownNow();
        return ended(patience);
    }

    private void beginNothingMore() {
        followed.forEach(Subscription::close);
        repeated.forEach(each -> each.cancel(false));
    }

    private boolean ended(Duration patience) {
        try {
            return worker.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
