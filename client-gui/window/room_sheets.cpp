// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/window/room_sheets.h"

#include "client-gui/notify/schedule_sheet.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/people/nickname_sheet.h"
#include "client-gui/people/person_sheet.h"
#include "client-gui/screens/date_sheet.h"
#include "client-gui/screens/name_sheet.h"
#include "client-gui/screens/room_export_sheet.h"
#include "client-gui/screens/switcher_sheet.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QPointer>

namespace madang::gui {

using views::TimelineRow;

RoomSheets::RoomSheets(const Theme &theme, Session &session, views::Formats &formats, QWidget *host,
                       std::function<void(Sheet *)> present)
    : QObject(host)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_host(host)
    , m_present(std::move(present))
    , m_messages(new MessageSheets(theme, formats, host, m_present))
    , m_undoBar(new UndoBar(theme, session, host))
{
    connect(m_messages, &MessageSheets::said, this, &RoomSheets::said);
}

void RoomSheets::serve(RoomScreen &room, views::RoomList &rooms)
{
    ConversationScreen *there = &room.conversation();
    const RoomId id = room.room();
    serve(*there);
    connect(&room, &RoomScreen::donateWanted, this, &RoomSheets::donateWanted);
    connect(&room, &RoomScreen::campaignsWanted, this, &RoomSheets::campaignsWanted);
    connect(&room, &RoomScreen::monitorWanted, this, &RoomSheets::monitorWanted);
    connect(&room, &RoomScreen::pageWanted, this, &RoomSheets::pageWanted);
    connect(&room, &RoomScreen::manageWanted, this, &RoomSheets::manageWanted);
    connect(&room, &RoomScreen::storyLink, this, &RoomSheets::storyLink);
    connect(&room, &RoomScreen::said, this, &RoomSheets::said);
    connect(&room, &RoomScreen::elsewhereWanted, this, &RoomSheets::placeWanted);
    connect(&room, &RoomScreen::dateWanted, this,
            [this, there](Timestamp first) { openDate(*there, first); });
    connect(&room, &RoomScreen::inviteWanted, this, [this, id, &rooms] { invite(id, rooms); });
    connect(&room, &RoomScreen::nicknameWanted, this,
            [this, id, &rooms](const QString &present) { changeNickname(id, rooms, present); });
    connect(&room, &RoomScreen::newFolderWanted, this, [this, id, &rooms] { newFolder(id, rooms); });
    connect(&room, &RoomScreen::scheduleWanted, this, [this, id, &rooms] { openSchedule(id, rooms); });
    connect(&room, &RoomScreen::joinWanted, this, [this, there, &rooms] { join(*there, rooms); });
    connect(&room, &RoomScreen::exportWanted, this, [this, id] { openExport(id); });
    connect(&room, &RoomScreen::leaveWanted, this, [this, id, &rooms] { confirmLeave(id, rooms); });
    connect(&room, &RoomScreen::closeWanted, this, [this, id, &rooms] { confirmClose(id, rooms); });
    connect(&room, &RoomScreen::removeWanted, this,
            [this, id, &rooms](const rooms::Member &member) { confirmRemove(id, rooms, member); });
    connect(&room, &RoomScreen::personWanted, this,
            [this, there](const accounts::Person &person) { openPerson(there, person); });
    connect(&room, &RoomScreen::pinsWanted, this, [this, there] {
        m_messages->openPins(there->actions(), [screen = QPointer(there)](qint64 position) {
            if (screen)
                screen->timeline().jumpToPosition(position);
        });
    });
}

void RoomSheets::serve(ConversationScreen &conversation)
{
    using Screen = ConversationScreen;
    Screen *there = &conversation;
    connect(there, &Screen::deleteWanted, m_messages,
            [this, there](const TimelineRow &row) { m_messages->confirmDelete(there->actions(), row); });
    connect(there, &Screen::complaintWanted, m_messages,
            [this, there](const TimelineRow &row) { m_messages->openComplain(there->actions(), row); });
    connect(there, &Screen::blockWanted, m_messages,
            [this](const TimelineRow &row) { m_messages->confirmBlock(m_session, row.sender); });
    connect(there, &Screen::versionsWanted, m_messages,
            [this, there](const TimelineRow &row) { m_messages->openVersions(there->actions(), row); });
    connect(there, &Screen::reactorsWanted, m_messages,
            [this, there](const TimelineRow &row) { m_messages->openReactors(there->actions(), row); });
    connect(there, &Screen::forwardWanted, this,
            [this, there](const TimelineRow &row) { openForward(there->actions(), row); });
    connect(there, &Screen::personWanted, this,
            [this, there](const accounts::Person &person, const TimelineRow &row) {
                openPerson(there, person, row);
            });
    connect(there, &Screen::firstNicknameWanted, this, [this, there] { askForNickname(there); });
    connect(there, &Screen::emojiWanted, this, &RoomSheets::openEmoji);
    connect(there, &Screen::doubtfulLink, this, &RoomSheets::confirmLink);
    connect(there, &Screen::elsewhereWanted, this, &RoomSheets::placeWanted);
    connect(there, &Screen::signInWanted, this, [this, there] { Q_EMIT signInWanted(there->room()); });
    connect(there, &Screen::said, this, &RoomSheets::said);
}

void RoomSheets::undoDeletion()
{
    if (!m_undoBar || !m_undoBar->undo())
        Q_EMIT said(tr("There is no deletion that can be undone."));
}

void RoomSheets::say(const Result<Nothing> &done)
{
    if (!done)
        Q_EMIT said(views::wording::of(done.error()));
}

void RoomSheets::ask(Button::Kind kind, std::function<QuestionSheet::Words()> words,
                     std::function<void()> agreed)
{
    auto *sheet = new QuestionSheet(m_theme, kind, std::move(words), m_host);
    connect(sheet, &QuestionSheet::agreed, this, std::move(agreed));
    m_present(sheet);
    sheet->open();
}

// --- the room ---

void RoomSheets::join(ConversationScreen &conversation, views::RoomList &rooms)
{
    whenDone(rooms.join(conversation.room()), this,
             [this, there = QPointer(&conversation)](const Result<rooms::Room> &room) {
                 if (!room)
                     Q_EMIT said(views::wording::of(room.error()));
                 else if (there)
                     there->focusComposer();
             });
}

void RoomSheets::invite(RoomId room, views::RoomList &rooms)
{
    auto *sheet = new NameSheet(m_theme, NameSheet::Purpose::Invite, m_host);
    connect(sheet, &NameSheet::submitted, this, [this, sheet, room, &rooms](const QString &username) {
        whenDone(rooms.invite(room, username), sheet, [this, sheet](const Result<Nothing> &done) {
            if (!done) {
                sheet->refuse(done.error());
                return;
            }
            sheet->leave();
            Q_EMIT said(tr("Invited."));
        });
    });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::changeNickname(RoomId room, views::RoomList &rooms, const QString &present)
{
    auto *sheet = new NameSheet(m_theme, NameSheet::Purpose::Nickname, m_host);
    sheet->setName(present);
    connect(sheet, &NameSheet::submitted, this, [this, sheet, room, &rooms](const QString &name) {
        whenDone(rooms.setNickname(room, name), sheet,
                 [this, sheet](const Result<profiles::RoomNickname> &now) {
                     if (!now) {
                         sheet->refuse(now.error());
                         return;
                     }
                     sheet->leave();
                     Q_EMIT said(tr("You are called %1 here.").arg(isolated(oneLine(now->shown, 64))));
                 });
    });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::askForNickname(ConversationScreen *conversation)
{
    views::NicknameChoice *choice = m_nickname ? m_nickname() : nullptr;
    if (!choice)
        return;
    auto *sheet = new NicknameSheet(m_theme, *choice, m_host);
    if (conversation) {
        connect(choice, &views::NicknameChoice::chosen, sheet, [there = QPointer(conversation)] {
            if (there)
                there->send();
        });
    }
    m_present(sheet);
    sheet->open();
}

void RoomSheets::newFolder(RoomId room, views::RoomList &rooms)
{
    auto *sheet = new NameSheet(m_theme, NameSheet::Purpose::NewFolder, m_host);
    connect(sheet, &NameSheet::submitted, this, [this, sheet, room, &rooms](const QString &name) {
        whenDone(rooms.createFolder(name), sheet,
                 [this, sheet, room, &rooms](const Result<folders::Folder> &made) {
                     if (!made) {
                         sheet->refuse(made.error());
                         return;
                     }
                     sheet->leave();
                     whenDone(rooms.putIntoFolder(room, made->id), this,
                              [this](const Result<rooms::RoomLoudness> &now) {
                                  if (!now)
                                      Q_EMIT said(views::wording::of(now.error()));
                              });
                 });
    });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::openSchedule(RoomId room, views::RoomList &rooms)
{
    auto *sheet = new ScheduleSheet(m_theme, rooms, room, m_formats, m_host);
    connect(sheet, &ScheduleSheet::saved, this, [this](const QString &standing) {
        Q_EMIT said(standing.isEmpty() ? tr("This room may alert you at any time.") : standing);
    });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::openExport(RoomId id)
{
    const auto room = m_session.archive().room(id);
    if (!room)
        return;
    auto *sheet = new RoomExportSheet(m_theme, m_session, m_formats, *room, m_host);
    connect(sheet, &RoomExportSheet::said, this, &RoomSheets::said);
    m_present(sheet);
    sheet->open();
}

void RoomSheets::confirmLeave(RoomId room, views::RoomList &rooms)
{
    const QString name = rooms.find(room) ? rooms.find(room)->name : QString();
    ask(
        Button::Kind::Danger,
        [name]() -> QuestionSheet::Words {
            return {tr("Leave this room?"), tr("You will no longer be a member of %1.").arg(isolated(name)),
                    tr("Leave")};
        },
        [this, room, &rooms] {
            whenDone(rooms.leave(room), this, [this](const Result<Nothing> &done) { say(done); });
        });
}

void RoomSheets::confirmClose(RoomId room, views::RoomList &rooms)
{
    ask(
        Button::Kind::Danger,
        []() -> QuestionSheet::Words {
            return {tr("Close this room for writing?"),
                    tr("Everybody can still read it; nobody can write in it again. Nothing is deleted."),
                    tr("Close the room")};
        },
        [this, room, &rooms] {
            whenDone(rooms.close(room), this, [this](const Result<Nothing> &done) { say(done); });
        });
}

void RoomSheets::confirmRemove(RoomId room, views::RoomList &rooms, const rooms::Member &member)
{
    ask(
        Button::Kind::Danger,
        [member]() -> QuestionSheet::Words {
            return {tr("Remove from this room?"),
                    tr("%1 will no longer be a member.").arg(isolated(member.nickname)), tr("Remove")};
        },
        [this, room, &rooms, user = member.id] {
            whenDone(rooms.removeMember(room, user), this,
                     [this](const Result<Nothing> &done) { say(done); });
        });
}

void RoomSheets::openDate(ConversationScreen &conversation, Timestamp first)
{
    auto *sheet = new DateSheet(m_theme, m_formats, first, m_host);
    connect(sheet, &DateSheet::picked, this, [there = QPointer(&conversation)](Timestamp at) {
        if (there)
            there->timeline().jumpToTime(at);
    });
    m_present(sheet);
    sheet->open();
}

// --- what was said, and by whom ---

void RoomSheets::openForward(views::MessageActions &actions, const TimelineRow &message)
{
    auto *sheet = new SwitcherSheet(m_theme, m_session, m_formats, m_host, SwitcherSheet::Purpose::Forward);
    connect(sheet, &SwitcherSheet::picked, this,
            [this, there = QPointer(&actions), message](RoomId room, const QString &comment) {
                if (!there)
                    return;
                whenDone(there->forward(message, room, comment), this,
                         [this](const Result<rooms::RoomEvent> &done) {
                             Q_EMIT said(done ? tr("The message was forwarded.")
                                              : views::wording::of(done.error()));
                         });
            });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::openPerson(ConversationScreen *conversation, const accounts::Person &person,
                            const TimelineRow &message)
{
    const bool mayComplain = conversation && conversation->actions().canComplain(message);
    auto *sheet = new PersonSheet(m_theme, m_session, person, mayComplain, m_host);
    connect(sheet, &PersonSheet::said, this, &RoomSheets::said);
    // The sheet goes when another one comes, or a room.
    connect(sheet, &PersonSheet::profileWanted, this, &RoomSheets::profileWanted, Qt::QueuedConnection);
    connect(
        sheet, &PersonSheet::blockWanted, this,
        [this](const accounts::Person &whom) { m_messages->confirmBlock(m_session, whom); },
        Qt::QueuedConnection);
    connect(
        sheet, &PersonSheet::complaintWanted, this,
        [this, there = QPointer(conversation), message] {
            if (there)
                m_messages->openComplain(there->actions(), message);
        },
        Qt::QueuedConnection);
    connect(
        sheet, &PersonSheet::reportWanted, this,
        [this](const profiles::PersonCard &whom) { m_messages->openReport(m_session, whom); },
        Qt::QueuedConnection);
    connect(sheet, &PersonSheet::roomWanted, this, [this, sheet](RoomId room) {
        sheet->leave();
        Q_EMIT roomWanted(room);
    });
    m_present(sheet);
    sheet->open();
}

void RoomSheets::openEmoji(const EmojiTaker &take)
{
    auto *sheet = new EmojiSheet(m_theme, m_session.preferences(), m_formats, m_host);
    connect(sheet, &EmojiSheet::picked, this, take);
    m_present(sheet);
    sheet->open();
}

void RoomSheets::confirmLink(const Link &link)
{
    ask(
        Button::Kind::Primary,
        [link]() -> QuestionSheet::Words {
            return {
                tr("Open this address?"),
                tr("It does not lead where it seems to. The real host is:\n%1").arg(oneLine(link.host, 120)),
                tr("Open anyway")};
        },
        [url = link.url] { openInBrowser(url); });
}

} // namespace madang::gui
