// SPDX-License-Identifier: GPL-3.0-or-later
// The verb /desk: an operator's payments desk.
#include "client-tui/panes/payments_desk_pane.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/moment.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/amount.h"
#include "common/views/desk_text.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::desk(const QString &rest)
{
    QString after = rest;
    const QString word = takeArgument(after).toLower();
    if (word.isEmpty())
        return openDesk();
    if (const auto section = json::enumFromWord<madang::desk::Section>(word)) {
        openDesk();
        return m_paymentsDesk->setSection(*section);
    }
    if (!m_paymentsDesk)
        return m_desk.tell(Tone::Plain, tr("The payments desk is not open. /desk opens it."));
    if (word == "check"_L1)
        return m_paymentsDesk->checkLedger();
    if (word == "requery"_L1)
        return requeryAtDesk(after);
    if (word == "resolve"_L1)
        return resolveAtDesk(after);
    if (word == "replay"_L1)
        return replayAtDesk();
    if (word == "deposit"_L1)
        return depositAtDesk(after);
    if (word == "refund"_L1)
        return refundAtDesk(after);
    if (word == "approve"_L1 || word == "reject"_L1 || word == "sent"_L1 || word == "dismiss"_L1)
        return decideAtDesk(word, after);
    m_desk.tell(Tone::Warning,
                tr("“%1” is nothing the desk knows. /help desk lists what there is.").arg(word));
}

void Verbs::openDesk()
{
    if (!m_paymentsDesk) {
        // It lives on when its page is closed, so that it is there at once when it is opened again.
        m_paymentsDesk = new views::PaymentsDesk(m_desk.session(), m_desk.formats(), this);
        connect(m_paymentsDesk, &views::PaymentsDesk::changed, this, [this] { m_desk.repaint(); });
        connect(m_paymentsDesk, &views::PaymentsDesk::told, this, [this](const QString &sentence, bool good) {
            m_desk.tell(good ? Tone::Good : Tone::Warning, sentence);
        });
        connect(m_paymentsDesk, &views::PaymentsDesk::refused, this, &Verbs::tellError);
        connect(m_paymentsDesk, &views::PaymentsDesk::asked, this, [this](const QString &question) {
            confirm(question, [desk = m_paymentsDesk] {
                if (desk)
                    desk->agree();
            });
        });
    }
    m_desk.show(std::make_unique<PaymentsDeskPane>(*m_paymentsDesk, m_desk.formats(),
                                                   [this](const QString &word) { desk(word); }));
}

void Verbs::requeryAtDesk(const QString &rest)
{
    const std::optional<OrderId> order
        = rest.isEmpty() ? m_paymentsDesk->orderAtHand() : std::optional(OrderId{rest});
    if (!order)
        return m_desk.tell(Tone::Plain, tr("No order is chosen."));
    m_paymentsDesk->requery(*order);
}

void Verbs::resolveAtDesk(const QString &reason)
{
    const madang::desk::Item *item = m_paymentsDesk->selectedItem();
    if (!item || item->section != madang::desk::Section::Unmatched)
        return m_desk.tell(Tone::Plain, tr("Choose something in the section of unmatched money first."));
    if (reason.isEmpty())
        return m_desk.putIntoLine(u"/desk resolve "_s);
    const UnmatchedId misfit = UnmatchedId::fromText(item->key);
    confirm(
        tr("Resolve %1 with “%2”?").arg(m_desk.formats().won(item->captured.value_or(item->amount)), reason),
        [this, misfit, reason] {
            if (m_paymentsDesk)
                m_paymentsDesk->resolve(misfit, reason);
        });
}

void Verbs::replayAtDesk()
{
    if (!m_paymentsDesk->can(views::PaymentsDesk::Deed::Replay))
        return m_desk.tell(Tone::Plain, tr("Choose a dead letter first."));
    m_paymentsDesk->replay(WebhookId::fromText(m_paymentsDesk->selectedItem()->key));
}

/// "<number> [amount] [reference] [at=day] [from=name]"; what is missing is the chosen deposit's.
void Verbs::depositAtDesk(QString rest)
{
    if (rest.isEmpty())
        return m_desk.putIntoLine(u"/desk deposit "_s);
    madang::desk::NoteTransfer transfer;
    transfer.transaction = takeArgument(rest);
    const madang::desk::Item *item = m_paymentsDesk->selectedItem();
    if (item && item->section == madang::desk::Section::Deposits && !m_paymentsDesk->story()) {
        transfer.amount = item->amount;
        transfer.reference = item->reference.value_or(QString());
    }
    bool hasAmount = false;
    while (!rest.isEmpty()) {
        const QString part = takeArgument(rest);
        if (part.startsWith("at="_L1)) {
            const auto moment = readMoment(part.mid(3), m_desk.today());
            if (!moment || moment->kind != Moment::Kind::Day)
                return m_desk.tell(Tone::Warning,
                                   tr("“%1” is no day. Write it like 2026-12-31.").arg(part.mid(3)));
            transfer.cameAt = Timestamp{moment->day.startOfDay().toMSecsSinceEpoch()};
        } else if (part.startsWith("from="_L1)) {
            transfer.holder = part.mid(5);
        } else if (const auto amount = views::readAmount(part); amount && !std::exchange(hasAmount, true)) {
            transfer.amount = *amount;
        } else {
            transfer.reference = part;
        }
    }
    if (transfer.amount == Money{} || transfer.reference.isEmpty())
        return m_desk.tell(
            Tone::Warning,
            tr("Choose a deposit first, or write all: /desk deposit <number> <amount> <reference>."));
    m_paymentsDesk->proposeTransfer(transfer);
}

/// "[amount] <reason>", of the order at hand.
void Verbs::refundAtDesk(QString rest)
{
    const std::optional<OrderId> order = m_paymentsDesk->orderAtHand();
    if (!order)
        return m_desk.tell(Tone::Plain, tr("No order is chosen."));
    if (rest.isEmpty())
        return m_desk.putIntoLine(u"/desk refund "_s);
    std::optional<Money> amount;
    QString after = rest;
    const QString word = takeArgument(after);
    // A first word that is an amount is one; a reason seldom begins with a number.
    if (const auto read = views::readAmount(word)) {
        amount = *read;
        rest = after;
    }
    if (rest.trimmed().isEmpty())
        return m_desk.tell(Tone::Warning, tr("Say why: /desk refund [amount] <reason>."));
    m_paymentsDesk->proposeRefund(*order, amount, rest.trimmed());
}

void Verbs::decideAtDesk(const QString &word, const QString &rest)
{
    using Deed = views::PaymentsDesk::Deed;
    const Deed deed = word == "approve"_L1 ? Deed::Approve
        : word == "reject"_L1              ? Deed::Reject
        : word == "sent"_L1                ? Deed::SentBack
                                           : Deed::Dismiss;
    const madang::desk::Item *item = m_paymentsDesk->selectedItem();
    if (!item || item->section != madang::desk::Section::Refunds || m_paymentsDesk->story())
        return m_desk.tell(Tone::Plain, tr("Choose a refund in its section first."));
    if (deed == Deed::Approve && item->mine.value_or(false))
        return tellError({Code::NotAllowed, "second-person"});
    if (!m_paymentsDesk->can(deed))
        return m_desk.tell(
            Tone::Plain,
            tr("That cannot be done about a refund that is %1.").arg(views::desk_text::stateOf(*item)));
    if (deed != Deed::Approve && rest.isEmpty())
        return m_desk.putIntoLine(u"/desk "_s + word + u' ');
    const RefundId refund = RefundId::fromText(item->key);
    const QString amount = m_desk.formats().won(item->amount);
    const QString question = deed == Deed::Approve ? tr("Give %1 back to %2?").arg(amount, item->payer)
        : deed == Deed::Reject   ? tr("Not give %1 back, because of “%2”?").arg(amount, rest)
        : deed == Deed::SentBack ? views::desk_text::sentQuestion(*item, rest, m_desk.formats())
                                 : tr("Take %1 off the list with “%2”?").arg(amount, rest);
    confirm(question, [desk = m_paymentsDesk, deed, refund, rest] {
        if (!desk)
            return;
        if (deed == Deed::Approve)
            desk->approve(refund, rest);
        else if (deed == Deed::Reject)
            desk->reject(refund, rest);
        else if (deed == Deed::SentBack)
            desk->sentBack(refund, rest);
        else
            desk->dismiss(refund, rest);
    });
}

} // namespace madang::tui
