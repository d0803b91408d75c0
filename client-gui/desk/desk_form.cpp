// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/desk_form.h"

#include "client-gui/theme/spacing.h"
#include "common/views/amount.h"
#include "common/views/desk_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

DeskForm::DeskForm(const Theme &theme, views::PaymentsDesk &desk, const views::Formats &formats,
                   QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_desk(desk)
    , m_formats(formats)
    , m_choiceRow(new QWidget(this))
    , m_amount(new MoneyEdit(theme, this))
    , m_amountField(new FormField(theme, m_amount, this))
    , m_number(new QLineEdit(this))
    , m_numberField(new FormField(theme, m_number, this))
    , m_reference(new QLineEdit(this))
    , m_referenceField(new FormField(theme, m_reference, this))
    , m_holder(new QLineEdit(this))
    , m_holderField(new FormField(theme, m_holder, this))
    , m_day(new QDateEdit(this))
    , m_dayField(new FormField(theme, m_day, this))
    , m_reason(new QLineEdit(this))
    , m_reasonField(new FormField(theme, m_reason, this))
    , m_question(new Label(theme, TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_sendRow(new QWidget(this))
    , m_back(new Button(theme, Button::Kind::Plain, m_sendRow))
    , m_send(new Button(theme, Button::Kind::Primary, m_sendRow))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_choices = new QHBoxLayout(m_choiceRow);
    m_choices->setContentsMargins(0, 0, 0, 0);
    m_choices->setSpacing(space::kSmall);
    column->addWidget(m_choiceRow);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(space::kMedium);
    pair->addWidget(m_numberField, 1);
    pair->addWidget(m_amountField, 1);
    column->addLayout(pair);
    auto *sender = new QHBoxLayout;
    sender->setSpacing(space::kMedium);
    sender->addWidget(m_referenceField, 1);
    sender->addWidget(m_holderField, 1);
    sender->addWidget(m_dayField, 1);
    column->addLayout(sender);
    column->addWidget(m_reasonField);
    column->addWidget(m_question);
    auto *sending = new QHBoxLayout(m_sendRow);
    sending->setContentsMargins(0, 0, 0, 0);
    sending->setSpacing(space::kSmall);
    sending->addStretch(1);
    sending->addWidget(m_back);
    sending->addWidget(m_send);
    column->addWidget(m_sendRow);

    m_number->setMaxLength(desk::kLongestTransaction);
    m_reason->setMaxLength(desk::kLongestReason);
    m_day->setDisplayFormat(u"yyyy-MM-dd"_s);
    for (QLineEdit *edit : {static_cast<QLineEdit *>(m_amount), m_number, m_reference, m_holder, m_reason})
        connect(edit, &QLineEdit::returnPressed, this, &DeskForm::send);
    connect(m_send, &QPushButton::clicked, this, &DeskForm::send);
    connect(m_back, &QPushButton::clicked, this, &DeskForm::close);
    connect(&m_desk, &views::PaymentsDesk::told, this, &DeskForm::close);
    arrange();
}

/// What a deed would be about: it changes when another row or another story is looked at.
QString DeskForm::aimNow() const
{
    if (m_desk.story())
        return u"order "_s + m_desk.story()->order.value;
    const desk::Item *item = m_desk.selectedItem();
    return item ? QString::number(int(item->section)) + u' ' + item->key : QString();
}

void DeskForm::showDeeds()
{
    if ((m_deed || m_desk.question()) && m_aim != aimNow())
        close();
    const QList<Deed> deeds = m_desk.check() ? QList<Deed>() : m_desk.deeds();
    if (deeds != m_shown || m_choices->isEmpty()) {
        m_shown = deeds;
        while (QLayoutItem *item = m_choices->takeAt(0)) {
            if (item->widget())
                item->widget()->deleteLater();
            delete item;
        }
        for (const Deed deed : deeds) {
            const bool first = deed == deeds.first();
            auto *button
                = new Button(m_theme, first ? Button::Kind::Primary : Button::Kind::Plain, m_choiceRow);
            button->setText(wordsOf(deed));
            connect(button, &QPushButton::clicked, this, [this, deed] { begin(deed); });
            m_choices->addWidget(button);
        }
        m_choices->addStretch(1);
    }
    arrange();
}

void DeskForm::begin(Deed deed)
{
    Q_EMIT begun();
    const desk::Item *item = m_desk.selectedItem();
    if (deed == Deed::Requery) {
        if (const auto order = m_desk.orderAtHand())
            m_desk.requery(*order);
        return;
    }
    if (deed == Deed::Replay) {
        if (item)
            m_desk.replay(WebhookId::fromText(item->key));
        return;
    }
    m_deed = deed;
    m_aim = aimNow();
    for (QLineEdit *edit : {static_cast<QLineEdit *>(m_amount), m_number, m_reference, m_holder, m_reason})
        edit->clear();
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_formats.now().ms).date();
    m_day->setMaximumDate(today);
    m_day->setDate(today);
    if (deed == Deed::NoteTransfer && item) {
        m_amount->setText(m_formats.number(item->amount.won));
        m_reference->setText(item->reference.value_or(QString()));
    }
    arrange();
    if (m_numberField->isVisibleTo(this))
        m_number->setFocus();
    else
        m_reason->setFocus();
}

void DeskForm::close()
{
    m_deed.reset();
    if (m_desk.question())
        m_desk.disagree();
    arrange();
}

void DeskForm::send()
{
    if (m_desk.question()) {
        m_deed.reset();
        return m_desk.agree();
    }
    if (!m_deed)
        return;
    const desk::Item *item = m_desk.selectedItem();
    const QString reason = m_reason->text().trimmed();
    const QString number = m_number->text().trimmed();
    const auto refund = item ? RefundId::fromText(item->key) : RefundId();
    if (m_numberField->isVisibleTo(this) && number.isEmpty())
        return m_numberField->setFault(tr("The bank's number of the transfer is needed."));
    if (m_reasonField->isVisibleTo(this) && reason.isEmpty() && *m_deed != Deed::Approve)
        return m_reasonField->setFault(tr("Say why, so that it can be understood later."));
    std::optional<Money> amount;
    if (m_amountField->isVisibleTo(this) && !m_amount->text().trimmed().isEmpty()) {
        const Result<Money> read = views::readAmount(m_amount->text());
        if (!read)
            return m_amountField->setFault(views::wording::of(read.error()));
        amount = *read;
    }
    switch (*m_deed) {
    case Deed::Requery:
    case Deed::Replay:
        return;
    case Deed::Resolve:
        if (item)
            m_desk.resolve(UnmatchedId::fromText(item->key), reason);
        return;
    case Deed::NoteTransfer: {
        if (!amount)
            return m_amountField->setFault(tr("How much came?"));
        desk::NoteTransfer transfer;
        transfer.transaction = number;
        transfer.amount = *amount;
        transfer.reference = m_reference->text().trimmed();
        if (!m_holder->text().trimmed().isEmpty())
            transfer.holder = m_holder->text().trimmed();
        // Of today it is now, and said by nobody.
        if (m_day->date() < m_day->maximumDate())
            transfer.cameAt = Timestamp{m_day->date().startOfDay().toMSecsSinceEpoch()};
        return m_desk.proposeTransfer(transfer);
    }
    case Deed::Approve:
        return m_desk.approve(refund, reason);
    case Deed::Reject:
        return m_desk.reject(refund, reason);
    case Deed::SentBack:
        return m_desk.sentBack(refund, number);
    case Deed::Dismiss:
        return m_desk.dismiss(refund, reason);
    case Deed::Refund:
        if (const auto order = m_desk.orderAtHand())
            m_desk.proposeRefund(*order, amount, reason);
        return;
    }
}

/// What is seen: the buttons, or the form of one of them, or its question.
void DeskForm::arrange()
{
    const bool asking = m_desk.question().has_value();
    const bool filling = m_deed && !asking;
    const auto needs = [&](std::initializer_list<Deed> deeds) {
        return filling && std::find(deeds.begin(), deeds.end(), *m_deed) != deeds.end();
    };
    m_choiceRow->setVisible(!m_deed && !asking && !m_shown.isEmpty());
    m_numberField->setVisible(needs({Deed::NoteTransfer, Deed::SentBack}));
    m_amountField->setVisible(needs({Deed::NoteTransfer, Deed::Refund}));
    m_referenceField->setVisible(needs({Deed::NoteTransfer}));
    m_holderField->setVisible(needs({Deed::NoteTransfer}));
    m_dayField->setVisible(needs({Deed::NoteTransfer}));
    m_reasonField->setVisible(
        needs({Deed::Resolve, Deed::Approve, Deed::Reject, Deed::Dismiss, Deed::Refund}));
    m_question->setText(m_desk.question().value_or(QString()));
    m_question->setVisible(asking);
    m_sendRow->setVisible(m_deed || asking);
    for (FormField *field :
         {m_numberField, m_amountField, m_referenceField, m_holderField, m_dayField, m_reasonField})
        field->setFault({});
    fillNames();
    setVisible(m_deed || asking || !m_shown.isEmpty());
}

QString DeskForm::wordsOf(Deed deed) const
{
    switch (deed) {
    case Deed::Requery:
        return tr("Ask the gateway now");
    case Deed::Replay:
        return tr("Try again");
    case Deed::Resolve:
        return tr("Resolve…");
    case Deed::NoteTransfer:
        return tr("Confirm a deposit…");
    case Deed::Approve:
        return tr("Approve…");
    case Deed::Reject:
        return tr("Reject…");
    case Deed::SentBack:
        return tr("It was sent back…");
    case Deed::Dismiss:
        return tr("It was dealt with…");
    case Deed::Refund:
        return tr("Give back…");
    }
    return {};
}

void DeskForm::fillNames()
{
    m_back->setText(tr("Back"));
    m_numberField->setName(tr("The bank's number of the transfer"));
    m_referenceField->setName(tr("Written beside it"));
    m_holderField->setName(tr("Sent by, if the bank says so"));
    m_dayField->setName(tr("Booked on"));
    m_day->setLocale(m_formats.locale());
    m_amountField->setName(tr("Amount"));
    m_reasonField->setName(m_deed == Deed::Approve ? tr("A note, if you like") : tr("Why"));
    if (m_deed == Deed::Refund && m_desk.story() && m_desk.story()->remaining)
        m_amountField->setRemark(tr("Empty: all of it, %1").arg(m_formats.won(*m_desk.story()->remaining)));
    else
        m_amountField->setRemark({});
    const desk::Item *item = m_desk.selectedItem();
    m_numberField->setRemark(m_deed == Deed::SentBack && item
                                 ? tr("%1 is posted as given back at once.").arg(m_formats.won(item->amount))
                                 : QString());
    if (m_desk.question())
        m_send->setText(tr("Yes, do it"));
    else if (m_deed && asksFirst(*m_deed))
        m_send->setText(tr("Look what would happen"));
    else if (m_deed)
        m_send->setText(wordsOf(*m_deed).remove(u'…'));
}

void DeskForm::retranslate()
{
    m_shown.clear();
    while (QLayoutItem *item = m_choices->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    showDeeds();
}

} // namespace madang::gui
