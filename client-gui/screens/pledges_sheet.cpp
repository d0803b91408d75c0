// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/pledges_sheet.h"

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/monthly_sheet.h"
#include "client-gui/theme/spacing.h"
#include "common/views/donation_form.h"
#include "common/views/pledge_text.h"
#include "common/views/wording.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using pledges::Pledge;
using pledges::State;
namespace pledge_text = views::pledge_text;

namespace {

    constexpr int kActionColumns = 3;

    bool isLive(const Pledge &pledge)
    {
        return pledge.state != State::Ended;
    }

} // namespace

PledgesSheet::PledgesSheet(const Theme &theme, views::PledgeList &pledges, const views::Formats &formats,
                           QWidget *host)
    : Sheet(theme, 560, host)
    , m_pledges(pledges)
    , m_formats(formats)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_spinner(new Spinner(theme, 28, this))
    , m_error(new FaultLine(theme, this))
    , m_rows(new QWidget(this))
    , m_column(new QVBoxLayout(m_rows))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kLarge);
    content()->addWidget(m_lead);
    content()->addWidget(m_spinner, 0, Qt::AlignHCenter);
    content()->addWidget(m_error);
    content()->addWidget(m_rows);
    connect(m_error, &FaultLine::againWanted, &pledges, &views::PledgeList::refresh);
    connect(&pledges, &views::PledgeList::changed, this, [this] {
        // What is being typed stays until it is saved or left.
        if (m_changing.isNull() || m_pledges.isBusy(m_changing))
            showAll();
    });
}

void PledgesSheet::open()
{
    m_pledges.refresh();
    Sheet::open();
}

void PledgesSheet::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
}

void PledgesSheet::showAll()
{
    clear();
    const QList<Pledge> &all = m_pledges.items();
    m_spinner->setVisible(m_pledges.isLoading() && all.isEmpty());
    m_error->say(m_pledges.error(),
                 m_pledges.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    m_lead->setText(
        all.isEmpty() && m_pledges.isKnown()
            ? tr("You give nothing every month yet. Open a campaign, press Donate and choose “Give "
                 "every month”.")
            : tr("Each date is charged once. You can stop at any time."));
    for (const Pledge &pledge : all) {
        if (isLive(pledge))
            m_column->addWidget(blockOf(pledge));
    }
    for (const Pledge &pledge : all) {
        if (!isLive(pledge))
            m_column->addWidget(blockOf(pledge));
    }
}

Label *PledgesSheet::label(const QString &text, TextStyle style, Label::Tone tone)
{
    auto *made = new Label(theme(), style, tone, Label::Lines::Wrapped, m_rows);
    made->setText(text);
    return made;
}

Button *PledgesSheet::button(const QString &words, Button::Kind kind, PledgeId id, std::function<void()> run)
{
    auto *made = new Button(theme(), kind, m_rows);
    made->setText(words);
    made->setEnabled(!m_pledges.isBusy(id));
    connect(made, &QPushButton::clicked, this, std::move(run));
    return made;
}

QWidget *PledgesSheet::blockOf(const Pledge &pledge)
{
    auto *block = new QWidget(m_rows);
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    const bool live = isLive(pledge);
    column->addWidget(
        label(oneLine(pledge.title, 80), TextStyle::Strong, live ? Label::Tone::Normal : Label::Tone::Muted));
    const QString what = tr("%1 · %2").arg(m_formats.won(pledge.amount), pledge_text::ofDay(pledge.day));
    column->addWidget(label(pledge.card ? tr("%1 · %2").arg(what, oneLine(*pledge.card, 40)) : what,
                            TextStyle::Body, live ? Label::Tone::Money : Label::Tone::Muted));
    const bool bad = pledge.state == State::Suspended;
    column->addWidget(label(pledge_text::ofState(pledge, m_formats), TextStyle::Caption,
                            bad ? Label::Tone::Danger : Label::Tone::Muted));
    if (const QString trouble = pledge_text::ofTrouble(pledge, m_formats); !trouble.isEmpty() && !bad)
        column->addWidget(label(trouble, TextStyle::Body, Label::Tone::Danger));
    addDates(column, pledge);
    if (m_histories.contains(pledge.id))
        addHistory(column, pledge);
    if (m_changing == pledge.id)
        addChange(column, pledge);
    else if (m_ending == pledge.id)
        addEnding(column, pledge);
    else
        addActions(column, pledge);
    return block;
}

void PledgesSheet::addDates(QBoxLayout *column, const Pledge &pledge)
{
    for (const pledges::Upcoming &next : pledge.next) {
        auto *line = new QHBoxLayout;
        const QString date = pledge_text::ofDate(next.date, m_formats);
        auto *words = label(next.skipped ? tr("%1 · skipped").arg(date) : date, TextStyle::Body,
                            next.skipped ? Label::Tone::Muted : Label::Tone::Normal);
        line->addWidget(words, 1);
        auto *press = button(next.skipped ? tr("Do not skip") : tr("Skip"), Button::Kind::Quiet, pledge.id,
                             [this, id = pledge.id, next] {
                                 if (next.skipped)
                                     m_pledges.unskip(id, next.date);
                                 else
                                     m_pledges.skip(id, next.date);
                             });
        press->setAccessibleName(next.skipped ? tr("Do not skip %1").arg(date) : tr("Skip %1").arg(date));
        line->addWidget(press);
        column->addLayout(line);
    }
}

void PledgesSheet::addHistory(QBoxLayout *column, const Pledge &pledge)
{
    const QList<pledges::Charge> charges = m_pledges.charges(pledge.id);
    if (charges.isEmpty())
        column->addWidget(label(tr("No date has come yet."), TextStyle::Caption, Label::Tone::Muted));
    for (const pledges::Charge &charge : charges)
        column->addWidget(
            label(tr("%1 · %2 · %3")
                      .arg(pledge_text::ofDate(charge.date, m_formats), m_formats.won(charge.amount),
                           pledge_text::ofCharge(charge, m_formats)),
                  TextStyle::Caption, Label::Tone::Muted));
}

void PledgesSheet::addChange(QBoxLayout *column, const Pledge &pledge)
{
    auto *amount = new MoneyEdit(theme(), m_rows);
    amount->setText(m_formats.number(pledge.amount.won));
    amount->setAccessibleName(tr("Amount each month"));
    auto *day = new QComboBox(m_rows);
    fillDays(*day, pledge.day);
    nameChoice(*day, tr("When"));
    auto *hint = label({}, TextStyle::Caption, Label::Tone::Danger);
    hint->hide();
    column->addWidget(amount);
    column->addWidget(day);
    column->addWidget(hint);
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(button(tr("Leave it as it is"), Button::Kind::Plain, pledge.id, [this] {
        m_changing = {};
        showAll();
    }));
    line->addWidget(
        button(tr("Save"), Button::Kind::Primary, pledge.id, [this, id = pledge.id, amount, day, hint] {
            const Result<Money> money = views::DonationForm::amountOf(amount->text());
            hint->setText(money ? QString()
                              : amount->text().trimmed().isEmpty()
                              ? views::wording::of(money.error())
                              : views::DonationForm::hintFor(amount->text(), m_formats));
            hint->setVisible(!money);
            if (!money)
                return;
            m_changing = {};
            m_pledges.change({id, *money, day->currentData().toInt(), {}, {}});
        }));
    column->addLayout(line);
    amount->setFocus();
}

void PledgesSheet::addEnding(QBoxLayout *column, const Pledge &pledge)
{
    column->addWidget(
        label(tr("End this monthly gift? Nothing is charged any more, and the card is forgotten. "
                 "What was given stays given."),
              TextStyle::Body, Label::Tone::Normal));
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(button(tr("Keep it"), Button::Kind::Plain, pledge.id, [this] {
        m_ending = {};
        showAll();
    }));
    line->addWidget(button(tr("End it"), Button::Kind::Danger, pledge.id, [this, id = pledge.id] {
        m_ending = {};
        m_pledges.cancel(id);
    }));
    column->addLayout(line);
}

void PledgesSheet::addActions(QBoxLayout *column, const Pledge &pledge)
{
    const PledgeId id = pledge.id;
    QList<Button *> actions;
    const bool live = isLive(pledge);
    if (live)
        actions
            += button(pledge.card ? tr("Another card") : tr("Register a card"),
                      pledge.state == State::Active || pledge.state == State::Paused ? Button::Kind::Plain
                                                                                     : Button::Kind::Primary,
                      id, [this, id] { m_pledges.registerCard(id); });
    if (live)
        actions += button(tr("Change"), Button::Kind::Plain, id, [this, id] {
            m_changing = id;
            m_ending = {};
            showAll();
        });
    if (pledge.state == State::Active)
        actions += button(tr("Pause"), Button::Kind::Plain, id, [this, id] { m_pledges.pause(id); });
    if (pledge.state == State::Paused || pledge.state == State::Suspended)
        actions += button(tr("Go on"), Button::Kind::Plain, id, [this, id] { m_pledges.resume(id); });
    if (pledge.state != State::Pending)
        actions += button(m_histories.contains(id) ? tr("Hide the history") : tr("History"),
                          Button::Kind::Plain, id, [this, id] {
                              if (!m_histories.remove(id)) {
                                  m_histories.insert(id);
                                  m_pledges.loadCharges(id);
                              }
                              showAll();
                          });
    if (live)
        actions += button(tr("End…"), Button::Kind::Danger, id, [this, id] {
            m_ending = id;
            showAll();
        });
    auto *grid = new QGridLayout;
    grid->setSpacing(space::kSmall);
    for (int i = 0; i < actions.size(); ++i)
        grid->addWidget(actions[i], i / kActionColumns, i % kActionColumns);
    for (int i = 0; i < kActionColumns; ++i)
        grid->setColumnStretch(i, 1);
    column->addLayout(grid);
}

void PledgesSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Monthly gifts"));
    showAll();
}

} // namespace madang::gui
