#!/bin/bash
# Runs PostgreSQL as user postgres. An empty PGDATA is initialised from POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB
# and /docker-entrypoint-initdb.d first, by a server that only local programs can reach.
set -euo pipefail

say() { printf 'docker-entrypoint.sh: %s\n' "$*"; }

# NAME, or the content of the file that NAME_FILE names, or DEFAULT.
setting() {
    local name=$1 default=${2:-} file=${1}_FILE
    if [ -n "${!name:-}" ] && [ -n "${!file:-}" ]; then
        say "$name and $file are both set; set one of them" >&2
        exit 1
    fi
    if [ -n "${!file:-}" ]; then printf '%s' "$(<"${!file}")"; else printf '%s' "${!name:-$default}"; fi
}

become_postgres() {
    install -d -m 700 "$PGDATA"
    find "$PGDATA" \! -user postgres -exec chown postgres:postgres {} +
    install -d -o postgres -g postgres -m 3777 /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
}

require_password() {
    [ -n "$password" ] && return
    [ "${POSTGRES_HOST_AUTH_METHOD:-}" = trust ] && return
    say "Error: the database is not initialised and no superuser password is given" >&2
    say "set POSTGRES_PASSWORD to a value that is not empty (docker run -e POSTGRES_PASSWORD=...)," >&2
    say "or POSTGRES_HOST_AUTH_METHOD=trust to let everybody in without one" >&2
    exit 1
}

init_cluster() {
    local extra=() passwords
    read -r -a extra <<<"${POSTGRES_INITDB_ARGS:-}"
    passwords=$(mktemp)
    printf '%s\n' "$password" >"$passwords"
    if [ -n "$password" ]; then extra=(--pwfile="$passwords" "${extra[@]}"); fi
    initdb --username="$user" --encoding=UTF8 ${POSTGRES_INITDB_WALDIR:+--waldir="$POSTGRES_INITDB_WALDIR"} "${extra[@]}"
    rm -f "$passwords"
    printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
}

sql() { PGHOST='' PGHOSTADDR='' psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$user" --no-password "$@"; }

create_database() {
    [ "$database" = postgres ] && return
    sql --dbname postgres --set db="$database" <<<'CREATE DATABASE :"db";'
}

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
            *.sql) say "running $file" && sql --dbname "$database" -f "$file" ;;
            *.sql.gz) say "running $file" && gunzip -c "$file" | sql --dbname "$database" ;;
        esac
    done
}

initialise() {
    user=$(setting POSTGRES_USER postgres)
    password=$(setting POSTGRES_PASSWORD)
    database=$(setting POSTGRES_DB "$user")
    export POSTGRES_USER=$user POSTGRES_DB=$database
    require_password
    init_cluster
    PGUSER=$user pg_ctl -D "$PGDATA" -w start -o "$(printf '%q ' "${@:2}" -c listen_addresses= -p "${PGPORT:-5432}")"
    create_database
    run_init_scripts
    PGUSER=$user pg_ctl -D "$PGDATA" -m fast -w stop
    say "initialised; the server for everyone starts now"
}

main() {
    if [ $# -eq 0 ] || [[ $1 == -* ]]; then set -- postgres "$@"; fi
    if [ "$1" = postgres ] && [[ " $* " != *" --help "* && " $* " != *" --version "* ]]; then
        if [ "$(id -u)" = 0 ]; then become_postgres "$@"; fi
        if [ ! -s "$PGDATA/PG_VERSION" ]; then
            initialise "$@"
        fi
    fi
    exec "$@"
}

main "$@"
