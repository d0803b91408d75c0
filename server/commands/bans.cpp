// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd bans`: addresses from which nobody may come in, at the running daemon over the socket in its data
// folder, or on the store itself when none runs.
#include "common/protocol/bans.h"
#include "common/base/log.h"
#include "server/commands/commands.h"
#include "server/commands/operator_call.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    void printBan(const bans::Ban &ban)
    {
        printCells({ban.id.text(), forLog(ban.address), ban.until ? ban.until->text() : u"for good"_s,
                    ban.madeAt.text(), forLog(ban.maker), forLog(ban.reason)},
                   {20, 43, 24, 24, 20, 0});
    }

    /// Every ban in force, by pages, until `taken` has enough.
    Done forEachBan(const Config &config, const std::function<bool(const bans::Ban &)> &taken)
    {
        bans::ListBans request{{}, 200};
        for (;;) {
            TRY(const Page<bans::Ban> page, callHouse(config, bans::list, request));
            for (const bans::Ban &ban : page.items) {
                if (!taken(ban))
                    return {};
            }
            if (!page.next)
                return {};
            request.after = page.next;
        }
    }

    Result<int> listBans(const Config &config, const Options &options)
    {
        int left = options.limit.value_or(bans::kMostBans);
        TRY(forEachBan(config, [&](const bans::Ban &ban) {
            if (options.json)
                printJson(ban);
            else
                printBan(ban);
            return --left > 0;
        }));
        return 0;
    }

    Result<int> addBan(const Config &config, const Options &options)
    {
        bans::NewBan request;
        request.address = options.words.value(1);
        request.days = options.days;
        if (!options.reason.isEmpty())
            request.reason = options.reason;
        TRY(const bans::Ban ban, callHouse(config, bans::add, request));
        if (options.json)
            printJson(ban);
        else
            tell(u"nobody comes in from %1 any more%2"_s.arg(
                forLog(ban.address), ban.until ? u", until "_s + ban.until->text() : QString()));
        return 0;
    }

    Result<int> removeBan(const Config &config, const Options &options)
    {
        const QString wanted = options.words.value(1);
        BanId id;
        TRY(forEachBan(config, [&](const bans::Ban &ban) {
            if (ban.address == wanted || ban.id.text() == wanted)
                id = ban.id;
            return id.isNull();
        }));
        if (id.isNull())
            return Error{Code::NotFound, "ban"};
        TRY(callHouse(config, bans::remove, {id}));
        if (!options.json)
            tell(u"%1 is not banned any more"_s.arg(forLog(wanted)));
        return 0;
    }

    int bansUsage()
    {
        std::fputs("Usage: madangd bans <verb> [--json], as the user that madangd runs as\n\n"
                   "  list                                   who is kept out\n"
                   "  add ADDRESS [--days N] [--reason TEXT] 192.0.2.7 or 192.0.2.0/24; without N for good\n"
                   "  remove ADDRESS                         as the list shows it, or its number\n"
                   "\nBeside a running daemon or without one; each change is on the audit log.\n"
                   "Exit code: 0 done, 1 usage, 2 no store, or it is in use, 3 refused.\n",
                   stderr);
        return 1;
    }

    /// Why an address cannot be banned, or nothing when that is not what was refused.
    const char *whyNotBanned(const Error &error)
    {
        struct Row {
            QLatin1StringView about;
            const char *words;
        };
        static constexpr Row kRows[] = {
            {QLatin1StringView("address"),
             "that is no address; 192.0.2.7, 192.0.2.0/24 and 2001:db8::/32 are"},
            {QLatin1StringView("too-wide"), "that network is too wide: at least /8, or /16 for IPv6"},
            {QLatin1StringView("loopback"), "that is this machine itself"},
            {QLatin1StringView("trusted-proxy"),
             "that is a trusted proxy (server.trusted_proxies): everybody comes through it"},
            {QLatin1StringView("ban"), "that address is banned already; remove that first"},
            {QLatin1StringView("too-many-bans"), "there are as many bans as there can be; remove some"},
            {QLatin1StringView("range"), "--days is a number from 1 to 3650"},
            {QLatin1StringView("too-long"), "the reason is too long"},
        };
        for (const Row &row : kRows) {
            if (error.about == row.about)
                return row.words;
        }
        return nullptr;
    }

    int explainBans(const Error &error, const Config &config)
    {
        const QString folder = dataFolderOf(config);
        if (explainUnreached(error, config))
            return 2;
        if (error.code == Code::NotFound && error.about == "ban"_L1)
            std::fputs("madangd: that is not banned; see: madangd bans list\n", stderr);
        else if (const char *words = whyNotBanned(error))
            std::fprintf(stderr, "madangd: %s\n", words);
        else
            return explainRefusal(error, folder);
        return 3;
    }

} // namespace

int bans(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString word = options.words.value(0);
    const auto run = word == "list"_L1 ? listBans
        : word == "add"_L1             ? addBan
        : word == "remove"_L1          ? removeBan
                                       : nullptr;
    if (!run || options.words.size() != (run == listBans ? 1 : 2))
        return bansUsage();
    const Result<int> code = run(*config, options);
    return code ? *code : explainBans(code.error(), *config);
}

} // namespace madang::commands
