/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that come again and again, each on a connection of its own. */
final class Visitors {

    private final Visit visit;
    private final List<SQLException> refusals = new CopyOnWriteArrayList<>();
    private final AtomicInteger served = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Visitors(Visit visit) {
        this.visit = visit;
    }

    interface Visit {
        void run() throws SQLException;
    }

    void begin(int many) {
        for (int number = 0; number < many; number++) {
            Thread one = new Thread(this::comeAndGo);
            threads.add(one);
            one.start();
        }
    }

    private void comeAndGo() {
        while (!ending) {
            try {
                visit.run();
                served.incrementAndGet();
            } catch (SQLException e) {
                refusals.add(e);
            }
        }
    }

    int served() {
        return served.get();
    }

    /** Sends them home; returns how they were refused. */
    List<SQLException> end() throws InterruptedException {
        ending = true;
        for (Thread one : threads) {
            one.join();
        }
        return refusals;
    }
}
