#compdef madangd
# SPDX-License-Identifier: GPL-3.0-or-later
_madangd() {
    local -a found
    found=("${(@f)$(madangd __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "${found[*]}" ]]; then
        compadd -- "${found[@]}"
    else
        _files
    fi
}
if [[ "${funcstack[1]}" == _madangd ]]; then
    _madangd "$@"
else
    compdef _madangd madangd
fi
