// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about one's own gifts and having them back.
#include "client-tui/panes/gifts_pane.h"
#include "client-tui/terminal/sanitize.h"
#include "client-tui/verbs/verbs.h"

#include "common/views/amount.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

void Verbs::listGifts(const QString &rest)
{
    const auto state
        = rest.isEmpty() ? std::nullopt : json::enumFromWord<campaigns::GiftState>(rest.toLower());
    if (!rest.isEmpty() && !state)
        return m_desk.tell(Tone::Warning, findVerb(u"gifts"_s)->usage());
    if (!m_gifts) {
        m_gifts = new views::MyGifts(m_desk.session(), this);
        connect(m_gifts, &views::MyGifts::loadingChanged, this, [this] { m_desk.repaint(); });
        connect(m_gifts, &QAbstractItemModel::dataChanged, this, [this] { m_desk.repaint(); });
    }
    m_gifts->setState(state);
    m_gifts->refresh();
    m_desk.show(std::make_unique<GiftsPane>(*m_gifts, m_desk.formats(), [this](int number) {
        m_desk.closeOverlay();
        m_desk.putIntoLine(u"/refund %1 "_s.arg(number));
    }));
}

/// "<number> [amount] <reason>": the number is that of /gifts.
void Verbs::refund(const QString &rest)
{
    QString text = rest;
    bool isNumber = false;
    const int number = takeArgument(text).toInt(&isNumber);
    if (!m_gifts || !isNumber || number < 1 || number > m_gifts->rowCount())
        return m_desk.tell(Tone::Warning,
                           tr("Which gift? /gifts numbers them; then /refund <number> [amount] <reason>."));
    const campaigns::Donation gift = m_gifts->donation(number - 1);
    if (!views::canGoBack(gift))
        return m_desk.tell(Tone::Warning,
                           tr("Nothing of this gift can be given back: it is %1.")
                               .arg(views::giftStateText(gift, m_desk.formats())));
    beginRefund(gift.id, gift.amount - gift.refunded, text);
}

void Verbs::beginRefund(DonationId gift, Money remaining, const QString &amountAndReason)
{
    QString text = amountAndReason;
    delete m_refund;
    m_refund = new views::RefundForm(m_desk.session(), m_desk.formats(), gift, remaining, this);
    QString after = text;
    const QString word = takeArgument(after);
    // A first word that is an amount is one; a reason seldom begins with a number.
    if (views::readAmount(word)) {
        m_refund->setAmountText(word);
        text = after;
    }
    m_refund->setReason(text);
    if (!m_refund->amountHint().isEmpty())
        return m_desk.tell(Tone::Warning, m_refund->amountHint());
    if (!m_refund->canAsk())
        return m_desk.tell(
            Tone::Warning,
            tr("Say why in up to %1 characters, after the amount.").arg(refunds::kLongestReason));
    connect(m_refund, &views::RefundForm::changed, this, &Verbs::onRefund);
    m_refund->ask();
}

void Verbs::onRefund()
{
    using Stage = views::RefundForm::Stage;
    if (m_refund->error())
        tellError(*m_refund->error());
    if (m_refund->stage() == Stage::Deciding)
        confirm(m_refund->question(), [form = m_refund] {
            if (form)
                form->agree();
        });
    else if (m_refund->stage() == Stage::Finished)
        m_desk.tell(m_refund->refund()->state == refunds::State::Refused ? Tone::Bad : Tone::Good,
                    m_refund->outcome());
}

/// Lists what waits for a decision, or "approve <number> [note]", "reject <number> [note]".
void Verbs::decideRefunds(const QString &rest)
{
    if (!m_waiting) {
        m_waiting = new views::WaitingRefunds(m_desk.session(), m_desk.formats(), this);
        connect(m_waiting, &views::WaitingRefunds::loadingChanged, this, [this](bool loading) {
            if (!loading && std::exchange(m_showsWaiting, false))
                showWaitingRefunds();
        });
        connect(m_waiting, &views::WaitingRefunds::refused, this, &Verbs::tellError);
        connect(m_waiting, &views::WaitingRefunds::decided, this, [this](const refunds::Refund &refund) {
            m_desk.tell(Tone::Good, views::refundText(refund, m_desk.formats()));
        });
    }
    if (rest.isEmpty()) {
        m_showsWaiting = true;
        return m_waiting->refresh();
    }
    QString text = rest;
    const QString word = takeArgument(text).toLower();
    bool isNumber = false;
    const int number = takeArgument(text).toInt(&isNumber);
    if ((word != "approve"_L1 && word != "reject"_L1) || !isNumber || number < 1
        || number > m_waiting->rowCount() || !m_waiting->refund(number - 1).id)
        return m_desk.tell(Tone::Warning, findVerb(u"refunds"_s)->usage());
    const refunds::Refund refund = m_waiting->refund(number - 1);
    const QString amount = m_desk.formats().won(refund.amount);
    if (word == "reject"_L1)
        return confirm(tr("Reject giving %1 of the gift to “%2” back?").arg(amount, refund.title),
                       [waiting = m_waiting, id = *refund.id, text] {
                           if (waiting)
                               waiting->reject(id, text);
                       });
    confirm(tr("Give back %1 of the gift to “%2”?").arg(amount, refund.title),
            [waiting = m_waiting, id = *refund.id, text] {
                if (waiting)
                    waiting->approve(id, text);
            });
}

void Verbs::showWaitingRefunds()
{
    if (m_waiting->error())
        return tellError(*m_waiting->error());
    if (m_waiting->rowCount() == 0)
        return m_desk.tell(Tone::Plain, tr("No refund waits for your decision."));
    QList<SheetRow> rows;
    for (int i = 0; i < m_waiting->rowCount(); ++i) {
        const PaintedLine line{
            {paddedLeft(QString::number(i + 1), 3) + u' ', theme()[Role::Muted]},
            {sanitized(m_waiting->data(m_waiting->index(i)).toString()), theme()[Role::Text]}};
        SheetRow row{line};
        if (m_waiting->refund(i).mayDecide)
            row.action = [this, number = i + 1] {
                m_desk.closeOverlay();
                m_desk.putIntoLine(u"/refunds approve %1 "_s.arg(number));
            };
        rows += row;
    }
    m_desk.show(std::make_unique<Sheet>(
        tr("Refunds to decide"), rows,
        tr("↑↓ choose · Enter prepares approving · /refunds reject <number> [note] · Esc closes")));
}

} // namespace madang::tui
