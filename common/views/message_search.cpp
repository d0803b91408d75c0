// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/message_search.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/message_markdown.h"
#include "common/views/wording.h"

#include <QTimeZone>

namespace madang::views {

using namespace Qt::StringLiterals;

namespace {

    /// A list longer than this is to be narrowed, not scrolled.
    constexpr qsizetype kMostFound = 1000;
    constexpr int kFoundHere = 200;
    constexpr qsizetype kContext = 24;

    /// What was searched through: the text, and the names of its files.
    QString wordsOf(const rooms::RoomEvent &event)
    {
        QString words = plainMessage(messageText(event));
        for (const files::Attachment &file : attachmentsOf(event))
            words += (words.isEmpty() ? QString() : u"\n"_s) + file.name;
        return words;
    }

} // namespace

MessageSearch::MessageSearch(Session &session, RoomId room, QObject *parent)
    : QAbstractListModel(parent)
    , m_session(session)
    , m_room(room)
{
}

int MessageSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant MessageSearch::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FoundMessage &found = m_found[index.row()];
    return QString(nameOf(found.event.sender.value_or(accounts::Person{})) + ": "_L1
                   + oneLine(found.text, 120));
}

bool MessageSearch::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_asking && m_found.size() < kMostFound;
}

void MessageSearch::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

void MessageSearch::search(const QString &line)
{
    beginResetModel();
    m_found.clear();
    endResetModel();
    m_line = line.trimmed();
    m_next.reset();
    m_error.reset();
    m_words.clear();
    m_local = false;
    ++m_asked;
    m_asking = false;
    if (m_line.isEmpty())
        return become(State::Idle);
    become(State::Searching);
    ask();
}

void MessageSearch::setScope(Scope scope)
{
    if (m_scope == scope)
        return;
    m_scope = scope;
    search(m_line);
}

void MessageSearch::ask()
{
    search::Find wanted;
    wanted.query = m_line;
    wanted.zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    wanted.after = m_next;
    if (m_scope == Scope::Room)
        wanted.room = m_room;
    m_asking = true;
    const quint64 asked = ++m_asked;
    whenDone(m_session.call(search::find, wanted), this, [this, asked](const Result<search::Found> &found) {
        if (asked != m_asked)
            return;
        m_asking = false;
        if (found)
            return take(*found);
        if (found.error().code == Code::Unavailable || found.error().code == Code::Timeout)
            return searchHere();
        m_error = found.error();
        become(State::Refused);
    });
}

void MessageSearch::take(const search::Found &found)
{
    m_words = found.words;
    m_next = found.next;
    if (!found.items.isEmpty()) {
        const int first = int(m_found.size());
        beginInsertRows({}, first, first + int(found.items.size()) - 1);
        for (const search::Hit &hit : found.items)
            m_found.append({hit.event, hit.roomName, shownWords(hit.event, wordsOf(hit.event))});
        endInsertRows();
    }
    become(m_found.isEmpty() ? State::Nothing : State::Found);
}

QString MessageSearch::shownWords(const rooms::RoomEvent &event, const QString &words) const
{
    const bool isFolded = event.type == "message"_L1 && m_session.blocks().contains(event.sender);
    return isFolded ? foldedWords() : words;
}

void MessageSearch::searchHere()
{
    if (!m_found.isEmpty())
        return become(State::Found); // what was found stays; the rest comes with the connection
    const auto room = m_scope == Scope::Room ? std::optional(m_room) : std::nullopt;
    m_local = true;
    m_words = m_line.split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    for (const ArchiveHit &hit : m_session.archive().search(m_line, room, kFoundHere)) {
        const auto known = m_session.archive().room(hit.event.room);
        m_found.append(
            {hit.event, known ? known->name : QString(), shownWords(hit.event, plainMessage(hit.text))});
    }
    endResetModel();
    become(m_found.isEmpty() ? State::Nothing : State::Found);
}

void MessageSearch::become(State state)
{
    m_state = state;
    Q_EMIT changed();
}

QString MessageSearch::stateText() const
{
    switch (m_state) {
    case State::Idle:
        return tr(
            "Part of a word is enough. Narrow it with from:name, in:room, has:link, has:file, has:money, "
            "before:2026-01-31, during:2026-01.");
    case State::Searching:
        return tr("Searching…");
    case State::Nothing:
        return m_local ? tr("There is no connection: only what this device remembers could be searched.")
                       : tr("Try fewer words, or leave a filter out.");
    case State::Refused:
        return m_error ? wording::of(*m_error) : QString();
    case State::Found:
        break;
    }
    return {};
}

QString MessageSearch::excerpt(int index, int longest) const
{
    const QString line = oneLine(m_found[index].text, 4000);
    qsizetype first = -1;
    for (const QString &word : m_words) {
        const qsizetype at = line.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    return oneLine(first > kContext ? QChar(0x2026) + line.mid(first - kContext / 2) : line, longest);
}

} // namespace madang::views
