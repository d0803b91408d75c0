// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payments_desk.h"

#include "common/base/when_done.h"
#include "common/views/desk_text.h"

namespace madang::views {

using desk::Section;

namespace {

    constexpr int kRowsPerPage = 100;
    constexpr int kReadAhead = 10; ///< rows before the end at which more is read
    constexpr int kSections = 5;

} // namespace

PaymentsDesk::PaymentsDesk(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    StreamTopic topic;
    topic.destination = QLatin1StringView(desk::changed.topic);
    topic.owner = this;
    topic.onMessage = [this](const StreamMessage &message) {
        if (const auto overview = fromJson<desk::Overview>(message.body))
            hear(*overview);
    };
    topic.onRefused = [this](const Error &error) {
        m_error = error;
        Q_EMIT changed();
    };
    m_subscription = m_session.stream().subscribe(topic);
    connect(&m_session.stream(), &Stream::online, this, &PaymentsDesk::refresh);
    connect(&m_session.stream(), &Stream::linkChanged, this, [this](const LinkState &link) {
        if (link.phase != LinkState::Phase::Online && std::exchange(m_live, false))
            Q_EMIT changed();
    });
    refresh();
}

PaymentsDesk::~PaymentsDesk()
{
    m_session.stream().unsubscribe(m_subscription);
}

int PaymentsDesk::count(Section section) const
{
    if (!m_overview)
        return 0;
    switch (section) {
    case Section::Stuck:
        return m_overview->stuck;
    case Section::Unmatched:
        return m_overview->unmatched;
    case Section::Dead:
        return m_overview->dead;
    case Section::Refunds:
        return m_overview->refunds;
    case Section::Deposits:
        return m_overview->deposits;
    }
    return 0;
}

void PaymentsDesk::hear(const desk::Overview &overview)
{
    const int before = count(m_section);
    const bool first = !std::exchange(m_live, true);
    m_overview = overview;
    m_error.reset();
    if (first || count(m_section) != before)
        readPage({});
    if (m_story)
        readStory(m_story->order);
    Q_EMIT changed();
}

// --- the lists

void PaymentsDesk::setSection(Section section)
{
    if (section == m_section)
        return;
    m_section = section;
    m_items.clear();
    m_next.reset();
    m_selected = -1;
    readPage({});
    Q_EMIT changed();
}

void PaymentsDesk::stepSection(int direction)
{
    setSection(Section((int(m_section) + direction + kSections) % kSections));
}

const desk::Item *PaymentsDesk::selectedItem() const
{
    return m_selected >= 0 && m_selected < m_items.size() ? &m_items[m_selected] : nullptr;
}

void PaymentsDesk::select(int row)
{
    m_selected = m_items.isEmpty() ? -1 : qBound(0, row, int(m_items.size()) - 1);
    if (m_next && !m_loading && m_selected + kReadAhead >= m_items.size())
        readPage(m_next);
    Q_EMIT changed();
}

void PaymentsDesk::refresh()
{
    whenDone(m_session.call(desk::overview, {}), this, [this](const Result<desk::Overview> &overview) {
        if (overview) {
            m_overview = *overview;
            m_error.reset();
        } else {
            m_error = overview.error();
        }
        Q_EMIT changed();
    });
    readPage({});
}

void PaymentsDesk::readPage(const std::optional<QString> &after)
{
    const int reading = ++m_reading;
    m_loading = true;
    whenDone(m_session.call(desk::list, {m_section, after, kRowsPerPage}), this,
             [this, reading, more = after.has_value()](const Result<Page<desk::Item>> &page) {
                 if (reading != m_reading)
                     return;
                 m_loading = false;
                 if (!page) {
                     m_error = page.error();
                     Q_EMIT changed();
                     return;
                 }
                 const QString chosen = selectedItem() ? selectedItem()->key : QString();
                 m_items = more ? m_items + page->items : page->items;
                 m_next = page->next;
                 // The choice stays on what it was made for.
                 int row = qBound(0, m_selected, qMax(0, int(m_items.size()) - 1));
                 for (int i = 0; i < m_items.size(); ++i) {
                     if (m_items[i].key == chosen)
                         row = i;
                 }
                 m_selected = m_items.isEmpty() ? -1 : row;
                 Q_EMIT changed();
             });
}

// --- one order

void PaymentsDesk::openStory(const OrderId &order)
{
    whenDone(m_session.call(desk::order, {order}), this, [this](const Result<desk::Story> &story) {
        if (!story) {
            Q_EMIT refused(story.error());
            return;
        }
        m_story = *story;
        Q_EMIT changed();
    });
}

/// Reads the open story again; one that was closed meanwhile stays closed.
void PaymentsDesk::readStory(const OrderId &order)
{
    whenDone(m_session.call(desk::order, {order}), this, [this, order](const Result<desk::Story> &story) {
        if (!story || !m_story || m_story->order != order)
            return;
        m_story = *story;
        Q_EMIT changed();
    });
}

void PaymentsDesk::closeStory()
{
    m_story.reset();
    Q_EMIT changed();
}

std::optional<OrderId> PaymentsDesk::orderAtHand() const
{
    if (m_story)
        return m_story->order;
    return selectedItem() ? selectedItem()->order : std::nullopt;
}

// --- deeds

void PaymentsDesk::afterDeed(const QString &sentence, bool good)
{
    Q_EMIT told(sentence, good);
    if (m_story)
        readStory(m_story->order);
    refresh();
}

void PaymentsDesk::checkLedger()
{
    if (std::exchange(m_proving, true))
        return;
    Q_EMIT changed();
    whenDone(m_session.call(desk::checkLedger, {}), this, [this](const Result<desk::LedgerCheck> &check) {
        m_proving = false;
        if (!check) {
            Q_EMIT refused(check.error());
            Q_EMIT changed();
            return;
        }
        m_check = *check;
        afterDeed(desk_text::verdict(check->holds), check->holds);
    });
}

void PaymentsDesk::closeCheck()
{
    m_check.reset();
    Q_EMIT changed();
}

void PaymentsDesk::requery(const OrderId &order)
{
    whenDone(m_session.call(desk::requery, {order}), this, [this](const Result<desk::Requeried> &now) {
        if (!now) {
            Q_EMIT refused(now.error());
            return;
        }
        afterDeed(desk_text::answered(now->status), now->status != payments::OrderStatus::InProgress);
    });
}

void PaymentsDesk::resolve(UnmatchedId misfit, const QString &reason)
{
    whenDone(m_session.call(desk::resolve, {misfit, reason}), this, [this](const Result<Nothing> &resolved) {
        if (!resolved) {
            Q_EMIT refused(resolved.error());
            return;
        }
        afterDeed(desk_text::resolved());
    });
}

} // namespace madang::views
