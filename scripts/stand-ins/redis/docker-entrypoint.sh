#!/bin/bash
# Starts redis-server as user redis. Arguments that are options or a configuration file go to redis-server.
set -euo pipefail

if [ $# -eq 0 ] || [[ $1 == -* || $1 == *.conf ]]; then set -- redis-server "$@"; fi

if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
    find . \! -user redis -exec chown redis:redis {} +
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi

# In a container the network is the protection, so the default is off; whoever says otherwise is obeyed.
says_protected_mode() {
    [[ " $* " == *protected-mode* ]] && return
    [ $# -gt 1 ] && [ -f "$2" ] && grep -qi '^[[:space:]]*protected-mode' "$2"
}
if [ "$1" = redis-server ]; then
    case ${2:-} in
        -v | --version | -h | --help | --test-memory | --check-system) ;;
        *) says_protected_mode "$@" || set -- "$@" --protected-mode no ;;
    esac
    umask 077
fi

exec "$@"
