#!/bin/bash
# Starts valkey-server as user valkey. Arguments that are options or a configuration file go to valkey-server.
set -euo pipefail

if [ $# -eq 0 ] || [[ $1 == -* || $1 == *.conf ]]; then set -- valkey-server "$@"; fi

if [ "$1" = valkey-server ] && [ "$(id -u)" = 0 ]; then
    find . \! -user valkey -exec chown valkey:valkey {} +
    exec setpriv --reuid=valkey --regid=valkey --init-groups "$0" "$@"
fi

# In a container the network is the protection, so the default is off; whoever says otherwise is obeyed.
says_protected_mode() {
    [[ " $* " == *protected-mode* ]] && return
    [ $# -gt 1 ] && [ -f "$2" ] && grep -qi '^[[:space:]]*protected-mode' "$2"
}
if [ "$1" = valkey-server ]; then
    case ${2:-} in
        -v | --version | -h | --help | --test-memory | --check-system) ;;
        *) says_protected_mode "$@" || set -- "$@" --protected-mode no ;;
    esac
    umask 077
fi

exec "$@"
