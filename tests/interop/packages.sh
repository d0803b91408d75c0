# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The Debian packages as a newcomer meets them: made of this build, installed with what they need into a bare Debian 12,
# used there, started by its systemd, and removed. Needs root, for a root folder of its own, and the packages that this
# machine's apt knows.
set -euo pipefail
source=$(cd "$(dirname "$0")/../.." && pwd)
skip() { echo "skipped: $1"; exit 77; }
[ "$(id -u)" = 0 ] || skip 'only root can make a root folder'
[ -z "${MADANG_SANITIZED:-}" ] || [ "$MADANG_SANITIZED" = 0 ] || skip 'nobody installs a sanitized build'
for program in debootstrap dpkg-shlibdeps appstreamcli desktop-file-validate man; do
    command -v $program > /dev/null || skip "$program is not installed"
done
mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2> /dev/null |
    awk '$2 == "bookworm" && $3 == "main" {print $1; exit}')
[ -n "$mirror" ] || skip 'apt knows no mirror of Debian 12'

work=$(mktemp -d)
root=$work/root
daemon=
container=
# What the container runs outlives the program that started it, unless it is asked to power off.
halt() {
    [ -n "$container" ] || return 0
    local first
    first=$(pgrep -P "$container" | head -1) || true
    kill -TERM "$container" 2> /dev/null || true
    timeout 60 tail --pid="$container" -f /dev/null || kill -KILL ${first:+"$first"} "$container" 2> /dev/null || true
    wait "$container" 2> /dev/null || true
    container=
}
finish() {
    local code=$?
    trap - EXIT
    [ -z "$daemon" ] || kill "$daemon" 2> /dev/null || true
    [ -z "$daemon" ] || wait "$daemon" 2> /dev/null || true
    halt
    for place in "$root/proc" "$root/var/cache/apt/archives" "$root"; do
        ! mountpoint -q "$place" || umount "$place" || umount --lazy "$place"
    done
    # Never through a mount that could not be taken away.
    rm -rf --one-file-system "$work"
    exit $code
}
trap finish EXIT
fail() { printf 'FAIL: %s\n' "$1" >&2; exit 1; }
clean=(env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
inside() { chroot "$root" "${clean[@]}" "$@"; }

# What a desktop reads must be well-formed before it is packed.
desktop-file-validate "$source/packaging/desktop/madang.desktop"
appstreamcli validate --no-net --explain "$source/packaging/desktop/madang.metainfo.xml"
for page in server/madangd.1 client-gui/madang.1 client-tui/madang-tui.1; do
    [ -f "$source/$page" ] || continue
    complaints=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$source/$page" 2>&1 > /dev/null)
    [ -z "$complaints" ] || fail "$page: $complaints"
done

echo '# packages'
(cd "$MADANG_BUILD_DIR" && cpack -B "$work/packages") > "$work/cpack.log" 2>&1 || { cat "$work/cpack.log"; fail 'cpack'; }
for name in madangd madang madang-tui; do
    file=$(echo "$work/packages/${name}"_*.deb)
    [ -f "$file" ] || fail "there is no package $name"
    needs=$(dpkg-deb --field "$file" Depends)
    [[ $needs == *libqt6core6* && $needs == *libqt6sql6-sqlite* ]] || fail "$name does not say what it needs: $needs"
done

# What is above needs no more than a compiler; the rest needs a machine that may mount, and a mirror that answers.
mkdir "$work/probe"
mount -t tmpfs none "$work/probe" 2> /dev/null || skip 'nothing can be mounted here'
umount "$work/probe"
echo '# a bare Debian'
debootstrap --variant=minbase --include=systemd-sysv,dbus --cache-dir=/var/cache/apt/archives bookworm "$root" "$mirror" > "$work/debootstrap.log" 2>&1 ||
    { tail -5 "$work/debootstrap.log"; skip 'a bare Debian could not be fetched'; }
cp -r /etc/apt/. "$root/etc/apt/"
[ ! -d /usr/share/keyrings ] || cp -r /usr/share/keyrings/. "$root/usr/share/keyrings/"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d" # no service starts in there by itself
chmod 755 "$root/usr/sbin/policy-rc.d"
mount --bind "$root" "$root" # so that there is a file system to ask about
mount -t proc proc "$root/proc"
mount --bind /var/cache/apt/archives "$root/var/cache/apt/archives"
mkdir "$root/packages"
cp "$work/packages/"*.deb "$root/packages/"
inside apt-get update > "$work/apt.log" 2>&1 || { tail -5 "$work/apt.log"; fail 'apt-get update'; }

echo '# installed'
inside sh -c 'apt-get install -y --no-install-recommends /packages/*.deb' > "$work/apt.log" 2>&1 ||
    { tail -20 "$work/apt.log"; fail 'apt-get install'; }
inside madangd --version | grep -q '^madangd ' || fail 'madangd does not start'
inside madang-tui --version | grep -q '^madang-tui ' || fail 'madang-tui does not start'
inside env QT_QPA_PLATFORM=offscreen madang --version | grep -q '^madang ' || fail 'madang does not start'
[ "$(inside stat -c '%U %a' /var/lib/madang)" = 'madang 700' ] || fail '/var/lib/madang is not the service'\''s own'
[ "$(inside stat -c '%U:%G %a' /etc/madang)" = 'root:madang 750' ] || fail '/etc/madang may be read by others'
for file in usr/share/man/man1/madangd.1.gz usr/share/man/man1/madang.1.gz usr/share/man/man1/madang-tui.1.gz lib/systemd/system/madangd.service \
    usr/libexec/madangd/madang-thumbnail usr/share/bash-completion/completions/madangd \
    usr/share/zsh/vendor-completions/_madang-tui usr/share/applications/madang.desktop \
    usr/share/metainfo/chat.madang.Madang.metainfo.xml; do
    [ -f "$root/$file" ] || [ -f "$root/usr/$file" ] || fail "$file was not installed"
done

echo '# used, by the user the service has'
service=(setpriv --reuid=madang --regid=madang --init-groups env HOME=/var/lib/madang STATE_DIRECTORY=/var/lib/madang)
inside "${service[@]}" madangd check > "$work/check.log" 2>&1 || { cat "$work/check.log"; fail 'madangd check'; }
# No function: its process would be a shell's, and the daemon's own is wanted.
chroot "$root" "${clean[@]}" "${service[@]}" madangd serve --port 0 > "$work/serve.log" 2>&1 &
daemon=$!
tries=0
until [ -s "$root/var/lib/madang/address" ]; do
    kill -0 $daemon 2> /dev/null || { cat "$work/serve.log"; fail 'madangd serve ended'; }
    tries=$((tries + 1))
    [ $tries -lt 600 ] || { cat "$work/serve.log"; fail 'madangd serve does not listen'; }
    inside sleep 0.1
done
! grep -q 'no small pictures' "$work/serve.log" || fail 'the picture reader was not found'
# Qt reads WebP by a plugin that nothing links to: sixteen green pixels each way.
echo UklGRjAAAABXRUJQVlA4TCQAAAAvD8ADAChgIQrS/wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= | base64 -d > "$work/green.webp"
inside /usr/libexec/madangd/madang-thumbnail < "$work/green.webp" | head -1 | grep -qa '^16 16 image/jpeg$' ||
    fail 'no small picture is made of a WebP'
mina() {
    inside env MADANG_SERVER="$(cat "$root/var/lib/madang/address")" MADANG_USER=mina MADANG_PASSWORD='a quiet pond at noon' \
        madang-tui "$@"
}
mina register mina --secret-store none > /dev/null
mina create-room 마당 > /dev/null
mina send 마당 '꾸러미에서 인사드려요'
mina history 마당 | grep -q '꾸러미에서 인사드려요' || fail 'what was sent is not there'
kill -TERM $daemon
wait $daemon || { cat "$work/serve.log"; fail 'madangd serve did not stop in order'; }
daemon=

# The unit under a real systemd. A machine that lets nobody boot a container has tried all the rest.
boot() {
    umount "$root/proc" # the container brings its own
    systemd-nspawn --quiet --boot --directory="$root" --register=no --keep-unit --link-journal=no --private-network \
        --console=pipe < /dev/null > "$work/boot.log" 2>&1 &
    container=$!
    local tries=0 first
    until first=$(pgrep -P "$container" | head -1) && [ -n "$first" ] &&
        booted=(nsenter -t "$first" -m -p -u -i -n -C "${clean[@]}") &&
        "${booted[@]}" systemctl is-system-running 2> /dev/null | grep -qE 'running|degraded'; do
        kill -0 "$container" 2> /dev/null || return 1
        tries=$((tries + 1))
        [ $tries -lt 300 ] || return 1
        inside sleep 0.2
    done
}
told() { "${booted[@]}" systemctl show madangd --property="$1" --value; }
journal() { "${booted[@]}" journalctl --unit=madangd --output=cat --no-pager; }
# until_told <property> <pattern>: within a minute.
until_told() {
    local tries=0
    until [[ "$(told "$1")" == $2 ]]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || { journal | tail -20; fail "systemd says $1=$(told "$1"), expected $2"; }
        inside sleep 0.2
    done
}
if ! command -v systemd-nspawn > /dev/null; then
    echo '# not started by systemd: systemd-container is not installed'
elif ! boot; then
    echo "# not started by systemd: no container boots here: $(tail -1 "$work/boot.log")"
    halt
    mount -t proc proc "$root/proc"
else
    echo '# started by systemd'
    # It was enabled when it was installed; ready means that it listens.
    until_told ActiveState active
    until_told StatusText 'listening on http://127.0.0.1:*'
    first_process=$(told MainPID)
    "${booted[@]}" systemd-analyze security --no-pager --threshold=20 madangd | tail -1
    "${booted[@]}" env MADANG_SERVER="$(cat "$root/var/lib/madang/address")" MADANG_USER=mina \
        MADANG_PASSWORD='a quiet pond at noon' madang-tui history 마당 | grep -q '꾸러미에서 인사드려요' ||
        fail 'what was sent before is not there under systemd'

    echo '# reloaded, with a secret handed over'
    mkdir -p "$root/etc/systemd/system/madangd.service.d"
    cat > "$root/etc/madang/madangd.toml" << 'TOML'
[log]
level = "debug"
[payments]
gateway = "toss"
toss_client_key = "test_gck_1"
toss_secret_file = "$CREDENTIALS_DIRECTORY/toss"
TOML
    chroot "$root" chown root:madang /etc/madang/madangd.toml
    chmod 640 "$root/etc/madang/madangd.toml"
    (umask 077 && echo 'test_secret_of_this_test' > "$root/etc/madang/toss.key")
    printf '[Service]\nLoadCredential=toss:/etc/madang/toss.key\nWatchdogSec=3s\n' \
        > "$root/etc/systemd/system/madangd.service.d/override.conf"
    "${booted[@]}" systemctl daemon-reload
    "${booted[@]}" systemctl restart madangd || { journal | tail -20; fail 'no restart'; }
    until_told ActiveState active
    second_process=$(told MainPID)
    [ "$second_process" != "$first_process" ] || fail 'a restart kept the process'
    sed -i 's/debug/warning/' "$root/etc/madang/madangd.toml"
    "${booted[@]}" systemctl reload madangd || { journal | tail -20; fail 'no reload'; }
    until_told ActiveState active
    [ "$(told MainPID)" = "$second_process" ] || fail 'a reload started another process'
    ! journal | grep -q test_secret_of_this_test || fail 'a secret is in the journal'

    echo '# hung, killed, stopped'
    "${booted[@]}" sh -c "kill -STOP $second_process"
    until_told NRestarts 1
    until_told ActiveState active
    journal | grep -q 'Watchdog timeout' || fail 'a hung daemon was not noticed'
    "${booted[@]}" sh -c "kill -KILL $(told MainPID)"
    until_told NRestarts 2
    until_told ActiveState active
    "${booted[@]}" systemctl stop madangd
    [ "$(told Result) $(told ExecMainStatus)" = 'success 0' ] || fail "stopped with $(told Result) $(told ExecMainStatus)"
    halt
    mount -t proc proc "$root/proc"
    # What an operator wrote stays with the operator: it is not the package's to remove.
    rm -rf "$root/etc/systemd/system/madangd.service.d" "$root/etc/madang/madangd.toml" "$root/etc/madang/toss.key"
fi

echo '# removed'
inside apt-get purge -y madangd madang madang-tui > "$work/apt.log" 2>&1 || { cat "$work/apt.log"; fail 'apt-get purge'; }
grep -q '/var/lib/madang stays' "$work/apt.log" || fail 'nobody is told that the data stays'
[ -s "$root/var/lib/madang/madang.db" ] || fail 'what people wrote went with the package'
left=$(find "$root/usr" "$root/etc" "$root/lib/" -xdev \( -name 'madang*' -o -name '_madang*' -o -name 'chat.madang*' \) ! -path '*/packages/*')
[ -z "$left" ] || fail "left behind: $left"
echo 'ok'
