// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/topic_reader.h"

namespace madang::door {

namespace {

    constexpr int kMostIdleRounds = 3;
    constexpr int kMostSnapshotRounds = 5;
    constexpr qsizetype kMostHeldBack = 256;
    constexpr qsizetype kMostInPages = 256;
    constexpr int kPage = 200;

} // namespace

TopicReader::TopicReader(Owner &owner, Hub &hub, QByteArray topic, bool counts, bool ephemeral)
    : m_owner(owner)
    , m_hub(hub)
    , m_topic(std::move(topic))
    , m_counts(counts)
    , m_ephemeral(ephemeral)
{
}

TopicReader::~TopicReader()
{
    end();
}

void TopicReader::start(const TopicCursor &cursor)
{
    m_after = cursor.after;
    m_epoch = cursor.epoch;
    m_hub.add(m_topic, this);
    m_fromMemory = isRemembered();
    ask();
}

void TopicReader::end()
{
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_hub.remove(m_topic, this);
    m_heldBack.clear();
}

void TopicReader::ask()
{
    m_state = State::Asking;
    m_changed = false;
    m_owner.askPage(*this, TopicCursor{m_after, m_epoch, m_fromMemory ? 0 : kPage}, ++m_ticket);
}

/// Whether everything that was missed lies in the hub.
bool TopicReader::isRemembered() const
{
    return m_counts && m_after && *m_after >= 0 && m_hub.recent(m_topic, *m_after + 1);
}

void TopicReader::readMemory()
{
    while (const PublishedPtr next = m_hub.recent(m_topic, *m_after + 1)) {
        if (m_owner.isFull()) {
            m_state = State::Waiting;
            return;
        }
        m_owner.write(*this, seenFrom(next, m_visibleFrom));
        if (m_state == State::Ended)
            return;
        m_after = next->position;
    }
    m_fromMemory = false;
    if (m_highest > *m_after)
        ask();
    else
        goLive();
}

void TopicReader::resume()
{
    if (m_state != State::Waiting)
        return;
    m_fromMemory = m_fromMemory && isRemembered();
    if (m_fromMemory)
        readMemory();
    else
        ask();
}

void TopicReader::pageArrived(quint64 ticket, const Result<TopicPage> &page)
{
    if (m_state != State::Asking || ticket != m_ticket)
        return;
    if (!page) {
        const bool wasOpen = m_opened;
        end();
        if (!wasOpen)
            m_owner.readerRefused(*this, page.error());
        else if (page.error().code == Code::NotFound || page.error().code == Code::NotAllowed)
            m_owner.readerEvicted(*this);
        else
            m_owner.readerFailed(*this, page.error());
        return;
    }
    m_visibleFrom = page->visibleFrom;
    m_visiting = page->visiting;
    if (!std::exchange(m_opened, true))
        m_owner.readerOpened(*this);
    if (m_fromMemory && page->events.isEmpty() && page->more && isRemembered()) {
        readMemory();
        return;
    }
    m_fromMemory = false;
    const std::optional<qint64> before = m_after;
    const bool whole = writePage(*page);
    if (m_state == State::Ended)
        return; // the owner ended while we wrote
    const bool missing = m_counts && m_highest > *m_after;
    const bool stale = m_changed && ++m_snapshotRounds <= kMostSnapshotRounds;
    if (whole && !page->more && !missing && !stale) {
        goLive();
        return;
    }
    m_idleRounds = m_after == before && !stale ? quint8(m_idleRounds + 1) : quint8(0);
    if (m_idleRounds > kMostIdleRounds)
        fail("catch-up");
    else if (m_owner.isFull())
        m_state = State::Waiting;
    else
        ask();
}

/// Writes what is new of a page; false when the rest has to wait for room.
bool TopicReader::writePage(const TopicPage &page)
{
    bool wrote = false;
    for (const PublishedPtr &event : page.events) {
        // A position that we have already told cannot be told again, whatever the page holds.
        if (m_counts && event->position > 0 && m_after && event->position <= *m_after)
            continue;
        if (wrote && m_owner.isFull())
            return false;
        m_owner.write(*this, event);
        wrote = true;
        if (m_state == State::Ended)
            return false;
        if (event->position > 0) {
            m_after = event->position;
            if (!m_counts && m_inPages.size() < kMostInPages)
                m_inPages.append(event->position);
        }
    }
    // Also after `reload`, which may lie before what the client asked for.
    m_after = page.position;
    return true;
}

void TopicReader::goLive()
{
    m_state = State::Live;
    m_idleRounds = m_snapshotRounds = 0;
    m_epoch = {};
    const QList<PublishedPtr> held = std::exchange(m_heldBack, {});
    for (const PublishedPtr &published : held) {
        if (m_state == State::Live)
            deliverLive(published);
    }
}

void TopicReader::deliver(const PublishedPtr &published)
{
    switch (m_state) {
    case State::Ended:
        return;
    case State::Live:
        deliverLive(published);
        return;
    case State::Asking:
    case State::Waiting:
        holdBack(published);
        return;
    }
}

/// Only what is just the next in a topic that counts; anything else is judged one by one.
bool TopicReader::deliverTogether(const Run &run)
{
    if (m_state != State::Live || !m_counts || m_ephemeral)
        return false;
    qint64 next = *m_after;
    for (const PublishedPtr &published : run) {
        if (published->position != ++next || seenFrom(published, m_visibleFrom) != published)
            return false;
    }
    const qint64 before = *m_after;
    m_after = next;
    if (m_owner.writeTogether(*this, run))
        return true;
    m_after = before;
    return false;
}

void TopicReader::deliverLive(const PublishedPtr &published)
{
    if (m_ephemeral || published->kind == Published::Kind::Ephemeral) {
        if (!m_owner.isFull())
            m_owner.write(*this, published);
        return;
    }
    if (published->position > 0 && m_counts) {
        if (published->position <= *m_after)
            return;
        if (published->position > *m_after + 1) {
            // Something between has not come this way: read it from the store.
            m_highest = published->position;
            ask();
            return;
        }
        m_after = published->position;
    } else if (published->position > 0 && m_inPages.contains(published->position)) {
        return;
    }
    m_owner.write(*this, seenFrom(published, m_visibleFrom));
}

void TopicReader::holdBack(const PublishedPtr &published)
{
    if (m_ephemeral || published->kind == Published::Kind::Ephemeral)
        return;
    if (published->position == 0)
        m_changed = true;
    else if (m_counts)
        m_highest = qMax(m_highest, published->position);
    else if (m_heldBack.size() < kMostHeldBack)
        m_heldBack.append(published);
    else
        fail("backlog");
}

void TopicReader::evicted()
{
    // The hub has already let go of us.
    if (m_state == State::Ended)
        return;
    m_state = State::Ended;
    m_heldBack.clear();
    m_owner.readerEvicted(*this);
}

void TopicReader::review()
{
    if (m_state == State::Ended || !m_visiting || m_ephemeral)
        return;
    // A page that is on its way may be from before: its ticket is void now.
    m_fromMemory = false;
    ask();
}

void TopicReader::fail(const char *about)
{
    end();
    m_owner.readerFailed(*this, Error{Code::Unavailable, about}.after(1));
}

} // namespace madang::door
