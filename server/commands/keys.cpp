// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd keys`: another signing key, at the running daemon over the socket in its data folder, or in the
// folder itself when none runs.
#include "common/protocol/keys.h"
#include "server/commands/commands.h"
#include "server/commands/operator_call.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    int usage()
    {
        std::fputs(
            "Usage: madangd keys rotate [at-once] [--json], as the user that madangd runs as\n\n"
            "  rotate           signs access tokens with a new key; those of the old one run out by "
            "themselves\n"
            "  rotate at-once   the old key may be in other hands: its tokens are refused from now on\n"
            "\nNobody is signed out by either.\n"
            "\nExit code: 0 done, 1 usage, 2 no store, 3 refused.\n",
            stderr);
        return 1;
    }

} // namespace

int keys(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const bool atOnce = options.words.value(1) == "at-once"_L1;
    if (options.words.value(0) != "rotate"_L1 || options.words.size() != (atOnce ? 2 : 1))
        return usage();
    const auto fresh = callHouse(*config, keys::rotate, {atOnce});
    if (!fresh)
        return explainRefusal(fresh.error(), dataFolderOf(*config));
    if (options.json)
        printJson(*fresh);
    else if (atOnce)
        tell(u"tokens are signed with key %1 now; those of the key before are refused"_s.arg(fresh->key));
    else
        tell(
            u"tokens are signed with key %1 now; those of the key before are taken for %2 s"_s.arg(fresh->key)
                .arg(fresh->oldGoodFor));
    return 0;
}

} // namespace madang::commands
