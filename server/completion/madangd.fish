# SPDX-License-Identifier: GPL-3.0-or-later
complete -c madangd -a '(madangd __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
