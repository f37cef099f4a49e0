/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import java.util.ArrayList;
import java.util.List;

/** Copies of databases in a PostgreSQL server, which nobody can connect to. */
final class Copies {

    private Copies() {}

    /** Makes a copy of each of these databases, in which there are no sessions; returns their names. */
    static List<String> of(List<String> databases, RdsadminSession session) {
        List<String> copies = new ArrayList<>();
        try {
            for (String database : databases) {
                copies.add(of(database, session));
            }
        } catch (StatementRefused e) {
            drop(copies, session);
            throw e;
        }
        return copies;
    }

    /** Makes a copy; returns its name. */
    static String of(String database, RdsadminSession session) {
        List<String> next = session.ask("SELECT next_copy(" + RdsadminSession.literal(database) + ")");
        session.ask(next.get(1));
        return next.get(0);
    }

    static void drop(List<String> copies, RdsadminSession session) {
        for (String copy : copies) {
            // A drop that was interrupted leaves a database that can only be dropped: altering it ends the session.
            session.ask("SELECT needs_freeing(" + RdsadminSession.literal(copy) + ")")
                    .forEach(session::ask);
            session.ask("DROP DATABASE " + Console.quoted(copy));
        }
    }

    /** Drops those that nobody knows any more. */
    static void dropLost(RdsadminSession session) {
        drop(session.ask("SELECT lost_copies()"), session);
    }
}
