/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.internal.runtime.EnvironmentLock.Holder;
import java.nio.file.Path;

/** A process of its own that takes a lock, says so, and keeps it until it is ended. */
final class LockHolder {

    private LockHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        Holder self = new Holder(ProcessHandle.current().pid(), Boolean.parseBoolean(arguments[1]));
        EnvironmentLock.tryAcquire(Path.of(arguments[0]), self).orElseThrow();
        System.out.println("held");
        Thread.currentThread().join();
    }
}
