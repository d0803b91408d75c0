// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd rooms`: every room from outside, at the running daemon over the socket in its data folder, or on
// the store itself when none runs. Nothing that was said is read by it.
#include "common/base/log.h"
#include "common/protocol/room_care.h"
#include "server/commands/commands.h"
#include "server/commands/operator_call.h"
#include "server/commands/printing.h"

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kMostRooms = 100'000;

    void printRoom(const room_care::RoomOutline &room)
    {
        const QString owner = room.owner ? forLog(*room.owner) : u"(nobody)"_s;
        const QString state = room.closedAt ? u"closed"_s : QString();
        printCells({room.id.text(), QString(json::wordOfEnum(room.visibility)),
                    QString::number(room.memberCount), owner, room.lastAt.text(), state, forLog(room.name)},
                   {20, 8, -6, 32, 24, 6, 0});
    }

    void printRoom(const room_care::RoomOutline &room, const Options &options)
    {
        if (options.json)
            printJson(room);
        else
            printRoom(room);
    }

    Result<int> listRooms(const Config &config, const Options &options)
    {
        room_care::ListOutlines request{{}, 200};
        const int wanted = options.limit.value_or(kMostRooms);
        for (int shown = 0; shown < wanted;) {
            TRY(const Page<room_care::RoomOutline> page, callHouse(config, room_care::list, request));
            for (const room_care::RoomOutline &room : page.items) {
                if (shown++ >= wanted)
                    break;
                printRoom(room, options);
            }
            if (!page.next)
                break;
            request.after = page.next;
        }
        return 0;
    }

    RoomId roomAt(const Options &options)
    {
        return RoomId::fromText(options.words.value(1));
    }

    Result<int> showRoom(const Config &config, const Options &options)
    {
        TRY(const room_care::RoomOutline room, callHouse(config, room_care::show, {roomAt(options)}));
        printRoom(room, options);
        return 0;
    }

    Result<int> closeRoom(const Config &config, const Options &options)
    {
        if (!options.yes || options.dryRun) {
            TRY(const room_care::RoomOutline room, callHouse(config, room_care::show, {roomAt(options)}));
            if (room.closedAt)
                return Error{Code::Conflict, "room-closed"};
            printRoom(room, options);
            if (!options.json)
                tell(
                    u"Nobody of the %1 people there could write any more, for good; all of it could be read. "
                    u"Nothing was changed: --yes does it."_s.arg(room.memberCount));
            return options.dryRun ? 0 : 3;
        }
        TRY(const room_care::RoomOutline room,
            callHouse(config, room_care::close, {roomAt(options), options.reason}));
        if (options.json)
            printJson(room);
        else
            tell(u"nobody writes in %1 any more; all of it can be read"_s.arg(forLog(room.name)));
        return 0;
    }

    Result<int> giveRoom(const Config &config, const Options &options)
    {
        TRY(const room_care::RoomOutline room,
            callHouse(config, room_care::giveOwner,
                      {roomAt(options), options.words.value(2), options.reason}));
        if (options.json)
            printJson(room);
        else
            tell(u"%1 belongs to %2 now"_s.arg(forLog(room.name), forLog(room.owner.value_or(QString()))));
        return 0;
    }

    int roomsUsage()
    {
        std::fprintf(
            stderr,
            "Usage: madangd rooms <verb> [--json], as the user that madangd runs as\n\n"
            "  list [--limit N]                             every room but direct ones, private ones too:\n"
            "                                               number, kind, members, owner, last event, name\n"
            "  show ROOM                                    one, by its number\n"
            "  close ROOM --reason TEXT [--dry-run] [--yes] says what it would do; with --yes nobody writes\n"
            "                                               there any more, for good\n"
            "  owner ROOM NAME --reason TEXT                makes a member its owner, when all owners are "
            "gone\n"
            "\nWhat is said in a room is shown by none of it. TEXT has at most %d characters, and is on the\n"
            "audit log with each change. Beside a running daemon or without one.\n"
            "Exit code: 0 done, 1 usage, 2 no store, or it is in use, 3 refused, or --yes is missing.\n",
            room_care::kLongestCareReason);
        return 1;
    }

    int explainRooms(const Error &error, const Config &config, const Options &options)
    {
        const QByteArray room = forLog(options.words.value(1)).toUtf8();
        const QByteArray name = forLog(options.words.value(2)).toUtf8();
        if (explainUnreached(error, config))
            return 2;
        if (error.field == "reason"_L1)
            std::fprintf(stderr,
                         "madangd: say why, for the audit log: --reason TEXT, at most %d characters\n",
                         room_care::kLongestCareReason);
        else if (error.field == "room"_L1 || (error.code == Code::NotFound && error.about == "room"_L1))
            std::fprintf(stderr, "madangd: there is no room %s; see: madangd rooms list\n", room.constData());
        else if (error.about == "room-closed"_L1)
            std::fputs("madangd: that room is closed already\n", stderr);
        else if (error.about == "room-has-owner"_L1)
            std::fprintf(stderr,
                         "madangd: room %s has an owner who can sign in, and is theirs to give; see: madangd "
                         "rooms show %s\n",
                         room.constData(), room.constData());
        else if (error.code == Code::NotFound && error.about == "person"_L1)
            std::fprintf(stderr, "madangd: there is no account %s; see: madangd users list\n",
                         name.constData());
        else if (error.code == Code::NotFound && error.about == "member"_L1)
            std::fprintf(
                stderr,
                "madangd: %s is no member of that room, and becomes none by this: choose one who is\n",
                name.constData());
        else if (error.about == "disabled"_L1)
            std::fprintf(stderr, "madangd: %s cannot sign in; choose another member\n", name.constData());
        else
            return explainRefusal(error, dataFolderOf(config));
        return 3;
    }

} // namespace

int rooms(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    const QString word = options.words.value(0);
    const auto run = word == "list"_L1 ? listRooms
        : word == "show"_L1            ? showRoom
        : word == "close"_L1           ? closeRoom
        : word == "owner"_L1           ? giveRoom
                                       : nullptr;
    if (!run || options.words.size() != (run == listRooms ? 1 : run == giveRoom ? 3 : 2))
        return roomsUsage();
    const Result<int> code = run(*config, options);
    return code ? *code : explainRooms(code.error(), *config, options);
}

} // namespace madang::commands
