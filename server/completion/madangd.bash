# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
_madangd() {
    # What ends a word for readline ends none of ours: "mina@host" and "key:value" are one each. It replaces
    # no more of one than $2, which stands behind the last such sign.
    local rest=${COMP_LINE:0:COMP_POINT} gap word i
    local -a words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        gap=${rest%%[![:space:]]*}
        rest=${rest:${#gap}}
        word=${COMP_WORDS[i]}
        [[ $i -lt $COMP_CWORD && $rest == "$word"* ]] || word=$rest
        rest=${rest:${#word}}
        if [[ $i -gt 0 && -z $gap ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
    done
    mapfile -t COMPREPLY < <(madangd __complete "${words[@]:1}" 2>/dev/null)
    word=${words[${#words[@]}-1]}
    rest=${word%"$2"}
    for i in "${!COMPREPLY[@]}"; do
        COMPREPLY[i]=$(printf %q "${COMPREPLY[i]:${#rest}}")
    done
}
complete -o nosort -o default -F _madangd madangd
