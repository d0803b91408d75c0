# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What Tab offers in real shells: verbs and options. Rooms come from the archive that the full screen keeps.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config LC_ALL=C.UTF-8
export PATH=$MADANG_BUILD_DIR/bin:$PATH MADANG_SERVER=$MADANG_URL MADANG_PASSWORD=$MADANG_SECRET
unset MADANG_USER MADANG_PROFILE
[ -x "$MADANG_BUILD_DIR/bin/madang-tui" ] || exit 77

madang-tui register mina --secret-store file > "$home/out"
unset MADANG_PASSWORD

expect() { # <what> <got> <wanted>
    [ "$2" = "$3" ] || { printf 'FAIL: %s: got\n%s\ninstead of\n%s\n' "$1" "$2" "$3" >&2; exit 1; }
}
# shellcheck disable=SC2016
in_bash='source <(madang-tui completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _madang_tui; printf "%s\n" "${COMPREPLY[@]}"'
expect 'a verb in bash' "$(bash -c "$in_bash" - madang-tui sen)" send
expect 'an option in bash' "$(bash -c "$in_bash" - madang-tui history x --be)" --before
# shellcheck disable=SC2016
operators_in_bash='source <(madangd completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _madangd; printf "%s\n" "${COMPREPLY[@]}"'
expect 'a verb of the daemon in bash' "$(bash -c "$operators_in_bash" - madangd mig)" migrate
expect 'an option of one in bash' "$(bash -c "$operators_in_bash" - madangd export x --pr)" --private

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
