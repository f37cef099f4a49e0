/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

/** Snapshots that a program makes of an instance's databases and puts back, while the instance runs on. */
interface InstanceSnapshots extends AutoCloseable {

    /** Keeps the databases as they are now. */
    void make(String name);

    /**
     * Puts the databases back to what a snapshot holds.
     *
     * @throws io.ebemu.error.UsageException if there is no such snapshot; it names those there are
     */
    void putBack(String name);

    @Override
    void close();
}
