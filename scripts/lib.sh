# shellcheck shell=bash
# What the scripts beside this file share. Sourced, never run.

# Exit codes, the same numbers the ebemu command uses. (Read by the scripts that source this file.)
# shellcheck disable=SC2034
readonly EXIT_ENGINE=5 EXIT_IMAGE=6

# One line about what happens next; standard output stays free for data.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# die CODE LINE...: the fact, then what to do about it.
die() {
    local code=$1 line
    shift
    for line in "$@"; do say "$line"; done
    exit "$code"
}

have() { command -v "$1" >/dev/null 2>&1; }

# bounded SECONDS COMMAND...: macOS has no timeout(1); there the command's own limits have to do.
bounded() {
    local seconds=$1
    shift
    if have timeout; then timeout "$seconds" "$@"; else "$@"; fi
}

# Only root on a Debian-family system may install packages here.
can_apt() { [ "$(id -u)" = 0 ] && have apt-get && [ -e /etc/debian_version ]; }

apt_install() {
    local log
    log=$(mktemp)
    # The package lists may be missing or stale, so a failed installation is tried again after an update.
    if ! apt_quietly install "$@" >"$log" 2>&1; then
        if ! { apt_quietly update && apt_quietly install "$@"; } >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            rm -f "$log"
            return 1
        fi
    fi
    rm -f "$log"
}

apt_quietly() {
    local verb=$1
    shift
    if [ "$verb" = install ]; then set -- --no-install-recommends "$@"; fi
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120 "$verb" "$@" </dev/null 9>&-
}

# fetch_packages SUITE DIRECTORY PACKAGE...: unpacks packages of another release of Debian there, from the mirror apt
# already uses. Nothing is installed, and apt's own lists stay as they are.
fetch_packages() {
    local suite=$1 directory=$2 apt options code=0
    shift 2
    apt=$(mktemp -d)
    chmod 755 "$apt"
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$directory"
    debian_source "$suite" >"$apt/sources.list"
    options=(-o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists"
        -o Dir::Cache="$apt/cache" -o Acquire::Languages=none)
    if ! { [ -s "$apt/sources.list" ] && apt_quietly update "${options[@]}" &&
        (cd "$apt" && apt-get -qq "${options[@]}" -o APT::Sandbox::User=root download "$@" </dev/null) &&
        find "$apt" -maxdepth 1 -name '*.deb' -print0 | xargs -0 -I '{}' dpkg -x '{}' "$directory"; }; then
        code=1
    fi
    rm -rf "$apt"
    return "$code"
}

# shellcheck disable=SC2016 # the names in the format are apt's, not the shell's
debian_source() {
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg signed=
    [ ! -e "$keyring" ] || signed="[signed-by=$keyring] "
    apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' 'Origin: Debian' |
        sed -n "s|^\(.*\) Debian\$|deb $signed\1 $1 main|p" | sort -u | head -n 1
}

# The socket of the engine, where it has one: empty for an engine reached over the network.
engine_socket() {
    case ${DOCKER_HOST:-unix:///var/run/docker.sock} in
        unix://*) printf '%s' "${DOCKER_HOST:-unix:///var/run/docker.sock}" | sed 's|^unix://||' ;;
    esac
}

# Asks the engine, not the command: docker may be installed where no engine runs, or the other way round.
engine_answers() {
    if have docker; then
        bounded 20 docker version --format '{{.Server.APIVersion}}' >/dev/null 2>&1
    elif [ -n "$(engine_socket)" ]; then
        [ -S "$(engine_socket)" ] && curl -fsS --max-time 20 --unix-socket "$(engine_socket)" http://engine/_ping >/dev/null 2>&1
    else
        curl -fsS --max-time 20 "${DOCKER_HOST/#tcp:/http:}/_ping" >/dev/null 2>&1
    fi
}

# keep_bridge_address: for an engine that we started. On some kernels Docker's bridge takes another hardware address when
# containers come and go, and who speaks to the host through it then gets no answer for half a minute. One that was set
# by hand stays.
keep_bridge_address() {
    local address
    have ip || return 0
    address=$(ip -o link show docker0 2>/dev/null | sed -n 's|.*link/ether \([0-9a-f:]*\) .*|\1|p')
    if [ -n "$address" ]; then ip link set docker0 address "$address"; fi
}

# one_at_a_time NAME: two runs started together must not install or build the same thing twice.
one_at_a_time() {
    have flock || return 0
    exec 9>"${TMPDIR:-/tmp}/ebemu-$1-$(id -u).lock"
    flock 9
}

# whole_number OPTION VALUE: 1 to 18 digits, no leading zero; anything else is a wrong usage.
whole_number() {
    case $2 in
        *[!0-9]* | '' | 0* | ???????????????????*) die 2 "$1: expected a positive whole number, got \"$2\"" ;;
    esac
}

# test_classpath [MODULE]: compiles a module (the core) and its tests, and leaves in $classpath what runs the programs
# among them.
test_classpath() {
    local module=${1:-emulator-core} log
    local list=$module/target/test-classpath
    have mvn || die 2 "Maven is missing" "install it, or run scripts/setup-tools"
    say "compiling"
    log=$(mktemp)
    if ! mvn -q -B -ntp -Dstyle.color=never -Pfast -pl "$module" -am test-compile dependency:build-classpath \
        -Dclasspath.scope=test -Dmdep.outputFile="$PWD/$list" >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        die 1 "the build failed; its last lines are above"
    fi
    rm -f "$log"
    # shellcheck disable=SC2034 # read by the scripts that source this file
    classpath=$module/target/test-classes:$module/target/classes:$(cat "$list")
}

# show_help FILE: the comment at the beginning of a script.
show_help() { sed -n '2,${/^#/!q;s/^# \{0,1\}//p;}' "$1"; }
