/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.model.DBInstance;
import java.time.Instant;
import java.util.Optional;

/**
 * What API calls have made of one instance.
 *
 * @param definition what it is now; empty if it is as declared
 * @param declaration a digest of the declaration that held when it was changed; empty if there is none
 * @param deleted whether it has been deleted
 * @param stopped whether it has been stopped
 * @param runsAs what it was when its server was started last, if a change has left that running
 * @param pending what it will be after its next reboot
 * @param storage how the names of its volumes begin, if not with its own
 * @param createdAt when it was created
 * @param restore where its first data come from, until it is available with them
 * @param transition what is done to it just now
 */
record LedgerInstance(
        Optional<DBInstance> definition,
        Optional<String> declaration,
        boolean deleted,
        boolean stopped,
        Optional<DBInstance> runsAs,
        Optional<DBInstance> pending,
        Optional<String> storage,
        Optional<Instant> createdAt,
        Optional<Restoration> restore,
        Optional<Transition> transition) {

    /** An instance that no call has changed. */
    static LedgerInstance asDeclared() {
        return new LedgerInstance(
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether the declaration says something else than when this was changed. */
    boolean supersededBy(String digest) {
        return changed() && !declaration.equals(Optional.of(digest));
    }

    private boolean changed() {
        return definition.isPresent() || deleted || stopped;
    }

    /** What stays when the declaration wins: its data and its age. */
    LedgerInstance superseded() {
        return asDeclared().keptIn(storage).createdAt(createdAt);
    }

    LedgerInstance defined(DBInstance now, Optional<String> digest) {
        return new LedgerInstance(
                Optional.of(now), digest, false, stopped, runsAs, pending, storage, createdAt, restore, transition);
    }

    /** Deleted, though its declaration still stands. */
    static LedgerInstance deleted(String digest) {
        return new LedgerInstance(
                Optional.empty(),
                Optional.of(digest),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    LedgerInstance stopped(boolean value, Optional<String> digest) {
        return new LedgerInstance(
                definition, digest, deleted, value, Optional.empty(), pending, storage, createdAt, restore, transition);
    }

    LedgerInstance runsAs(Optional<DBInstance> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, value, pending, storage, createdAt, restore, transition);
    }

    LedgerInstance pending(Optional<DBInstance> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, runsAs, value, storage, createdAt, restore, transition);
    }

    LedgerInstance keptIn(Optional<String> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, runsAs, pending, value, createdAt, restore, transition);
    }

    LedgerInstance createdAt(Optional<Instant> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, runsAs, pending, storage, value, restore, transition);
    }

    LedgerInstance restoring(Optional<Restoration> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, runsAs, pending, storage, createdAt, value, transition);
    }

    LedgerInstance during(Optional<Transition> value) {
        return new LedgerInstance(
                definition, declaration, deleted, stopped, runsAs, pending, storage, createdAt, restore, value);
    }

    /** Passwords stay hidden. */
    @Override
    public String toString() {
        return "LedgerInstance[" + definition + ", deleted=" + deleted + ", stopped=" + stopped + "]";
    }
}
