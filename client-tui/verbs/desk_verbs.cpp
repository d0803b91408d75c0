// SPDX-License-Identifier: GPL-3.0-or-later
// The verb /desk: an operator's payments desk.
#include "client-tui/panes/payments_desk_pane.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

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
    m_desk.tell(Tone::Warning,
                tr("“%1” is nothing the desk knows. /help desk lists what there is.").arg(word));
}

void Verbs::openDesk()
{
    if (!m_paymentsDesk) {
        // It lives on when its page is closed, so that it is there at once when it is opened again.
        m_paymentsDesk = new views::PaymentsDesk(m_desk.session(), this);
        connect(m_paymentsDesk, &views::PaymentsDesk::changed, this, [this] { m_desk.repaint(); });
        connect(m_paymentsDesk, &views::PaymentsDesk::told, this, [this](const QString &sentence, bool good) {
            m_desk.tell(good ? Tone::Good : Tone::Warning, sentence);
        });
        connect(m_paymentsDesk, &views::PaymentsDesk::refused, this, &Verbs::tellError);
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

} // namespace madang::tui
