# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
_madangd() {
    local i
    mapfile -t COMPREPLY < <(madangd __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=$(printf %q "${COMPREPLY[i]}")
    done
}
complete -o nosort -o default -F _madangd madangd
