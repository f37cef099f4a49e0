#!/bin/sh
# Arguments that are options go to memcached.
set -eu
if [ $# -eq 0 ] || [ "${1#-}" != "$1" ]; then set -- memcached "$@"; fi
exec "$@"
