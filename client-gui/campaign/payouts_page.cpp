// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/campaign/payouts_page.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using payouts::Payout;

PayoutsPage::PayoutsPage(const Theme &theme, views::PayoutDesk &desk, const views::Formats &formats,
                         QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_formats(formats)
    , m_terms(new Label(theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_amount(new MoneyEdit(theme, this))
    , m_amountField(new FormField(theme, m_amount, this))
    , m_account(new QLineEdit(this))
    , m_accountField(new FormField(theme, m_account, this))
    , m_ask(new Button(theme, Button::Kind::Primary, this))
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_account->setMaxLength(payouts::kLongestAccount);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(space::kLarge);
    column->addWidget(m_amountField);
    column->addWidget(m_accountField);
    column->addWidget(m_terms);
    column->addWidget(m_ask, 0, Qt::AlignRight);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    column->addLayout(m_rows);
    for (QWidget *asking : {static_cast<QWidget *>(m_amountField), static_cast<QWidget *>(m_accountField),
                            static_cast<QWidget *>(m_terms), static_cast<QWidget *>(m_ask)})
        asking->setVisible(!desk.ofAll());
    connect(m_amount, &QLineEdit::textChanged, &m_desk, &views::PayoutDesk::look);
    connect(m_account, &QLineEdit::textChanged, this, &PayoutsPage::showForm);
    connect(m_ask, &QPushButton::clicked, this, [this] { m_desk.ask(m_account->text()); });
    connect(&desk, &views::PayoutDesk::changed, this, [this] {
        showForm();
        // What is being typed stays until it is sent or left.
        if (m_answer == Answer::None)
            showPayouts();
    });
    connect(m_fault, &FaultLine::againWanted, this, &PayoutsPage::refresh);
    connect(&desk, &views::PayoutDesk::told, this, &PayoutsPage::said);
    retranslate();
}

void PayoutsPage::refresh()
{
    m_desk.refresh();
    if (!m_desk.ofAll() && !std::exchange(m_shown, true))
        m_desk.look(m_amount->text());
}

void PayoutsPage::showForm()
{
    m_amountField->setFault(m_desk.amountHint());
    m_terms->setText(m_desk.termsText());
    m_ask->setEnabled(m_desk.canAsk(m_account->text()));
    m_ask->setText(m_desk.isAsking() ? tr("One moment…")
                       : m_desk.terms() && m_desk.terms()->amount > Money{}
                       ? tr("Ask for %1").arg(m_formats.won(m_desk.terms()->amount))
                       : tr("Ask for a payout"));
    m_fault->say(m_desk.error(), m_desk.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    const bool none = m_desk.items().isEmpty();
    m_note->setText(none && m_desk.isLoading()     ? tr("Fetching the payouts…")
                        : none && m_desk.isKnown() ? tr("No payouts yet.")
                                                   : QString());
    m_note->setVisible(!m_note->text().isEmpty());
}

QWidget *PayoutsPage::rowOf(const Payout &payout)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    const auto add = [&](const QString &text, TextStyle style, Label::Tone tone) {
        addWords(column, theme(), style, tone, text);
    };
    if (m_desk.ofAll())
        add(oneLine(payout.title, 80), TextStyle::Strong, Label::Tone::Normal);
    add(m_desk.sums(payout), TextStyle::Body, Label::Tone::Money);
    add(m_desk.story(payout), TextStyle::Caption, Label::Tone::Muted);
    if (m_answer != Answer::None && m_answering == payout.id)
        addAnswer(column, payout, row);
    else
        addChoices(column, payout, row);
    return row;
}

void PayoutsPage::addChoices(QVBoxLayout *column, const Payout &payout, QWidget *row)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(space::kSmall);
    const auto add = [&](Button::Kind kind, const QString &words, std::function<void()> press) {
        auto *button = new Button(theme(), kind, row);
        button->setText(words);
        button->setAccessibleName(words + QStringLiteral(": ") + m_desk.sums(payout));
        connect(button, &QPushButton::clicked, this, std::move(press));
        line->addWidget(button);
    };
    const auto ask = [this, id = payout.id](Answer answer) {
        return [this, id, answer] {
            m_answering = id;
            m_answer = answer;
            showPayouts();
        };
    };
    if (m_desk.mayDecide(payout)) {
        add(Button::Kind::Primary, tr("Approve"), [this, id = payout.id] { m_desk.approve(id); });
        add(Button::Kind::Plain, tr("Refuse…"), ask(Answer::Refuse));
    }
    if (m_desk.mayMarkPaid(payout))
        add(Button::Kind::Primary, tr("Mark as paid…"), ask(Answer::MarkPaid));
    if (m_desk.mayWithdraw(payout))
        add(Button::Kind::Plain, tr("Withdraw"), [this, id = payout.id] { m_desk.withdraw(id); });
    line->addStretch(1);
    column->addLayout(line);
}

void PayoutsPage::addAnswer(QVBoxLayout *column, const Payout &payout, QWidget *row)
{
    const bool refuses = m_answer == Answer::Refuse;
    auto *edit = new QLineEdit(row);
    edit->setMaxLength(payouts::kLongestReason);
    auto *field = new FormField(theme(), edit, row);
    field->setName(refuses ? tr("Why it is refused") : tr("What the bank calls the transfer"));
    column->addWidget(field);
    auto *line = new QHBoxLayout;
    auto *back = new Button(theme(), Button::Kind::Plain, row);
    back->setText(tr("Back"));
    auto *send = new Button(theme(), refuses ? Button::Kind::Danger : Button::Kind::Primary, row);
    send->setText(refuses ? tr("Refuse") : tr("Mark as paid"));
    send->setEnabled(false);
    line->addStretch(1);
    line->addWidget(back);
    line->addWidget(send);
    column->addLayout(line);
    connect(edit, &QLineEdit::textChanged, send,
            [send](const QString &text) { send->setEnabled(!text.trimmed().isEmpty()); });
    connect(back, &QPushButton::clicked, this, [this] {
        m_answer = Answer::None;
        showPayouts();
    });
    connect(send, &QPushButton::clicked, this, [this, edit, refuses, id = payout.id] {
        const QString text = edit->text();
        m_answer = Answer::None;
        refuses ? m_desk.refuse(id, text) : m_desk.markPaid(id, text);
        showPayouts();
    });
    edit->setFocus();
}

void PayoutsPage::showPayouts()
{
    clearRows(m_rows);
    for (const Payout &payout : m_desk.items())
        m_rows->addWidget(rowOf(payout));
}

void PayoutsPage::retranslate()
{
    m_amountField->setName(tr("How much"));
    m_amountField->setRemark(tr("Empty: all that is available"));
    m_accountField->setName(tr("To which account"));
    m_accountField->setRemark(tr("Bank, number, holder"));
    showForm();
    showPayouts();
}

} // namespace madang::gui
