// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payments_desk.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/desk_text.h"
#include "common/views/gift_words.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using desk::Section;

namespace {

    constexpr int kRowsPerPage = 100;
    constexpr int kReadAhead = 10; ///< rows before the end at which more is read
    constexpr int kSections = 5;

} // namespace

PaymentsDesk::PaymentsDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
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

bool PaymentsDesk::isFor(const accounts::Account &account)
{
    return accounts::may(account.role, accounts::Deed::MoveMoney);
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

QList<PaymentsDesk::Deed> PaymentsDesk::deeds() const
{
    using payments::OrderStatus;
    if (m_story) {
        QList<Deed> deeds;
        if (m_story->status == OrderStatus::InProgress)
            deeds += Deed::Requery;
        if (m_story->remaining && *m_story->remaining > Money{})
            deeds += Deed::Refund;
        return deeds;
    }
    const desk::Item *item = selectedItem();
    if (!item)
        return m_section == Section::Deposits ? QList{Deed::NoteTransfer} : QList<Deed>();
    switch (item->section) {
    case Section::Stuck:
        return {Deed::Requery};
    case Section::Unmatched:
        return {Deed::Resolve};
    case Section::Dead:
        return {Deed::Replay};
    case Section::Deposits:
        return {Deed::NoteTransfer};
    case Section::Refunds:
        break;
    }
    const auto state = json::enumFromWord<refunds::State>(item->state.section(QChar(u'.'), 0, 0));
    if (state == refunds::State::Waiting)
        return item->mine.value_or(false) ? QList{Deed::Reject} : QList{Deed::Approve, Deed::Reject};
    if (state == refunds::State::ByHand)
        return {Deed::SentBack, Deed::Reject};
    if (state == refunds::State::Refused)
        return {Deed::Dismiss};
    return {};
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

template <typename Request>
void PaymentsDesk::run(const Command<Request, Nothing> &command, const Request &request,
                       const QString &sentence)
{
    whenDone(m_session.call(command, request), this, [this, sentence](const Result<Nothing> &done) {
        if (!done) {
            Q_EMIT refused(done.error());
            // Somebody else may have been faster.
            if (done.error().code == Code::Conflict)
                refresh();
            return;
        }
        afterDeed(sentence);
    });
}

template <typename Request>
void PaymentsDesk::decide(const Command<Request, refunds::Refund> &command, const Request &request)
{
    whenDone(m_session.call(command, request), this, [this](const Result<refunds::Refund> &refund) {
        if (!refund) {
            Q_EMIT refused(refund.error());
            if (refund.error().code == Code::Conflict)
                refresh();
            return;
        }
        afterDeed(refundText(*refund, m_formats), refund->state != refunds::State::Refused);
    });
}

void PaymentsDesk::resolve(UnmatchedId misfit, const QString &reason)
{
    run(desk::resolve, desk::Resolve{misfit, reason}, desk_text::resolved());
}

void PaymentsDesk::replay(WebhookId webhook)
{
    run(desk::replay, desk::OneWebhook{webhook}, desk_text::replayed());
}

void PaymentsDesk::approve(RefundId refund, const QString &note)
{
    desk::ApproveRefund request{refund, {}};
    if (!note.trimmed().isEmpty())
        request.note = note.trimmed();
    decide(desk::approve, request);
}

void PaymentsDesk::reject(RefundId refund, const QString &reason)
{
    decide(desk::reject, desk::EndRefund{refund, reason});
}

void PaymentsDesk::sentBack(RefundId refund, const QString &transaction)
{
    run(desk::sentBack, desk::SentBack{refund, transaction}, desk_text::sentBack());
}

void PaymentsDesk::dismiss(RefundId refund, const QString &reason)
{
    run(desk::dismiss, desk::EndRefund{refund, reason}, desk_text::dismissed());
}

// --- what is asked about first

void PaymentsDesk::put(const QString &question, std::function<void()> deed)
{
    m_question = question;
    m_agreed = std::move(deed);
    Q_EMIT changed();
    Q_EMIT asked(question);
}

void PaymentsDesk::agree()
{
    const std::function<void()> deed = std::exchange(m_agreed, {});
    m_question.reset();
    if (deed)
        deed();
    Q_EMIT changed();
}

void PaymentsDesk::disagree()
{
    ++m_proposal;
    m_agreed = {};
    m_question.reset();
    Q_EMIT changed();
}

void PaymentsDesk::proposeTransfer(const desk::NoteTransfer &transfer)
{
    const int proposal = ++m_proposal;
    desk::NoteTransfer dry = transfer;
    dry.dryRun = true;
    whenDone(m_session.call(desk::noteTransfer, dry), this,
             [this, proposal, transfer](const Result<desk::NotedTransfer> &wouldBe) {
                 if (proposal != m_proposal)
                     return;
                 if (!wouldBe) {
                     Q_EMIT refused(wouldBe.error());
                     return;
                 }
                 if (wouldBe->repeated) {
                     Q_EMIT told(desk_text::transferText(*wouldBe, m_formats), false);
                     return;
                 }
                 put(desk_text::transferQuestion(*wouldBe, m_formats), [this, transfer] {
                     whenDone(m_session.call(desk::noteTransfer, transfer), this,
                              [this](const Result<desk::NotedTransfer> &noted) {
                                  if (!noted) {
                                      Q_EMIT refused(noted.error());
                                      return;
                                  }
                                  afterDeed(desk_text::transferText(*noted, m_formats),
                                            noted->verdict == desk::TransferVerdict::Matched
                                                && !noted->repeated);
                              });
                 });
             });
}

void PaymentsDesk::proposeRefund(const OrderId &order, const std::optional<Money> &amount,
                                 const QString &reason)
{
    const int proposal = ++m_proposal;
    const desk::RefundOrder dry{order, {secret::randomToken(16)}, amount, reason, true};
    whenDone(m_session.call(desk::refund, dry), this,
             [this, proposal, dry](const Result<refunds::Refund> &wouldBe) {
                 if (proposal != m_proposal)
                     return;
                 if (!wouldBe) {
                     Q_EMIT refused(wouldBe.error());
                     return;
                 }
                 // What was agreed to, whatever else happens to the gift meanwhile.
                 const desk::RefundOrder wish{dry.order, dry.tag, wouldBe->amount, dry.reason, {}};
                 const QString question = refundQuestion(*wouldBe, m_formats);
                 put(question, [this, wish, question] { sendRefund(wish, question); });
             });
}

/// A lost answer leaves the question standing: agreeing again finds the first one by its key.
void PaymentsDesk::sendRefund(const desk::RefundOrder &wish, const QString &question)
{
    whenDone(m_session.call(desk::refund, wish), this,
             [this, wish, question](const Result<refunds::Refund> &refund) {
                 if (refund)
                     return afterDeed(refundText(*refund, m_formats),
                                      refund->state != refunds::State::Refused);
                 Q_EMIT refused(refund.error());
                 put(question, [this, wish, question] { sendRefund(wish, question); });
             });
}

} // namespace madang::views
