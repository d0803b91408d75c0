// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/notify/loudness_menu.h"

#include "common/base/when_done.h"
#include "common/views/loudness_text.h"
#include "common/views/room_schedule.h"
#include "common/views/wording.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>

namespace madang::gui {

using namespace std::chrono_literals;

namespace {

    struct LoudnessMenu {
        Q_DECLARE_TR_FUNCTIONS(madang::gui::LoudnessMenu)
    };

} // namespace

void addLoudness(QMenu &menu, const Theme &theme, views::RoomList &rooms, RoomId room,
                 const views::Formats &formats, const std::function<void(const QString &)> &said,
                 const std::function<void()> &schedule)
{
    const auto row = rooms.find(room);
    if (!row || !row->role)
        return;
    const QPointer<views::RoomList> list = &rooms;
    // The menu may be gone when the server answers: the list is who waits.
    const auto set = [list, said](const rooms::SetLoudness &wanted) {
        if (!list)
            return;
        whenDone(list->setLoudness(wanted), list.data(), [said](const Result<rooms::RoomLoudness> &now) {
            if (!now)
                said(views::wording::of(now.error()));
        });
    };
    const bool favourite = row->loudness.favourite;
    menu.addAction(theme.icon(Glyph::Star),
                   favourite ? LoudnessMenu::tr("Remove from favourites")
                             : LoudnessMenu::tr("Add to favourites"),
                   &menu, [set, room, favourite] { set({.room = room, .favourite = !favourite}); });

    auto *levels = menu.addMenu(theme.icon(Glyph::Bell), LoudnessMenu::tr("Notify me about"));
    auto *group = new QActionGroup(levels);
    for (const rooms::AlertLevel level : {rooms::AlertLevel::Usual, rooms::AlertLevel::All,
                                          rooms::AlertLevel::Mentions, rooms::AlertLevel::None}) {
        QString words = views::loudness::nameOf(level);
        if (level == rooms::AlertLevel::Usual && row->loudness.level == level)
            words = LoudnessMenu::tr("%1 (%2)").arg(words, views::loudness::nameOf(row->level));
        QAction *action
            = levels->addAction(words, levels, [set, room, level] { set({.room = room, .level = level}); });
        action->setCheckable(true);
        action->setChecked(row->loudness.level == level);
        group->addAction(action);
    }

    const QString muted = views::loudness::muteText(row->loudness, formats);
    auto *mutes
        = menu.addMenu(theme.icon(Glyph::BellOff), muted.isEmpty() ? LoudnessMenu::tr("Mute") : muted);
    const Timestamp now = formats.now();
    if (!muted.isEmpty()) {
        mutes->addAction(LoudnessMenu::tr("Unmute"), mutes,
                         [set, room] { set({.room = room, .muted = false}); });
        mutes->addSeparator();
    }
    mutes->addAction(LoudnessMenu::tr("For 1 hour"), mutes,
                     [set, room, now] { set({.room = room, .mutedUntil = now.plus(1h)}); });
    mutes->addAction(LoudnessMenu::tr("For 8 hours"), mutes,
                     [set, room, now] { set({.room = room, .mutedUntil = now.plus(8h)}); });
    const Timestamp morning = views::loudness::nextMorning(now);
    mutes->addAction(LoudnessMenu::tr("Until %1, 08:00").arg(formats.dayName(morning)), mutes,
                     [set, room, morning] { set({.room = room, .mutedUntil = morning}); });
    mutes->addAction(LoudnessMenu::tr("For good"), mutes,
                     [set, room] { set({.room = room, .muted = true}); });
    const QString standing = views::schedule::standingText(row->loudness, formats);
    menu.addAction(theme.icon(Glyph::Clock),
                   standing.isEmpty() ? LoudnessMenu::tr("Schedule…")
                                      : LoudnessMenu::tr("Schedule: %1…").arg(standing),
                   &menu, schedule);
}

} // namespace madang::gui
