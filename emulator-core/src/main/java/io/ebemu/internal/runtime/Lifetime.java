/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.runtime;

import io.ebemu.api.OnFailure;
import io.ebemu.error.UsageException;

/**
 * How long an environment lasts: an ephemeral one as long as the process that made it, unless somebody keeps it. What is
 * kept is noted in its directory, because labels of containers that run cannot be changed.
 */
final class Lifetime {

    private final boolean ephemeral;
    private final StateDirectory directory;
    private volatile OnFailure onFailure = OnFailure.none();
    private volatile boolean kept;

    /** @param ephemeral whether it was made to last no longer than this process */
    Lifetime(boolean ephemeral, StateDirectory directory) {
        this.ephemeral = ephemeral;
        this.directory = directory;
    }

    /** What is to be done on a failure, from now on. */
    void launching(OnFailure wanted) {
        onFailure = wanted;
    }

    OnFailure onFailure() {
        return onFailure;
    }

    boolean ephemeral() {
        return ephemeral;
    }

    /** Whether nothing of it, data included, is to stay. */
    boolean endsHere() {
        return ephemeral && !kept;
    }

    /** Whether it lasts if its launch fails. */
    boolean outlivesFailure() {
        return ephemeral && onFailure.keep();
    }

    /** Runs a deployment, of which those hear who want the lock meanwhile; whoever listens has heard all of it then. */
    void deploying(EnvironmentLock lock, EventDispatcher events, Runnable deployment) {
        LockHolder.Work otherwise = ephemeral ? LockHolder.Work.TESTING : LockHolder.Work.SUPERVISING;
        lock.isFor(ephemeral ? otherwise : LockHolder.Work.DEPLOYING);
        try {
            EngineTrouble.tell(deployment);
        } finally {
            lock.isFor(otherwise);
            events.awaitDelivered();
        }
    }

    /** Gives the lock back; nothing of what was recorded stays of an environment that ends here. */
    void end(EnvironmentLock lock) {
        lock.close();
        if (endsHere()) {
            directory.delete();
        }
    }

    /**
     * From now on it outlives this process.
     *
     * @throws UsageException if its services would not
     */
    void keep() {
        if (endsHere()) {
            if (!onFailure.keep()) {
                throw new UsageException("environment " + directory.path().getFileName()
                        + " was launched to end with this process; launch it with LaunchOptions whose OnFailure keeps"
                        + " it");
            }
            StateDirectory.write(directory.keptFile(), "");
            kept = true;
        }
    }
}
