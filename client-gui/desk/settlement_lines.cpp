// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/settlement_lines.h"

#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/payout_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using reconciliation::Difference;
using reconciliation::State;

SettlementLines::SettlementLines(const Theme &theme, views::SettlementDesk &desk, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_desk(desk)
    , m_fault(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QVBoxLayout)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(space::kSmall);
    for (const State state : {State::Open, State::Explained, State::Settled}) {
        auto *tab = new Button(theme, Button::Kind::Segment, this);
        tab->setCheckable(true);
        tab->setAutoExclusive(true);
        connect(tab, &QPushButton::clicked, this, [this, state] {
            m_explaining.reset();
            m_desk.setState(state);
        });
        m_tabs.append({tab, state});
        tabs->addWidget(tab);
    }
    tabs->addStretch(1);
    column->addLayout(tabs);
    column->addWidget(m_fault);
    column->addWidget(m_note);
    connect(m_fault, &FaultLine::againWanted, &desk, &views::SettlementDesk::refresh);
    m_rows->setSpacing(space::kLarge);
    column->addLayout(m_rows);
    column->addWidget(m_more, 0, Qt::AlignHCenter);
    connect(m_more, &QPushButton::clicked, &m_desk, &views::SettlementDesk::readOn);
    connect(&m_desk, &views::SettlementDesk::changed, this, [this] {
        // What is being typed stays until it is sent or left.
        if (!m_explaining)
            showLines();
    });
    retranslate();
}

void SettlementLines::showLines()
{
    for (const auto &[tab, state] : std::as_const(m_tabs))
        tab->setChecked(state == m_desk.state());
    const bool none = m_desk.items().isEmpty();
    m_note->setText(!none                    ? QString()
                        : m_desk.isLoading() ? tr("Fetching the lines…")
                        : !m_desk.isKnown()  ? QString()
                        : m_desk.state() == State::Open
                        ? tr("Every line that was taken fits, or is explained.")
                        : tr("Nothing here."));
    m_note->setVisible(!m_note->text().isEmpty());
    m_fault->say(m_desk.isKnown() ? std::nullopt : m_desk.error());
    m_more->setVisible(m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    clearRows(m_rows);
    for (const Difference &difference : m_desk.items())
        m_rows->addWidget(rowOf(difference));
}

QWidget *SettlementLines::rowOf(const Difference &difference)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    const auto add = [&](const QString &text, TextStyle style, Label::Tone tone) {
        addWords(column, theme(), style, tone, text);
    };
    add(views::verdictText(difference.verdict), TextStyle::Strong, Label::Tone::Normal);
    add(m_desk.sums(difference), TextStyle::Body, Label::Tone::Money);
    add(m_desk.story(difference), TextStyle::Caption, Label::Tone::Muted);
    if (difference.state != State::Open || !difference.id)
        return row;
    if (m_explaining == difference.id) {
        addReason(column, *difference.id, row);
        return row;
    }
    auto *explain = new Button(theme(), Button::Kind::Plain, row);
    explain->setText(tr("Say why…"));
    explain->setAccessibleName(tr("Say why…") + QStringLiteral(" ") + m_desk.sums(difference));
    connect(explain, &QPushButton::clicked, this, [this, id = difference.id] {
        m_explaining = id;
        showLines();
    });
    column->addWidget(explain, 0, Qt::AlignLeft);
    return row;
}

void SettlementLines::addReason(QVBoxLayout *column, SettlementLineId id, QWidget *row)
{
    auto *edit = new QLineEdit(row);
    edit->setMaxLength(reconciliation::kLongestReason);
    auto *field = new FormField(theme(), edit, row);
    field->setName(tr("Why it does not fit"));
    column->addWidget(field);
    auto *choices = new QHBoxLayout;
    auto *back = new Button(theme(), Button::Kind::Plain, row);
    back->setText(tr("Back"));
    auto *send = new Button(theme(), Button::Kind::Primary, row);
    send->setText(tr("Note it"));
    send->setEnabled(false);
    choices->addStretch(1);
    choices->addWidget(back);
    choices->addWidget(send);
    column->addLayout(choices);
    connect(edit, &QLineEdit::textChanged, send,
            [send](const QString &text) { send->setEnabled(!text.trimmed().isEmpty()); });
    connect(edit, &QLineEdit::returnPressed, send, &QPushButton::click);
    connect(back, &QPushButton::clicked, this, [this] {
        m_explaining.reset();
        showLines();
    });
    connect(send, &QPushButton::clicked, this, [this, edit, id] {
        const QString reason = edit->text();
        m_explaining.reset();
        m_desk.explain(id, reason);
    });
    edit->setFocus();
}

void SettlementLines::retranslate()
{
    m_tabs[0].first->setText(tr("To look at"));
    m_tabs[1].first->setText(tr("Explained"));
    m_tabs[2].first->setText(tr("Fit by now"));
    m_more->setText(tr("More"));
    showLines();
}

} // namespace madang::gui
