// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/payout_desk.h"

#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/protocol/roles.h"
#include "common/views/amount.h"
#include "common/views/event_text.h"
#include "common/views/payout_words.h"
#include "common/views/wording.h"

#include <limits>

namespace madang::views {

using namespace Qt::StringLiterals;
using payouts::Payout;
using payouts::State;

namespace {

    constexpr int kPayoutsPerPage = 200;
    constexpr qsizetype kMostPayouts = 2'000;

} // namespace

bool movesMoney(const QString &role)
{
    return accounts::may(role, accounts::Deed::MoveMoney);
}

PayoutDesk::PayoutDesk(Session &session, const Formats &formats, CampaignId campaign, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_campaign(campaign)
{
    connect(&m_formats, &Formats::changed, this, &PayoutDesk::changed);
    connect(&m_session.mirror(), &Mirror::noticed, this, [this](const notifications::Notice &notice) {
        if (notice.type.startsWith("payout."_L1))
            refresh();
    });
}

// --- reading ---

void PayoutDesk::refresh()
{
    ++m_question;
    m_loading = true;
    Q_EMIT changed();
    if (!ofAll()) {
        whenDone(
            m_session.call(payouts::ofCampaign, {m_campaign}), this,
            [this, question = m_question](const Result<Page<Payout>> &page) { take(page, true, question); });
        return;
    }
    read({});
}

void PayoutDesk::read(const std::optional<QString> &after)
{
    whenDone(m_session.call(payouts::list, {std::nullopt, after, kPayoutsPerPage}), this,
             [this, question = m_question, first = !after](const Result<Page<Payout>> &page) {
                 take(page, first, question);
             });
}

void PayoutDesk::take(const Result<Page<Payout>> &page, bool first, quint64 question)
{
    if (question != m_question)
        return;
    m_error = page ? std::nullopt : std::optional(page.error());
    if (page) {
        m_known = true;
        if (first)
            m_items.clear();
        m_items += page->items;
        if (ofAll() && page->next && m_items.size() < kMostPayouts)
            return read(page->next);
    }
    m_loading = false;
    Q_EMIT changed();
}

QString PayoutDesk::sums(const Payout &payout) const
{
    return tr("%1 · fee %2 · %3 arrives: %4")
        .arg(m_formats.won(payout.amount), m_formats.won(payout.fee), m_formats.won(payout.net),
             m_formats.dayName(payout.payableAt));
}

QString PayoutDesk::story(const Payout &payout) const
{
    QStringList parts{stateText(payout.state), tr("asked for by %1").arg(oneLine(payout.requestedBy, 40)),
                      oneLine(payout.account, payouts::kLongestAccount)};
    if (payout.decidedBy)
        parts += tr("decided by %1").arg(oneLine(*payout.decidedBy, 40));
    if (payout.reason)
        parts += oneLine(*payout.reason, payouts::kLongestReason);
    if (payout.reference)
        parts += tr("transfer %1").arg(oneLine(*payout.reference, payouts::kLongestReason));
    return parts.join(u" · "_s);
}

// --- asking ---

void PayoutDesk::look(const QString &amountText)
{
    m_terms.reset();
    m_hint.clear();
    const quint64 looked = ++m_looked;
    payouts::AskTerms wanted{m_campaign, std::nullopt};
    if (!amountText.trimmed().isEmpty()) {
        const Result<Money> amount = readAmount(amountText);
        if (!amount || *amount <= Money{} || amount->won > std::numeric_limits<int>::max()) {
            m_hint = tr("“%1” is no amount. Write it like 10000 or 1만.").arg(oneLine(amountText, 40));
            Q_EMIT changed();
            return;
        }
        wanted.won = int(amount->won);
    }
    Q_EMIT changed();
    whenDone(m_session.call(payouts::terms, wanted), this,
             [this, looked](const Result<payouts::Terms> &terms) {
                 if (looked != m_looked)
                     return;
                 if (terms) {
                     m_terms = *terms;
                     if (terms->amount > terms->available)
                         m_hint = tr("At most %1 can be paid out.").arg(m_formats.won(terms->available));
                 } else {
                     m_hint = wording::of(terms.error());
                 }
                 Q_EMIT changed();
             });
}

QString PayoutDesk::termsText() const
{
    if (!m_terms)
        return {};
    QString text = tr("The campaign holds %1, of which %2 can be paid out.")
                       .arg(m_formats.won(m_terms->held), m_formats.won(m_terms->available));
    if (m_terms->amount > Money{})
        text += u' '
            + tr("Of %1 a fee of %2 is kept: %3 arrives, on %4.")
                  .arg(m_formats.won(m_terms->amount), m_formats.won(m_terms->fee),
                       m_formats.won(m_terms->net), m_formats.dayName(m_terms->payableAt));
    return text;
}

bool PayoutDesk::canAsk(const QString &account) const
{
    const qsizetype length = account.trimmed().size();
    return !m_asking && m_terms && m_hint.isEmpty() && m_terms->amount > Money{} && length > 0
        && length <= payouts::kLongestAccount;
}

void PayoutDesk::ask(const QString &account)
{
    if (!canAsk(account))
        return;
    const QString wanted = QString::number(m_terms->amount.won) + u' ' + account.trimmed();
    if (m_tag.value.isEmpty() || wanted != m_tagStandsFor)
        m_tag = {secret::randomToken(16)};
    m_tagStandsFor = wanted;
    m_asking = true;
    Q_EMIT changed();
    whenDone(m_session.call(payouts::request, {m_campaign, m_tag, m_terms->amount, account.trimmed()}), this,
             [this](const Result<Payout> &payout) {
                 m_asking = false;
                 if (payout) {
                     m_tag = {};
                     m_terms.reset();
                     look({});
                 }
                 place(payout, tr("Asked for. A second person has to agree."));
             });
}

// --- deciding ---

bool PayoutDesk::mayWithdraw(const Payout &payout) const
{
    const auto &account = m_session.account();
    return payout.state == State::Requested && account && payout.requestedBy == account->nickname;
}

bool PayoutDesk::mayDecide(const Payout &payout) const
{
    const auto &account = m_session.account();
    return payout.state == State::Requested && account && movesMoney(account->role)
        && payout.requestedBy != account->nickname;
}

bool PayoutDesk::mayMarkPaid(const Payout &payout) const
{
    const auto &account = m_session.account();
    return payout.state == State::Approved && account && movesMoney(account->role)
        && payout.payableAt <= m_formats.now();
}

void PayoutDesk::withdraw(PayoutId id)
{
    whenDone(m_session.call(payouts::withdraw, {id}), this,
             [this](const Result<Payout> &payout) { place(payout, tr("The payout was withdrawn.")); });
}

void PayoutDesk::approve(PayoutId id)
{
    whenDone(m_session.call(payouts::approve, {id}), this,
             [this](const Result<Payout> &payout) { place(payout, tr("The payout was approved.")); });
}

void PayoutDesk::refuse(PayoutId id, const QString &reason)
{
    whenDone(m_session.call(payouts::refuse, {id, reason.trimmed()}), this,
             [this](const Result<Payout> &payout) { place(payout, tr("The payout was refused.")); });
}

void PayoutDesk::markPaid(PayoutId id, const QString &reference)
{
    whenDone(m_session.call(payouts::markPaid, {id, reference.trimmed()}), this,
             [this](const Result<Payout> &payout) { place(payout, tr("The payout is marked as paid.")); });
}

void PayoutDesk::place(const Result<Payout> &payout, const QString &sentence)
{
    m_error = payout ? std::nullopt : std::optional(payout.error());
    if (payout) {
        bool known = false;
        for (Payout &one : m_items) {
            if (one.id == payout->id) {
                one = *payout;
                known = true;
            }
        }
        if (!known)
            m_items.prepend(*payout);
    }
    Q_EMIT changed();
    if (payout)
        Q_EMIT told(sentence);
}

} // namespace madang::views
