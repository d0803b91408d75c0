// SPDX-License-Identifier: GPL-3.0-or-later
// Batch verbs about rooms.
#include "client-tui/batch/batch_verbs.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/terminal/text_width.h"

#include "common/views/loudness_text.h"
#include "common/views/room_schedule.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kMostRooms = 10'000;
    constexpr int kMostMembers = 100'000;

    void printRoom(BatchRun &run, const rooms::Room &room)
    {
        run.out().json("room", room);
        const QString kind(json::wordOfEnum(room.visibility));
        run.out().line(
            {{room.id.text() + u"  "_s, run.theme()[Role::Muted]},
             {padded(kind, 8) + paddedLeft(QString::number(room.memberCount), 6)
                  + paddedLeft(room.unread > 0 ? QString::number(room.unread) : QString(), 5) + u"  "_s,
              run.theme()[Role::Muted]},
             {room.name, room.unread > 0 ? run.theme()[Role::RoomUnread] : Style()}});
    }

    struct LoudnessVerbs {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::LoudnessVerbs)
    };

    /// What a schedule says, and as it is typed for those who go on with it.
    void printSchedule(BatchRun &run, const rooms::Room &room, const rooms::Loudness &now)
    {
        run.out().json("loudness", rooms::RoomLoudness{room.id, now});
        const QString times = views::schedule::textOf(now, run.formats());
        run.out().line(times.isEmpty()
                           ? LoudnessVerbs::tr("%1: no schedule").arg(room.name)
                           : LoudnessVerbs::tr("%1: loud %2 · %3")
                                 .arg(room.name, times, views::schedule::standingText(now, run.formats())));
    }

    void setLoudness(BatchRun &run, const rooms::Room &room, const rooms::SetLoudness &wanted)
    {
        run.call(rooms::setLoudness, wanted, [&run, room](const rooms::RoomLoudness &now) {
            run.out().json("loudness", now);
            const QString mute = views::loudness::muteText(now.loudness, run.formats());
            run.out().line(
                LoudnessVerbs::tr("%1: %2").arg(room.name, views::loudness::nameOf(now.loudness.level))
                + (mute.isEmpty() ? QString() : u" · "_s + mute)
                + (now.loudness.favourite ? u" · "_s + LoudnessVerbs::tr("favourite") : QString()));
            run.finish();
        });
    }

} // namespace

void setRoomLevel(BatchRun &run)
{
    const auto level = json::enumFromWord<rooms::AlertLevel>(run.word(1));
    if (!level)
        return run.failUsage(
            LoudnessVerbs::tr("“%1” is none of all, mentions, none, usual.").arg(run.word(1)));
    run.withRoom(run.word(0), [&run, level](const rooms::Room &room) {
        setLoudness(run, room, {.room = room.id, .level = level});
    });
}

void muteRoom(BatchRun &run)
{
    rooms::SetLoudness wanted;
    const QString span = run.word(1);
    if (span.isEmpty()) {
        wanted.muted = true;
    } else if (span == "off"_L1) {
        wanted.muted = false;
    } else {
        wanted.mutedUntil = views::loudness::endOf(span, run.formats().now());
        if (!wanted.mutedUntil)
            return run.failUsage(
                LoudnessVerbs::tr("“%1” is no span. Write 30m, 8h, 2d, 1w, tomorrow or off.").arg(span));
    }
    run.withRoom(run.word(0), [&run, wanted](const rooms::Room &room) {
        rooms::SetLoudness full = wanted;
        full.room = room.id;
        setLoudness(run, room, full);
    });
}

void scheduleRoom(BatchRun &run)
{
    const QString text = run.line().words.mid(2).join(u' ').trimmed();
    const views::schedule::Typed typed = views::schedule::typed(text);
    if (!text.isEmpty() && !typed.schedule)
        return run.failUsage(LoudnessVerbs::tr("%1 For example: schedule ROOM %2")
                                 .arg(typed.fault, views::schedule::example()));
    run.withRoom(run.word(0), [&run, text, wanted = typed.schedule](const rooms::Room &room) {
        if (text.isEmpty()) {
            printSchedule(run, room, room.loudness.value_or(rooms::Loudness{}));
            return run.finish();
        }
        run.call(rooms::setLoudness, rooms::SetLoudness{.room = room.id, .schedule = wanted},
                 [&run, room](const rooms::RoomLoudness &now) {
                     printSchedule(run, room, now.loudness);
                     run.finish();
                 });
    });
}

void favouriteRoom(BatchRun &run)
{
    const bool on = !run.line().has(u"off"_s);
    run.withRoom(run.word(0), [&run, on](const rooms::Room &room) {
        setLoudness(run, room, {.room = room.id, .favourite = on});
    });
}

void listRooms(BatchRun &run)
{
    rooms::ListRooms wanted;
    const std::optional<QString> words = run.line().value(u"search"_s);
    const bool isPublic = run.line().has(u"public"_s) || run.session().state() != Session::State::SignedIn;
    if (isPublic)
        wanted.query = words;
    run.collect(isPublic ? rooms::directory : rooms::mine, wanted, kMostRooms,
                [&run, words](const QList<rooms::Room> &all) {
                    for (const rooms::Room &room : all) {
                        if (!words || room.name.contains(*words, Qt::CaseInsensitive))
                            printRoom(run, room);
                    }
                    run.finish();
                });
}

void listMembers(BatchRun &run)
{
    run.withRoom(run.word(0), [&run](const rooms::Room &room) {
        rooms::ListMembers wanted;
        wanted.room = room.id;
        run.collect(rooms::members, wanted, kMostMembers, [&run](const QList<rooms::Member> &all) {
            for (const rooms::Member &member : all) {
                run.out().json("member", member);
                const bool owner = member.role == rooms::MemberRole::Owner;
                run.out().line({{member.id.text() + (owner ? u"  @"_s : u"   "_s), run.theme()[Role::Muted]},
                                {member.nickname, run.theme().nameOf(member.id.number)}});
            }
            run.finish();
        });
    });
}

void createRoom(BatchRun &run)
{
    rooms::CreateRoom wanted;
    wanted.name = run.word(0);
    wanted.topic = run.line().value(u"topic"_s);
    if (run.line().has(u"private"_s))
        wanted.visibility = rooms::Visibility::Private;
    if (run.line().has(u"joined"_s))
        wanted.history = rooms::HistoryScope::Joined;
    run.call(rooms::create, wanted, [&run](const rooms::Room &room) {
        run.out().json("room", room);
        run.out().line(room.id.text());
        run.finish();
    });
}

void joinRoom(BatchRun &run)
{
    run.withRoom(run.word(0), [&run](const rooms::Room &found) {
        run.call(rooms::join, rooms::OneRoom{found.id}, [&run](const rooms::Room &room) {
            run.out().json("room", room);
            run.out().note(
                QCoreApplication::translate("madang::tui::RoomVerbs", "Joined “%1”.").arg(room.name));
            run.finish();
        });
    });
}

void leaveRoom(BatchRun &run)
{
    run.withRoom(run.word(0), [&run](const rooms::Room &room) {
        run.call(rooms::leave, rooms::OneRoom{room.id}, [&run, room](const Nothing &) {
            run.out().json("left", {{"room", Output::quoted(room.id.text())}});
            run.out().note(
                QCoreApplication::translate("madang::tui::RoomVerbs", "Left “%1”.").arg(room.name));
            run.finish();
        });
    });
}

void inviteToRoom(BatchRun &run)
{
    run.withRoom(run.word(0), [&run](const rooms::Room &room) {
        rooms::Invite wanted;
        wanted.room = room.id;
        wanted.username = run.word(1);
        run.call(rooms::invite, wanted, [&run, wanted](const Nothing &) {
            run.out().json("invited",
                           {{"room", Output::quoted(wanted.room.text())},
                            {"username", Output::quoted(wanted.username)}});
            run.finish();
        });
    });
}

} // namespace madang::tui
