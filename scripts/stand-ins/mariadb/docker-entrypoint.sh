#!/bin/bash
# Runs MariaDB as user mysql. An empty data directory is initialised from MARIADB_ROOT_PASSWORD, MARIADB_DATABASE,
# MARIADB_USER, MARIADB_PASSWORD (or MYSQL_...) and /docker-entrypoint-initdb.d first, by a server without a port.
set -euo pipefail

readonly DATA=/var/lib/mysql SOCKET=/run/mysqld/mysqld.sock

say() { printf 'docker-entrypoint.sh: %s\n' "$*"; }

# The variable MARIADB_NAME or MYSQL_NAME, or the content of the file that ..._FILE names; empty if neither is there.
setting() {
    local prefix name file
    for prefix in MARIADB MYSQL; do
        name=${prefix}_$1 file=${prefix}_$1_FILE
        if [ -n "${!file:-}" ]; then
            printf '%s' "$(<"${!file}")"
            return
        fi
        if [ -n "${!name:-}" ]; then
            printf '%s' "${!name}"
            return
        fi
    done
}

become_mysql() {
    find "$DATA" \! -user mysql -exec chown mysql:mysql {} +
    install -d -o mysql -g mysql /run/mysqld
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
}

quoted() {
    local text=${1//\\/\\\\}
    printf "'%s'" "${text//\'/\\\'}"
}

require_root_password() {
    [ -n "$root_password$(setting ALLOW_EMPTY_ROOT_PASSWORD)$(setting ALLOW_EMPTY_PASSWORD)" ] && return
    if [ -n "$(setting RANDOM_ROOT_PASSWORD)" ]; then
        root_password=$(head -c 24 /dev/urandom | base64)
        say "GENERATED ROOT PASSWORD: $root_password"
        return
    fi
    say "Error: the database is not initialised and no root password is given; set MARIADB_ROOT_PASSWORD," >&2
    say "MARIADB_RANDOM_ROOT_PASSWORD or MARIADB_ALLOW_EMPTY_ROOT_PASSWORD" >&2
    exit 1
}

accounts() {
    local database=$1 user password
    user=$(setting USER)
    password=$(setting PASSWORD)
    printf "ALTER USER 'root'@'localhost' IDENTIFIED BY %s;\n" "$(quoted "$root_password")"
    printf "CREATE USER 'root'@'%%' IDENTIFIED BY %s;\n" "$(quoted "$root_password")"
    printf "GRANT ALL ON *.* TO 'root'@'%%' WITH GRANT OPTION;\n"
    # shellcheck disable=SC2016 # the backquotes are SQL's
    [ -z "$database" ] || printf 'CREATE DATABASE IF NOT EXISTS `%s`;\n' "$database"
    if [ -n "$user" ] && [ -n "$password" ]; then
        printf "CREATE USER %s@'%%' IDENTIFIED BY %s;\n" "$(quoted "$user")" "$(quoted "$password")"
        [ -z "$database" ] || printf "GRANT ALL ON \`%s\`.* TO %s@'%%';\n" "${database//_/\\_}" "$(quoted "$user")"
    fi
}

sql() { MYSQL_PWD=$root_password mariadb --no-defaults --protocol=socket -S "$SOCKET" -uroot "$@"; }

run_init_scripts() {
    local file
    for file in /docker-entrypoint-initdb.d/*; do
        case $file in
            *.sh)
                say "running $file"
                if [ -x "$file" ]; then
                    "$file"
                else
                    # shellcheck disable=SC1090
                    . "$file"
                fi
                ;;
            *.sql) say "running $file" && sql "$@" <"$file" ;;
            *.sql.gz) say "running $file" && gunzip -c "$file" | sql "$@" ;;
        esac
    done
}

initialise() {
    local database server
    root_password=$(setting ROOT_PASSWORD)
    database=$(setting DATABASE)
    require_root_password
    mariadb-install-db --datadir="$DATA" --auth-root-authentication-method=normal --skip-test-db \
        --cross-bootstrap --skip-log-bin --expire-logs-days=0 >/dev/null
    "$@" --skip-networking --socket="$SOCKET" &
    server=$!
    until mariadb --no-defaults --protocol=socket -S "$SOCKET" -uroot -e 'DO 1' 2>/dev/null; do
        kill -0 "$server" || exit 1
        sleep 0.1
    done
    accounts "$database" | mariadb --no-defaults --protocol=socket -S "$SOCKET" -uroot
    run_init_scripts ${database:+--database="$database"}
    kill "$server"
    wait "$server"
    say "initialised; the server for everyone starts now"
}

main() {
    if [ $# -eq 0 ] || [[ $1 == -* ]]; then set -- mariadbd "$@"; fi
    if [[ $1 == mariadbd || $1 == mysqld ]] && [[ " $* " != *" --help "* && " $* " != *" --version "* ]]; then
        if [ "$(id -u)" = 0 ]; then become_mysql "$@"; fi
        if [ ! -d "$DATA/mysql" ]; then initialise "$@"; fi
    fi
    exec "$@"
}

main "$@"
