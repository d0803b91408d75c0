# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What Tab offers in real shells: verbs and options. Rooms come from the archive that the full screen keeps.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config LC_ALL=C.UTF-8
export PATH=$MADANG_BUILD_DIR/bin:$PATH MADANG_SERVER=$MADANG_URL MADANG_PASSWORD=$MADANG_SECRET
unset MADANG_USER MADANG_PROFILE
[ -x "$MADANG_BUILD_DIR/bin/madang-tui" ] || { echo "skipped: madang-tui is not built"; exit 77; }

madang-tui register mina --secret-store file > "$home/out"
unset MADANG_PASSWORD

expect() { # <what> <got> <wanted>
    [ "$2" = "$3" ] || { printf 'FAIL: %s: got\n%s\ninstead of\n%s\n' "$1" "$2" "$3" >&2; exit 1; }
}
# What bash itself would say of a line with one blank between its words and the cursor at its end.
# shellcheck disable=SC2016
said='COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}'
# shellcheck disable=SC2016
in_bash="source <(madang-tui completion bash); $said"'; _madang_tui "$1" "${@: -1}"; printf "%s\n" "${COMPREPLY[@]}"'
expect 'a verb in bash' "$(bash -c "$in_bash" - madang-tui sen)" send
expect 'an option in bash' "$(bash -c "$in_bash" - madang-tui history x --be)" --before
# shellcheck disable=SC2016
operators_in_bash="source <(madangd completion bash); $said"'; _madangd "$1" "${@: -1}"; printf "%s\n" "${COMPREPLY[@]}"'
expect 'a verb of the daemon in bash' "$(bash -c "$operators_in_bash" - madangd mig)" migrate
expect 'an option of one in bash' "$(bash -c "$operators_in_bash" - madangd export x --pr)" --private

# Tab itself, in a bash with a screen: "@" and ":" end a word there, and none of ours. Somebody else answers, by the
# names that are here, and tells which words the line had when it was run.
madang-tui completion bash > "$home/madang-tui.bash"
madangd completion bash > "$home/madangd.bash"
cat > "$home/answering.bash" << 'BASH'
PS1='$ '
source "$HOME/madang-tui.bash"
source "$HOME/madangd.bash"
answer() {
    local each typed=${*: -1}
    if [ "$1" != __complete ]; then
        printf '<%s>' "$@" > "$HOME/ran"
        return
    fi
    for each in @jun mina@host.example key:value a::bc 마당:뜰 '@book club' 'x:y z' --in=@jun; do
        [[ ${each,,} != "${typed,,}"* ]] || printf '%s\n' "$each"
    done
}
madang-tui() { answer "$@"; }
madangd() { answer "$@"; }
BASH
tab() { # <what is typed before Tab> [<what is typed before it is run>]
    : > "$home/ran"
    printf '%s\t%s\n exit\n' "$1" "${2:-}" |
        timeout 60 script -qec "bash --noprofile --rcfile '$home/answering.bash' -i" /dev/null > "$home/screen" 2>&1 || true
    cat "$home/ran"
}
for program in madang-tui madangd; do
    expect 'a name behind @' "$(tab "$program send @j")" '<send><@jun>'
    expect 'one with @ in it' "$(tab "$program send mina@ho")" '<send><mina@host.example>'
    expect 'one whatever the case' "$(tab "$program send MINA@H")" '<send><MINA@host.example>'
    expect 'one with : in it' "$(tab "$program send key:va")" '<send><key:value>'
    expect 'one that ends there' "$(tab "$program send key:")" '<send><key:value>'
    expect 'one with two of them' "$(tab "$program send a::b")" '<send><a::bc>'
    expect 'one in Korean' "$(tab "$program send 마당:")" '<send><마당:뜰>'
    expect 'one with a blank behind @' "$(tab "$program send @b")" '<send><@book club>'
    expect 'one with a blank behind :' "$(tab "$program send x:")" '<send><x:y z>'
    expect 'one with its option' "$(tab "$program send --in=@j")" '<send><--in=@jun>'
    expect 'one behind others' "$(tab "$program  send  x@y z:w  key:v" more)" '<send><x@y><z:w><key:value><more>'
    expect 'one before the cursor' "$(tab "$program send key:vXX"$'\x02\x02')" '<send><key:valueXX>'
    expect 'what nobody knows' "$(tab "$program send zz@z:z")" '<send><zz@z:z>'
    expect 'names of files' "$(tab "$program send $home/madangd.ba")" "<send><$home/madangd.bash>"
done

if command -v zsh > /dev/null; then
    # shellcheck disable=SC2016
    in_zsh='compdef() { :; }; _files() { :; }; compadd() { shift; print -rl -- "$@"; }
        source <(madang-tui completion zsh); words=("$@"); CURRENT=$#; _madang_tui'
    expect 'a verb in zsh' "$(zsh -fc "$in_zsh" - madang-tui sen)" send
    # shellcheck disable=SC2016
    operators_in_zsh='compdef() { :; }; _files() { :; }; compadd() { shift; print -rl -- "$@"; }
        source <(madangd completion zsh); words=("$@"); CURRENT=$#; _madangd'
    expect 'a verb of the daemon in zsh' "$(zsh -fc "$operators_in_zsh" - madangd mig)" migrate
fi
if command -v fish > /dev/null; then
    expect 'a verb in fish' "$(fish -Nc 'madang-tui completion fish | source; complete -C "madang-tui sen"')" send
    expect 'a verb of the daemon in fish' "$(fish -Nc 'madangd completion fish | source; complete -C "madangd mig"')" migrate
fi
