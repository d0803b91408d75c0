// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/refund_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using Stage = views::RefundForm::Stage;
using refunds::State;

RefundSheet::RefundSheet(const Theme &theme, Session &session, const views::Formats &formats,
                         const campaigns::Donation &gift, QWidget *host, const std::optional<QString> &donor)
    : Sheet(theme, 480, host)
    , m_formats(formats)
    , m_gift(gift)
    , m_donor(donor)
    , m_form(session, formats, gift.id, gift.amount - gift.refunded)
    , m_title(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_facts(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_amount(new MoneyEdit(theme, this))
    , m_amountField(new FormField(theme, m_amount, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_words(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_receipt(new Button(theme, Button::Kind::Plain, this))
    , m_secondary(new Button(theme, Button::Kind::Plain, this))
    , m_primary(new Button(theme, Button::Kind::Danger, this))
{
    setLeavesLightly(false);
    m_reason->setMaxLength(refunds::kLongestReason);
    for (QWidget *widget : {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_facts),
                            static_cast<QWidget *>(m_amountField), static_cast<QWidget *>(m_reasonField),
                            static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_error)})
        content()->addWidget(widget);
    buttons()->addWidget(m_receipt);
    buttons()->addWidget(m_secondary);
    buttons()->addWidget(m_primary);
    connect(m_amount, &QLineEdit::textChanged, &m_form, &views::RefundForm::setAmountText);
    connect(m_reason, &QLineEdit::textChanged, &m_form, &views::RefundForm::setReason);
    connect(m_reason, &QLineEdit::returnPressed, this, &RefundSheet::press);
    connect(&m_form, &views::RefundForm::changed, this, &RefundSheet::showForm);
    connect(m_receipt, &QPushButton::clicked, this, [this] {
        leave();
        Q_EMIT receiptWanted(m_gift.id);
    });
    connect(m_primary, &QPushButton::clicked, this, &RefundSheet::press);
    connect(m_secondary, &QPushButton::clicked, this, &RefundSheet::stepBack);
}

void RefundSheet::open()
{
    Sheet::open(views::canGoBack(m_gift) ? static_cast<QWidget *>(m_reason) : m_secondary);
}

void RefundSheet::press()
{
    if (m_form.stage() == Stage::Editing)
        m_form.ask();
    else
        m_form.agree();
}

void RefundSheet::stepBack()
{
    if (m_form.stage() == Stage::Deciding)
        m_form.back();
    else
        leave();
}

void RefundSheet::showFacts()
{
    QStringList lines{
        tr("%1 · %2").arg(m_formats.won(m_gift.amount), views::giftStateText(m_gift, m_formats)),
        m_formats.fullTime(m_gift.createdAt)};
    if (!m_gift.message.isEmpty())
        lines += tr("“%1”").arg(oneLine(m_gift.message, 200));
    if (m_donor) {
        lines.prepend(tr("From %1").arg(*m_donor));
        m_facts->setText(lines.join(u'\n'));
        return;
    }
    if (m_gift.cancelUntil && *m_gift.cancelUntil > m_formats.now())
        lines += tr("Until %1 you can cancel it without asking anybody.")
                     .arg(m_formats.fullTime(*m_gift.cancelUntil));
    else if (views::canGoBack(m_gift))
        lines += tr("The time to cancel it without asking is over; you can still ask for it back.");
    m_facts->setText(lines.join(u'\n'));
}

void RefundSheet::showForm()
{
    const Stage stage = m_form.stage();
    const bool editing = stage == Stage::Editing && views::canGoBack(m_gift);
    m_amountField->setVisible(editing);
    m_reasonField->setVisible(editing);
    m_amountField->setFault(m_form.amountHint());
    m_words->setText(stage == Stage::Deciding ? m_form.question() : m_form.outcome());
    m_words->setVisible(!m_words->text().isEmpty());
    if (stage == Stage::Finished)
        m_words->setTone(m_form.refund()->state == State::Returned ? Label::Tone::Success
                                                                   : Label::Tone::Normal);
    m_error->setText(m_form.error() ? views::wording::of(*m_form.error()) : QString());
    m_error->setVisible(m_form.error().has_value());
    const bool waiting = stage == Stage::Asking || stage == Stage::Sending;
    m_primary->setVisible(editing || waiting || stage == Stage::Deciding);
    m_primary->setEnabled(stage == Stage::Deciding || m_form.canAsk());
    const bool asks = m_form.refund() && m_form.refund()->state == State::Waiting;
    m_primary->setText(waiting                        ? tr("One moment…")
                           : stage == Stage::Deciding ? (asks ? tr("Ask for it") : tr("Give it back"))
                           : m_donor                  ? tr("Give it back…")
                                                      : tr("Have it back…"));
    m_secondary->setText(stage == Stage::Deciding ? tr("Back") : tr("Close"));
    m_secondary->setEnabled(!waiting);
    const bool paid = m_gift.status == payments::OrderStatus::Done
        || m_gift.status == payments::OrderStatus::PartialCanceled;
    m_receipt->setVisible(!m_donor && paid && stage == Stage::Editing);
    m_receipt->setText(tr("Receipt…"));
}

void RefundSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(m_donor ? tr("A gift to your campaign") : tr("My gift"));
    m_title->setText(oneLine(m_gift.title, 120));
    m_amountField->setName(tr("How much"));
    m_amountField->setRemark(tr("Empty: all of it, %1").arg(m_formats.won(m_form.remaining())));
    m_reasonField->setName(tr("Why"));
    showFacts();
    showForm();
}

} // namespace madang::gui
