/* SPDX-License-Identifier: Apache-2.0 */
package io.ebemu.internal.controlplane.rds;

import io.ebemu.model.DBInstance;

/** What jobs run beside a MariaDB or MySQL server, with the programs of its own image. */
final class MySqlScripts {

    private MySqlScripts() {}

    /**
     * Dumps all databases, users among them, as of the dump's beginning. A file that is written last says that it is whole.
     * The server is asked by an address that is only its own, so its certificate need not be verified.
     */
    static String snapshot(DBInstance instance) {
        return "set -e; cd " + PostgresScripts.SNAPSHOT + "; "
                + "if command -v mariadb-dump > /dev/null; then dump='mariadb-dump --no-defaults"
                + " --skip-ssl-verify-server-cert'; else dump='mysqldump --no-defaults --set-gtid-purged=OFF'; fi; "
                + "$dump -h 127.0.0.1 -P " + instance.port() + " -u " + Console.SUPERUSER
                + " --all-databases --single-transaction --routines --events --triggers --flush-privileges > data.sql; "
                + "sync -f data.sql; : > complete; sync complete";
    }
}
