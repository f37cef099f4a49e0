/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import java.nio.file.Path;

/** A process of its own that takes a lock, says so, and keeps it until it is ended. */
final class HoldingProcess {

    private HoldingProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        LockHolder self = LockHolder.self(ProcessHandle.current().pid(), LockHolder.Work.valueOf(arguments[1]));
        if (EnvironmentLock.tryAcquire(new StateDirectory(Path.of(arguments[0])), self)
                .isEmpty()) {
            System.out.println("busy");
            return;
        }
        System.out.println("held");
        Thread.currentThread().join();
    }
}
