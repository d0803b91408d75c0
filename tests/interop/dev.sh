#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev as people type it: on another system, for nobody (no display, no terminal), in the foreground, and with each face.
# A copy of it stands in a folder of its own, with the programs of this build where it would build them; what installs and
# compiles is played by programs that only write down what they were asked for.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
patience=120 # seconds, for what must come

work=$(mktemp -d)
tree=$work/madang
bin=$tree/build/dev/bin
server=
finish() {
    local code=$?
    trap - EXIT
    [ -z "$server" ] || kill -TERM "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$work"
    exit $code
}
trap finish EXIT
fail() {
    printf 'FAIL: %s\n' "$1" >&2
    [ -z "${said:-}" ] || printf '%s\n' "$said" | sed 's/^/    /' >&2
    tail -n 20 "$tree"/build/log/*.log >&2 2>/dev/null || true
    exit 1
}

mkdir -p "$bin" "$work/home" "$work/tools"
mkdir -m 700 "$work/runtime"
cp "$source/dev" "$tree/dev"
ln -s "$MADANG_BUILD_DIR/bin/madangd" "$MADANG_BUILD_DIR/bin/madang-tui" "$bin/"
unset DISPLAY WAYLAND_DISPLAY CI XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME
export HOME=$work/home XDG_RUNTIME_DIR=$work/runtime LC_ALL=C.UTF-8 ASKED=$work/asked PATH=$work/tools:$PATH

tool() { # <name>: the rest of the program is read
    { echo '#!/usr/bin/env bash'; echo "echo \"$1 \$*\" >>\"\$ASKED\""; cat; } >"$work/tools/$1"
    chmod +x "$work/tools/$1"
}
tool apt-get </dev/null
tool cmake <<'END'
exit "${CMAKE_ENDS:-0}"
END
tool sudo <<'END'
[ "$1" != -v ] || exit 0
shift # --preserve-env
exec "$@"
END
tool dpkg-query <<'END'
[ -z "${BARE:-}" ] || exit 1
printf 'installed %s\n' "$@"
END

# typed <code> <words...>: ./dev with these words, at no terminal and into a pipe, ends with that code. What it says is $said.
typed() {
    local expected=$1 code=0
    shift
    : >"$ASKED"
    said=$("$tree/dev" "$@" 2>&1 </dev/null | cat; exit "${PIPESTATUS[0]}") || code=$?
    [ $code = "$expected" ] || fail "./dev $* ended with $code, not $expected"
}
says() { grep -qF -- "$1" <<<"$said" || fail "it does not say: $1"; }
asked() { grep -q -- "$1" "$ASKED" || { cat "$ASKED" >&2; fail "nobody was asked for: $1"; }; }
nothing_runs() { ! pgrep -f "^$bin/madangd" >/dev/null || fail 'a daemon was left behind'; }

echo '# words that mean nothing'
typed 2 dance
says './dev run '
says 'There is no "dance".'
typed 2 run --upside-down
says 'does not know "--upside-down"'
typed 2 run --port
typed 0
says './dev lint '
[ ! -s "$ASKED" ] || fail 'something was installed or built'

echo '# another distribution'
printf 'ID=fedora\nVERSION_ID=41\nPRETTY_NAME="Fedora Linux 41"\n' >"$work/os-release"
for verb in run test bench lint; do
    MADANG_OS_RELEASE=$work/os-release typed 1 $verb
    says 'This script knows Debian 12 (bookworm) only, and this is Fedora Linux 41. See README.md for building by hand.'
    [ ! -s "$ASKED" ] || fail 'something was installed or built'
done

echo '# a bare machine'
BARE=1 CMAKE_ENDS=1 typed 1 run
asked '^apt-get update '
asked '^apt-get install -y --no-install-recommends .*qt6-base-dev'
asked '^apt-get install .*libqt6sql6-sqlite'
! grep -q '^apt-get install .*xvfb' "$ASKED" || fail 'what only tests need was installed'
says 'The build could not be configured.'

echo '# neither a display nor a terminal'
typed 0 run
asked '^cmake --preset ci'
asked '^cmake --build build/dev .*--target madangd madang-tui$'
! grep -q '^apt-get' "$ASKED" || fail 'something was installed'
says 'Neither a display nor a terminal here, so two people show the main job.'
says 'mina answers, stored at position'
says 'both lines reached the open room, live'
says 'jun reads the newest page of its history'
says 'jun reads the third page of its history'
says 'the sandbox approved it, and the gift is DONE'
says 'The daemon stopped cleanly'
last=$(tail -n 1 <<<"$said")
[[ $last == *'The daemon stopped cleanly' ]] || fail 'it goes on after the daemon stopped'
nothing_runs
[ -z "$(find "$work/home" -type f)" ] || fail "files in the person's home: $(find "$work/home" -type f)"

# From here on the clients only say that they were opened, and by whom.
rm "$bin/madang-tui"
for client in madang madang-tui; do
    cat >"$bin/$client" <<END
#!/usr/bin/env bash
echo "$client opened by \$MADANG_USER at \$MADANG_SERVER with \$# words"
[ -n "\$MADANG_PASSWORD" ] && [ \$# = 0 ] && [ "\$MADANG_USER" != nobody ] || exit 3
END
    chmod +x "$bin/$client"
done

echo '# the face that fits'
python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$work/runtime/wayland-7"
WAYLAND_DISPLAY=wayland-7 typed 0 run
says 'madang opened by mina at http'
asked '^cmake --build build/dev .*--target madangd madang$'
said=$(script -qec "$tree/dev run" /dev/null </dev/null) || fail 'in a terminal it failed'
says 'madang-tui opened by mina at http'
WAYLAND_DISPLAY=wayland-7 typed 0 run --tui --as jun
says 'madang-tui opened by jun at http'
# A variable alone is no display, and who fails leaves no daemon behind.
WAYLAND_DISPLAY=wayland-8 typed 1 run
says 'Neither a display nor a terminal here'
says 'madang-tui rooms, as jun, failed: madang-tui opened by jun'
typed 1 run --gui --as nobody
says 'The desktop client ended with code 3.'
nothing_runs

echo '# a daemon in the foreground'
"$tree/dev" run --serve --port 0 >"$work/served" 2>&1 </dev/null &
server=$!
ends=$((SECONDS + patience))
until grep -q 'The daemon listens at http' "$work/served"; do
    [ $SECONDS -lt $ends ] || fail "it does not serve: $(<"$work/served")"
    sleep 0.05
done
url=$(<"$tree/build/run/address")
curl -fsS -m 20 -o /dev/null "$url/readyz" || fail 'it is not ready'
typed 0 run --tui
says "Joining the daemon that runs at $url"
says "madang-tui opened by jun at $url"
typed 1 run --serve
says 'A daemon is serving'
typed 1 run --tui --fresh
says 'Stop it before starting afresh.'
curl -fsS -m 20 -o /dev/null "$url/readyz" || fail 'a second ./dev run stopped it'
kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
said=$(<"$work/served")
[ $code = 143 ] || fail "asked to end, it ended with $code"
! grep -q '✗' <<<"$said" || fail 'it did not end cleanly'
nothing_runs
