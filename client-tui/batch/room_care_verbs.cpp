// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs for those who look after other people's rooms, from outside: listing, closing, finding an
// owner.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/text_width.h"

#include "common/protocol/room_care.h"
#include "common/views/event_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    using room_care::RoomOutline;

    constexpr int kMostOutlines = 10'000;

    struct RoomCareVerbsText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::RoomCareVerbs)
    };

    void printOutline(BatchRun &run, const RoomOutline &room)
    {
        run.out().json("room-outline", room);
        run.out().line(room.id.text() + u"  "_s + padded(QString(json::wordOfEnum(room.visibility)), 8)
                       + paddedLeft(QString::number(room.memberCount), 6) + u"  "_s
                       + room.owner.value_or(u"-"_s) + u"  "_s + room.lastAt.text() + u"  "_s
                       + (room.closedAt ? u"closed"_s : u"-"_s) + u"  "_s + views::oneLine(room.name, 80));
    }

    /// The room that the first word names, by its id: names are not unique, and who cares for rooms from
    /// outside is in none of them. Null after a complaint about it.
    RoomId outlineOf(BatchRun &run)
    {
        const auto id = RoomId::fromText(run.word(0));
        if (id.isNull())
            run.failUsage(
                RoomCareVerbsText::tr("“%1” is no id of a room: all-rooms lists them.").arg(run.word(0)));
        return id;
    }

    /// Why, for the record; nothing after a complaint that it is missing.
    std::optional<QString> careReason(BatchRun &run)
    {
        const QString reason = run.line().value(u"reason"_s).value_or(QString()).trimmed();
        if (!reason.isEmpty())
            return reason;
        run.failUsage(RoomCareVerbsText::tr("--reason says why, for the audit log."));
        return std::nullopt;
    }

} // namespace

void listAllRooms(BatchRun &run)
{
    int most = kMostOutlines;
    if (const auto limit = run.line().value(u"limit"_s)) {
        bool isNumber = false;
        most = limit->toInt(&isNumber);
        if (!isNumber || most < 1 || most > kMostOutlines)
            return run.failUsage(
                RoomCareVerbsText::tr("--limit takes a number from 1 to %1.").arg(kMostOutlines));
    }
    run.collect(room_care::list, room_care::ListOutlines{}, most, [&run](const QList<RoomOutline> &all) {
        for (const RoomOutline &room : all)
            printOutline(run, room);
        run.finish();
    });
}

void closeSomebodysRoom(BatchRun &run)
{
    const RoomId id = outlineOf(run);
    if (id.isNull())
        return;
    if (!run.isForReal())
        return run.call(room_care::show, {id}, [&run](const RoomOutline &room) {
            printOutline(run, room);
            run.dryRun("close-room", room.id.text(),
                       RoomCareVerbsText::tr("Would let nobody write there any more, for good."));
        });
    const auto reason = careReason(run);
    if (!reason)
        return;
    run.call(room_care::close, {id, *reason}, [&run](const RoomOutline &room) {
        printOutline(run, room);
        run.finish();
    });
}

void giveRoomOwner(BatchRun &run)
{
    const RoomId id = outlineOf(run);
    if (id.isNull())
        return;
    const auto reason = careReason(run);
    if (!reason)
        return;
    run.call(room_care::giveOwner, {id, run.word(1), *reason}, [&run](const RoomOutline &room) {
        printOutline(run, room);
        run.finish();
    });
}

} // namespace madang::tui
