// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_pictures.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/timeline.h"
#include "common/views/wording.h"

namespace madang::views {

RoomPictures::RoomPictures(Session &session, const Timeline &timeline, AttachmentId first, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_room(timeline.room())
    , m_epoch(session.archive().epoch(timeline.room()))
{
    for (int index = 0; index < timeline.rowCount(); ++index) {
        const TimelineRow &row = timeline.row(index);
        if (row.position > 0) {
            m_first = m_first > 0 ? m_first : row.position;
            m_last = qMax(m_last, qMax(row.position, row.foldedTo));
        }
        for (const files::Attachment &file : row.attachments) {
            if (file.thumbnail && file.id == first)
                m_current = count();
            if (file.thumbnail)
                m_shown.append({m_last, file}); // one on its way belongs to the newest
        }
    }
    if (m_first == 0) { // only what is on its way
        m_last = newestKnown();
        m_first = m_last + 1;
    }
    connect(&session.mirror(), &Mirror::reloaded, this, [this](RoomId reloaded) {
        if (reloaded == m_room)
            Q_EMIT outdated();
    });
}

qint64 RoomPictures::newestKnown() const
{
    const auto room = m_session.archive().room(m_room);
    return qMax(room ? room->position : 0, m_session.archive().newestPosition(m_room));
}

bool RoomPictures::hasMore(Way way) const
{
    return way == Way::Earlier ? m_first > m_session.archive().firstPosition(m_room) : m_last < newestKnown();
}

bool RoomPictures::isAtEnd(Way way) const
{
    return way == Way::Earlier ? m_current == 0 : m_current + 1 >= count();
}

void RoomPictures::go(Way way)
{
    if (m_state == State::Looking && m_way == way)
        return;
    cancel();
    m_way = way;
    if (!isAtEnd(way))
        return step();
    m_pagesLeft = kMostPages;
    look();
}

void RoomPictures::goToEnd(Way way)
{
    cancel();
    moveTo(way == Way::Earlier ? 0 : count() - 1);
}

void RoomPictures::retry()
{
    if (canRetry())
        go(m_way);
}

void RoomPictures::cancel()
{
    ++m_asked;
    if (m_state == State::Looking)
        become(State::Idle);
}

void RoomPictures::look()
{
    const Archive &archive = m_session.archive();
    while (hasMore(m_way)) {
        if (m_pagesLeft-- <= 0)
            return become(State::Paused);
        const ArchivePage page = m_way == Way::Earlier ? archive.before(m_room, m_first, kPage)
                                                       : archive.after(m_room, m_last, kPage);
        if (page.events.isEmpty())
            return ask();
        if (take(page.events))
            return step();
    }
    become(State::Nothing);
}

void RoomPictures::ask()
{
    const bool isEarlier = m_way == Way::Earlier;
    chat::ReadHistory wanted;
    wanted.room = m_room;
    wanted.limit = kPage;
    (isEarlier ? wanted.before : wanted.after) = isEarlier ? m_first : m_last;
    become(State::Looking);
    const quint64 asked = ++m_asked;
    whenDone(m_session.mirror().fetch(wanted), this,
             [this, isEarlier, asked](const Result<chat::History> &page) {
                 if (asked != m_asked)
                     return;
                 if (!page) {
                     m_error = page.error();
                     return become(State::Refused);
                 }
                 if (!m_epoch.isEmpty() && page->epoch != m_epoch) {
                     become(State::Idle);
                     Q_EMIT outdated();
                     return;
                 }
                 const Events run = runWith(page->items, m_room, isEarlier ? m_first - 1 : m_last + 1);
                 if (run.isEmpty()) // the server has nothing there, whatever we thought
                     (isEarlier ? m_first : m_last)
                         = isEarlier ? m_session.archive().firstPosition(m_room) : newestKnown();
                 else if (take(run))
                     return step();
                 look();
             });
}

bool RoomPictures::take(const Events &run)
{
    const bool isEarlier = m_way == Way::Earlier;
    (isEarlier ? m_first : m_last) = isEarlier ? run.first().position : run.last().position;
    QSet<AttachmentId> known;
    for (const Shown &shown : std::as_const(m_shown))
        known.insert(shown.picture.id);
    QList<Shown> found;
    for (const rooms::RoomEvent &event : run) {
        const bool isDeleted
            = (event.marks && event.marks->deleted) || m_session.deletions().contains(event.id);
        if (isDeleted || m_session.blocks().contains(event.sender))
            continue;
        for (const files::Attachment &file : attachmentsOf(event)) {
            if (file.thumbnail && !known.contains(file.id))
                found.append({event.position, file});
        }
    }
    if (isEarlier) {
        m_current += int(found.size());
        m_shown = found + m_shown;
    } else {
        m_shown += found;
    }
    return !found.isEmpty();
}

void RoomPictures::step()
{
    moveTo(m_current + (m_way == Way::Later ? 1 : -1));
}

void RoomPictures::moveTo(int index)
{
    const bool isAnother = index != m_current;
    m_current = index;
    trim();
    if (isAnother)
        Q_EMIT moved();
    become(State::Idle);
}

/// Whole messages, so that they are read again as a whole; never the one that is looked at.
void RoomPictures::trim()
{
    const qint64 here = m_shown[m_current].position;
    while (m_shown.size() > kMostPictures) {
        const qint64 furthest = m_way == Way::Earlier ? m_shown.last().position : m_shown.first().position;
        if (furthest == here)
            return;
        const qsizetype before = m_shown.size();
        m_shown.removeIf([furthest](const Shown &shown) { return shown.position == furthest; });
        if (m_way == Way::Earlier) {
            m_last = furthest - 1;
        } else {
            m_current -= int(before - m_shown.size());
            m_first = furthest + 1;
        }
    }
}

void RoomPictures::become(State state)
{
    m_state = state;
    if (state != State::Refused)
        m_error.reset();
    Q_EMIT changed();
}

QString RoomPictures::stateText() const
{
    const bool isEarlier = m_way == Way::Earlier;
    switch (m_state) {
    case State::Idle:
        return {};
    case State::Looking:
        return isEarlier ? tr("Looking for earlier pictures…") : tr("Looking for later pictures…");
    case State::Nothing:
        return isEarlier ? tr("There are no earlier pictures.") : tr("There are no later pictures.");
    case State::Paused:
        return isEarlier ? tr("No earlier picture has been found yet.")
                         : tr("No later picture has been found yet.");
    case State::Refused:
        return wording::of(*m_error);
    }
    return {};
}

} // namespace madang::views
