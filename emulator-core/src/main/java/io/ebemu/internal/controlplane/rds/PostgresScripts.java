/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.error.UsageException;
import io.ebemu.model.DBInstance;

/** What jobs run beside a PostgreSQL server, with the programs of its own image. */
final class PostgresScripts {

    /** Where a job has the volume that it fills. */
    static final String SNAPSHOT = "/snapshot";

    /** Where a server and a job have the volume with automated backups. */
    static final String BACKUPS = "/backups";

    /** Where a job has the directory that it writes a dump into. */
    static final String DUMPS = "/dumps";

    /** Where a job has the dump that it loads. */
    static final String DUMP = "/dump.sql";

    private PostgresScripts() {}

    /** Fails for engines whose data these programs cannot copy. */
    static void require(DBInstance instance) {
        if (!instance.engine().equals(DBInstance.POSTGRES)) {
            throw new UsageException(
                    "automated backups and dumps of snapshots are emulated for PostgreSQL only; DB instance "
                            + instance.identifier() + " runs " + instance.engine() + ": use its own dump program");
        }
    }

    /** Copies a running server's data, as of the copy's end. A file that is written last says that it is whole. */
    static String snapshot(DBInstance instance) {
        return "set -e; " + baseBackup(instance, SNAPSHOT + "/data") + whole();
    }

    private static String whole() {
        return "; sync -f " + SNAPSHOT + "; : > " + SNAPSHOT + "/complete; sync " + SNAPSHOT + "/complete";
    }

    private static String baseBackup(DBInstance instance, String directory) {
        return "pg_basebackup -h 127.0.0.1 -p " + instance.port() + " -U " + Console.SUPERUSER + " -D " + directory
                + " -X stream -c fast; chown -R postgres:postgres " + directory;
    }

    /**
     * Makes a base backup, named by the second from which on it can be restored; then lets go of backups, and of the log
     * before them, that are older than the retention period. One from before it stays, to begin from.
     */
    static String automatedBackup(DBInstance instance) {
        return "set -e; cd " + BACKUPS + "; mkdir -p base wal; rm -rf base/.begun; "
                + baseBackup(instance, "base/.begun")
                + "; at=$(($(date +%s) + 1)); while [ -e base/$at ]; do at=$((at + 1)); done; mv base/.begun base/$at; "
                + "kept=; for one in $(ls -r base); do "
                + "if [ -n \"$kept\" ]; then rm -rf \"base/$one\"; "
                + "elif [ \"$one\" -le $(($(date +%s) - " + instance.backup().retentionPeriod() + " * 86400)) ]; "
                + "then kept=$one; fi; done; "
                + "oldest=$(ls base | head -n 1); "
                + "first=$(sed -n 's/^START WAL LOCATION: .*file \\([0-9A-F]*\\)).*/\\1/p' \"base/$oldest/backup_label\"); "
                + "pg_archivecleanup wal \"$first\"";
    }

    /**
     * Does at once what the server's archiver would do by and by: every finished piece of log that waits for it is
     * archived, up to the named one. The archiver takes a piece that is there for archived.
     */
    static String archive(String last) {
        return "set -e; cd \"$PGDATA/pg_wal\"; to=" + BACKUPS + "/wal; for ready in archive_status/*.ready; do "
                + "one=${ready##*/}; one=${one%.ready}; "
                + "if [ -e \"$one\" ] && [ ! -e \"$to/$one\" ]; then cp \"$one\" \"$to/.now\"; "
                + "chown --reference=\"$to\" \"$to/.now\"; sync \"$to/.now\"; mv \"$to/.now\" \"$to/$one\"; fi; done; "
                + "[ -e \"$to/" + last + "\" ] || { echo the log was not archived >&2; exit 1; }";
    }

    /** Prints the times of base backups, a blank line, and the time of the last piece of log, all in epoch seconds. */
    static String listBackups() {
        return "ls " + BACKUPS + "/base 2>/dev/null; echo; for one in $(ls -t " + BACKUPS
                + "/wal 2>/dev/null | head -n 1); do stat -c %Y " + BACKUPS + "/wal/$one; done";
    }

    /** Starts a server on a copy of a snapshot, which nobody else reaches, and dumps one of its databases. */
    static String export(String database, String file) {
        return "set -e; [ -f " + SNAPSHOT + "/complete ] || { echo the snapshot is not whole >&2; exit 1; }; "
                + "cp -a " + SNAPSHOT + "/data /tmp/data; "
                + "printf 'local all all trust\\n' > /tmp/hba; chown postgres /tmp/hba; cd /tmp; "
                + "as() { if command -v gosu > /dev/null; then gosu postgres \"$@\"; else setpriv --reuid=postgres"
                + " --regid=postgres --clear-groups \"$@\"; fi; }; "
                + "as pg_ctl -D /tmp/data -w -s -l /tmp/log -o \"-c listen_addresses='' -c unix_socket_directories=/tmp"
                + " -c hba_file=/tmp/hba -c ssl=off -c archive_mode=off\" start || { tail -n 3 /tmp/log >&2; exit 1; }; "
                + "as pg_dump -h /tmp -U " + Console.SUPERUSER + " -d " + quotedForShell(database) + " > " + DUMPS + "/"
                + quotedForShell(file + ".part") + "; "
                + "chown --reference=" + DUMPS + " " + DUMPS + "/" + quotedForShell(file + ".part") + "; "
                + "mv " + DUMPS + "/" + quotedForShell(file + ".part") + " " + DUMPS + "/" + quotedForShell(file)
                + "; as pg_ctl -D /tmp/data -w -s -m immediate stop; true";
    }

    /**
     * Loads a dump with the master user's rights; prints how many of its statements failed only because they name users
     * that are not here. Any other error ends it.
     */
    static String load(DBInstance instance, String database) {
        return "psql -X -q -h 127.0.0.1 -p " + instance.port() + " -U " + Console.SUPERUSER + " -d "
                + quotedForShell(database) + " -v VERBOSITY=terse -c "
                + quotedForShell("SET ROLE " + Console.quoted(instance.masterUsername())) + " -f " + DUMP
                + " > /dev/null 2> /tmp/errors || { cat /tmp/errors >&2; exit 1; }; "
                + "grep 'ERROR:' /tmp/errors | grep -v 'role \".*\" does not exist' | head -n 3 > /tmp/grave; "
                + "if [ -s /tmp/grave ]; then cat /tmp/grave >&2; exit 1; fi; "
                + "grep -c 'role \".*\" does not exist' /tmp/errors; true";
    }

    private static String quotedForShell(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
