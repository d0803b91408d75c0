// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about rooms and people.
#include "client-tui/panes/room_list_pane.h"
#include "client-tui/panes/sheet.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/hangul.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace madang::tui {

RoomId Verbs::roomOfOurs(QString text) const
{
    if (text.startsWith(u'#') || text.startsWith(u'@'))
        text = text.mid(1);
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (isNumber && !m_desk.numbers().at(number).isNull())
        return m_desk.numbers().at(number);
    if (const RoomId id = RoomId::fromText(text); !id.isNull() && m_desk.rooms().find(id))
        return id;
    QList<RoomId> fitting;
    for (const RoomId id : m_desk.numbers().rooms()) {
        const std::optional<views::RoomRow> room = m_desk.rooms().find(id);
        if (!room)
            continue;
        if (room->name.compare(text, Qt::CaseInsensitive) == 0)
            return id;
        if (views::matchesTyped(room->name, text))
            fitting.append(id);
    }
    return fitting.size() == 1 ? fitting.first() : RoomId();
}

void Verbs::join(const QString &rest)
{
    QString argument = rest;
    if (argument.startsWith(u'"'))
        argument = takeArgument(argument);
    if (argument.startsWith(u'#') || argument.startsWith(u'@'))
        argument = argument.mid(1);
    if (const RoomId room = roomOfOurs(argument); !room.isNull())
        return m_desk.openRoom(room);
    joinPublic(argument);
}

void Verbs::forward(const QString &rest)
{
    QString text = rest;
    const views::TimelineRow *row = takeMessage(text, &views::MessageActions::canForward);
    if (!row)
        return;
    const QString name = takeArgument(text);
    if (name.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"forward"_s)->usage());
    const RoomId room = roomOfOurs(name);
    if (room.isNull())
        return m_desk.tell(Tone::Warning, tr("None of your rooms is “%1”, or several are.").arg(name));
    whenDone(m_desk.actions()->forward(*row, room, text), this, [this](const Result<rooms::RoomEvent> &done) {
        done ? m_desk.tell(Tone::Good, tr("The message was forwarded.")) : tellError(done.error());
    });
}

void Verbs::joinPublic(const QString &name)
{
    rooms::ListRooms wanted;
    wanted.query = name;
    whenDone(m_desk.session().call(rooms::directory, wanted), this,
             [this, name](const Result<Page<rooms::Room>> &page) {
                 if (!page)
                     return tellError(page.error());
                 for (const rooms::Room &room : page->items) {
                     if (room.name.compare(name, Qt::CaseInsensitive) != 0)
                         continue;
                     return whenDone(m_desk.rooms().join(room.id), this,
                                     [this](const Result<rooms::Room> &joined) {
                                         joined ? m_desk.openRoom(joined->id) : tellError(joined.error());
                                     });
                 }
                 if (page->items.isEmpty())
                     return m_desk.tell(
                         Tone::Warning,
                         tr("There is no room called “%1”. /public lists what there is.").arg(name));
                 showDirectory(tr("Public rooms like “%1”").arg(name), page->items);
             });
}

void Verbs::leave(const QString &)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const views::RoomRow row = m_desk.rooms().find(room).value_or(views::RoomRow());
    if (row.visibility == rooms::Visibility::Direct) // no need to ask what the server would refuse
        return tellError(Error{Code::Conflict, "direct-room"});
    confirm(tr("Leave “%1”?").arg(row.name), [this, room] {
        whenDone(m_desk.rooms().leave(room), this, [this](const Result<Nothing> &left) {
            left ? m_desk.tell(Tone::Plain, tr("You left the room.")) : tellError(left.error());
        });
    });
}

void Verbs::listRooms(const QString &)
{
    QList<SheetRow> rows;
    for (const RoomId id : m_desk.numbers().rooms()) {
        const std::optional<views::RoomRow> room = m_desk.rooms().find(id);
        if (!room || (m_desk.rooms().isUnreadOnly() && !RoomListPane::isUnread(*room)))
            continue;
        const QString unread = RoomListPane::marks(*room);
        PaintedLine line{
            {paddedLeft(QString::number(m_desk.numbers().numberOf(id)), 3) + u' ', theme()[Role::Muted]},
            {padded(RoomListPane::sign(*room) + sanitized(room->name), 24), theme()[Role::Room]},
            {paddedLeft(unread, 7) + u"  "_s, theme()[Role::NewMessages]},
            {sanitized(room->preview), theme()[Role::Muted]}};
        rows.append({line, [this, id] { m_desk.openRoom(id); }});
    }
    if (rows.isEmpty() && m_desk.rooms().isUnreadOnly())
        return m_desk.tell(Tone::Plain, tr("No room has anything unread. /unread-rooms shows all of them."));
    if (rows.isEmpty())
        return m_desk.tell(Tone::Plain,
                           tr("You are in no room yet. /public lists the rooms of this server."));
    m_desk.show(
        std::make_unique<Sheet>(tr("Your rooms"), rows, tr("↑↓ choose · Enter goes there · Esc closes")));
}

void Verbs::toggleUnreadRooms(const QString &)
{
    const bool on = !m_desk.rooms().isUnreadOnly();
    m_desk.rooms().setUnreadOnly(on);
    m_desk.tell(Tone::Plain,
                on ? tr("Only rooms with something unread are listed.") : tr("All rooms are listed."));
}

void Verbs::markRead(const QString &rest)
{
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "all"_L1)
        return m_desk.tell(Tone::Warning, findVerb(u"read"_s)->usage());
    if (word == "all"_L1) {
        m_desk.rooms().markEverythingRead();
        return m_desk.tell(Tone::Good, tr("Everything is read."));
    }
    if (!needsRoom())
        return;
    m_desk.rooms().markAllRead(m_desk.currentRoom());
    m_desk.timeline()->clearNewMessages();
    m_desk.tell(Tone::Good, tr("This room is read."));
}

void Verbs::listPublic(const QString &rest)
{
    rooms::ListRooms wanted;
    wanted.limit = 100;
    if (!rest.isEmpty())
        wanted.query = rest;
    whenDone(m_desk.session().call(rooms::directory, wanted), this,
             [this](const Result<Page<rooms::Room>> &page) {
                 if (!page)
                     return tellError(page.error());
                 if (page->items.isEmpty())
                     return m_desk.tell(Tone::Plain, tr("There is no such public room. /create makes one."));
                 showDirectory(tr("Public rooms"), page->items);
             });
}

void Verbs::showDirectory(const QString &title, const QList<rooms::Room> &found)
{
    QList<SheetRow> rows;
    for (const rooms::Room &room : found) {
        const QString note = room.role ? tr("joined") : QString();
        PaintedLine line{{padded(u'#' + sanitized(room.name), 26), theme()[Role::Room]},
                         {paddedLeft(QString::number(room.memberCount), 5) + u"  "_s, theme()[Role::Muted]},
                         {padded(note, 8), theme()[Role::Good]},
                         {sanitized(room.topic), theme()[Role::Muted]}};
        const RoomId id = room.id;
        rows.append({line, [this, id] {
                         if (m_desk.rooms().find(id))
                             return m_desk.openRoom(id);
                         whenDone(m_desk.rooms().join(id), this, [this](const Result<rooms::Room> &joined) {
                             joined ? m_desk.openRoom(joined->id) : tellError(joined.error());
                         });
                     }});
    }
    m_desk.show(std::make_unique<Sheet>(title, rows, tr("↑↓ choose · Enter joins · Esc closes")));
}

void Verbs::create(const QString &rest)
{
    QString name = rest;
    rooms::Visibility visibility = rooms::Visibility::Public;
    rooms::HistoryScope history = rooms::HistoryScope::All;
    const auto takeOption = [&name](QLatin1StringView option) {
        const bool there = name == option || name.startsWith(QString(option) + u' ');
        if (there)
            name = name.mid(option.size()).trimmed();
        return there;
    };
    for (bool more = true; more;) {
        more = false;
        if (takeOption("-private"_L1)) {
            visibility = rooms::Visibility::Private;
            more = true;
        }
        if (takeOption("-joined"_L1)) {
            history = rooms::HistoryScope::Joined;
            more = true;
        }
    }
    if (name.startsWith(u'"'))
        name = takeArgument(name);
    if (name.isEmpty())
        return m_desk.tell(Tone::Warning, findVerb(u"create"_s)->usage());
    whenDone(m_desk.rooms().create(name, {}, visibility, history), this,
             [this](const Result<rooms::Room> &room) {
                 room ? m_desk.openRoom(room->id) : tellError(room.error());
             });
}

void Verbs::chooseHistory(const QString &rest)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const auto tell = [this](rooms::HistoryScope history) {
        m_desk.tell(Tone::Plain, tr("New members see: %1").arg(views::historyText(history)));
    };
    const QString wanted = rest.trimmed();
    if (wanted.isEmpty())
        return tell(m_desk.rooms().find(room).value_or(views::RoomRow()).history);
    const auto words = rooms::enumWords(static_cast<rooms::HistoryScope *>(nullptr));
    const auto named = std::find_if(words.begin(), words.end(),
                                    [&wanted](const auto &each) { return wanted == each.second; });
    if (named == words.end())
        return m_desk.tell(Tone::Warning, findVerb(u"past"_s)->usage());
    whenDone(m_desk.rooms().setHistory(room, named->first), this,
             [this, tell](const Result<rooms::Room> &now) {
                 now ? tell(now->history.value_or(rooms::HistoryScope::All)) : tellError(now.error());
             });
}

void Verbs::message(const QString &rest)
{
    QString text = rest;
    const QString username = takeArgument(text);
    whenDone(m_desk.rooms().openDirect(username.startsWith(u'@') ? username.mid(1) : username), this,
             [this, text](const Result<rooms::Room> &room) {
                 if (!room)
                     return tellError(room.error());
                 m_desk.openRoom(room->id);
                 if (text.isEmpty())
                     return;
                 if (const Result<ClientTag> posted = m_desk.timeline()->post(text); !posted)
                     tellError(posted.error());
             });
}

void Verbs::invite(const QString &rest)
{
    if (!needsRoom())
        return;
    QString text = rest;
    const QString username = takeArgument(text);
    whenDone(m_desk.rooms().invite(m_desk.currentRoom(), username), this,
             [this, username](const Result<Nothing> &done) {
                 done ? m_desk.tell(Tone::Good, tr("%1 is a member now.").arg(username))
                      : tellError(done.error());
             });
}

void Verbs::listMembers(const QString &)
{
    if (!needsRoom())
        return;
    QList<SheetRow> rows;
    const views::People &people = *m_desk.people();
    for (int i = 0; i < people.rowCount(); ++i) {
        const rooms::Member &member = people.member(i);
        const QString role = member.role == rooms::MemberRole::Owner ? tr("owner") : QString();
        rows.append({PaintedLine{
            {padded(sanitized(member.nickname), 24), theme().nameOf(member.id.number)},
            {u' ' + padded(role, 8), theme()[Role::Good]},
            {tr("since %1").arg(m_desk.formats().shortTime(member.joinedAt)), theme()[Role::Muted]}}});
    }
    m_desk.show(std::make_unique<Sheet>(tr("Members: %1").arg(people.rowCount()), rows, tr("Esc closes")));
}

void Verbs::closeRoom(const QString &)
{
    if (!needsRoom())
        return;
    const RoomId room = m_desk.currentRoom();
    const QString name = m_desk.rooms().find(room).value_or(views::RoomRow()).name;
    confirm(tr("Close “%1” for posting? Nobody will be able to write in it.").arg(name), [this, room] {
        whenDone(m_desk.rooms().close(room), this, [this](const Result<Nothing> &closed) {
            closed ? m_desk.tell(Tone::Good, tr("The room is closed.")) : tellError(closed.error());
        });
    });
}

} // namespace madang::tui
