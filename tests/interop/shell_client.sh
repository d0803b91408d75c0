# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What tests with curl share: they source it, set $doing before each step, and speak to $MADANG_URL.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
doing=start

fail() {
    echo "FAIL: $doing: $1" >&2
    [ ! -s "$work/body" ] || head -c 2000 "$work/body" | sed 's/^/    /' >&2
    exit 1
}
# ask <token or -> <method> <path> [curl options]: leaves the status in $status and the body in $work/body.
ask() {
    local token=$1 method=$2 path=$3
    shift 3
    [ "$token" = - ] || set -- -H "Authorization: Bearer $token" "$@"
    status=$(curl -sS -m 60 -o "$work/body" -D "$work/headers" -w '%{http_code}' -X "$method" "$MADANG_URL$path" "$@")
}
json() { set -- "$1" "$2" "$3" -H 'Content-Type: application/json' --data "$4" "${@:5}"; ask "$@"; }
# One reader of JSON for the whole run: starting an interpreter for each member would take most of the time.
coproc READER { python3 -u -c 'import json, sys
for line in sys.stdin:
    try:
        value = json.load(open(sys.argv[1]))
        for key in line.rstrip("\n").split("."):
            value = value[int(key) if isinstance(value, list) else key]
        print("+" + str(value).replace("\n", "\\n"))
    except (OSError, ValueError, LookupError, TypeError):
        print("-")' "$work/body"; }
# of <member path>: a member of the last body, as text.
of() {
    local line
    printf '%s\n' "$1" >&"${READER[1]}"
    read -r line <&"${READER[0]}"
    [ "${line:0:1}" = + ] || fail "no member $1"
    printf '%s\n' "${line:1}"
}
expect() { # <status> [member=value...]
    [ "$status" = "$1" ] || fail "status $status, not $1"
    shift
    local pair
    for pair in "$@"; do
        [ "$(of "${pair%%=*}")" = "${pair#*=}" ] || fail "${pair%%=*} is $(of "${pair%%=*}"), not ${pair#*=}"
    done
    echo "ok   $doing"
}
