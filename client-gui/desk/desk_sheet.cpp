// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/desk/desk_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/desk_text.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using desk::Section;

namespace {

    namespace text = views::desk_text;

    constexpr std::array kDeskSections{Section::Stuck, Section::Unmatched, Section::Dead, Section::Refunds,
                                       Section::Deposits};

} // namespace

DeskSheet::DeskSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 760, host)
    , m_formats(formats)
    , m_desk(session, formats)
    , m_books(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_prove(new Button(theme, Button::Kind::Quiet, this))
    , m_list(new DeskList(theme, m_desk, formats, this))
    , m_state(new EmptyState(theme, this))
    , m_reading(new QWidget(this))
    , m_lines(new QVBoxLayout(m_reading))
    , m_outcome(new Label(theme, TextStyle::Body, Label::Tone::Success, Label::Lines::Wrapped, this))
    , m_form(new DeskForm(theme, m_desk, formats, this))
    , m_story(new Button(theme, Button::Kind::Plain, this))
    , m_back(new Button(theme, Button::Kind::Plain, this))
{
    setLeavesLightly(false);
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(space::kSmall);
    for (const Section section : kDeskSections) {
        auto *tab = new Button(theme, Button::Kind::Segment, this);
        tab->setCheckable(true);
        tab->setAutoExclusive(true);
        connect(tab, &QPushButton::clicked, this, [this, section] {
            m_outcome->hide(); // it was about something else
            m_desk.closeStory();
            m_desk.closeCheck();
            m_desk.setSection(section);
        });
        m_tabs.append({tab, section});
        tabs->addWidget(tab);
    }
    tabs->addStretch(1);
    content()->addLayout(tabs);
    auto *books = new QHBoxLayout;
    books->addWidget(m_books, 1);
    books->addWidget(m_prove);
    content()->addLayout(books);
    content()->addWidget(m_list, 1);
    content()->addWidget(m_state, 1);
    content()->addWidget(m_reading);
    content()->addWidget(m_outcome);
    content()->addWidget(m_form);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(space::kSmall);
    for (QWidget *widget : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_state)})
        widget->setMinimumHeight(theme.scaled(210)); // the form below it has to be seen too
    m_outcome->hide();
    buttons()->addWidget(m_back);
    buttons()->addWidget(m_story);
    connect(m_form, &DeskForm::begun, m_outcome, &QWidget::hide);
    connect(m_back, &QPushButton::clicked, this, &DeskSheet::back);
    connect(m_story, &QPushButton::clicked, this, &DeskSheet::openStory);
    connect(m_list, &DeskList::opened, this, &DeskSheet::openStory);
    connect(m_prove, &QPushButton::clicked, &m_desk, &views::PaymentsDesk::checkLedger);
    connect(m_state, &EmptyState::pressed, &m_desk, &views::PaymentsDesk::refresh);
    connect(&m_desk, &views::PaymentsDesk::changed, this, &DeskSheet::showDesk);
    connect(&m_desk, &views::PaymentsDesk::told, this, [this](const QString &sentence, bool good) {
        m_outcome->setTone(good ? Label::Tone::Success : Label::Tone::Normal);
        m_outcome->setText(manyLines(sentence));
        m_outcome->setVisible(!m_desk.check()); // which begins with it
        Q_EMIT said(oneLine(sentence));
    });
    connect(&m_desk, &views::PaymentsDesk::refused, this, [this](const Error &why) {
        m_outcome->setTone(Label::Tone::Danger);
        m_outcome->setText(views::wording::of(why));
        m_outcome->show();
    });
}

void DeskSheet::open()
{
    showDesk();
    Sheet::open(m_tabs.first().first); // the list may be empty, and hidden then
}

void DeskSheet::openStory()
{
    if (const auto order = m_desk.orderAtHand(); order && !m_desk.story())
        m_desk.openStory(*order);
}

void DeskSheet::back()
{
    m_outcome->hide();
    m_desk.check() ? m_desk.closeCheck() : m_desk.closeStory();
}

/// Esc goes back before it leaves.
void DeskSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && (m_desk.check() || m_desk.story())) {
        back();
        return;
    }
    Sheet::keyPressEvent(event);
}

void DeskSheet::showDesk()
{
    showHead();
    const bool reading = m_desk.check() || m_desk.story();
    const bool any = !m_desk.items().isEmpty() && m_desk.overview();
    m_list->showItems();
    m_list->setVisible(any && !reading);
    m_state->setVisible(!any && !reading);
    m_reading->setVisible(reading);
    if (!any && !reading)
        showState();
    if (reading)
        showReading();
    m_form->showDeeds();
    m_form->setVisible(m_form->isVisibleTo(this) && !m_desk.check() && m_desk.overview().has_value());
    m_back->setVisible(reading);
    m_story->setVisible(!reading && m_desk.selectedItem() && m_desk.selectedItem()->order);
}

void DeskSheet::showHead()
{
    for (const auto &[tab, section] : std::as_const(m_tabs)) {
        const int count = m_desk.count(section);
        tab->setText(count > 0 ? text::nameOf(section) + u' ' + m_formats.number(count)
                               : text::nameOf(section));
        tab->setChecked(section == m_desk.section());
        tab->setEnabled(m_desk.overview().has_value());
    }
    const bool known = m_desk.overview().has_value();
    const auto last = known ? m_desk.overview()->lastCheck : std::nullopt;
    m_prove->setVisible(known);
    m_prove->setEnabled(!m_desk.isProving());
    m_prove->setText(m_desk.isProving() ? tr("Proving the books…") : tr("Prove the books"));
    m_books->setTone(last && !last->holds ? Label::Tone::Danger : Label::Tone::Muted);
    m_books->setText(
        last        ? tr("%1 Last proven: %2").arg(text::verdict(last->holds), m_formats.relative(last->at))
            : known ? tr("The books were never proven.")
                    : QString());
}

void DeskSheet::showState()
{
    if (m_desk.isRefused())
        m_state->say(Glyph::Lock, tr("Not for this account"), views::wording::of(*m_desk.error()));
    else if (m_desk.error())
        m_state->say(Glyph::CloudOff, tr("The desk could not be fetched"),
                     views::wording::of(*m_desk.error()), tr("Try again"));
    else if (m_desk.isLoading() || !m_desk.overview())
        m_state->wait(tr("Fetching what waits…"));
    else
        m_state->say(Glyph::Check, text::emptyText(m_desk.section()),
                     tr("What needs a person comes here by itself."));
}

void DeskSheet::addLine(TextStyle style, Label::Tone tone, const QString &line)
{
    auto *label = new Label(theme(), style, tone, Label::Lines::Wrapped, m_reading);
    label->setTextFormat(Qt::PlainText);
    label->setText(manyLines(line));
    m_lines->addWidget(label);
}

/// The story or the proof; made anew only when it is another.
void DeskSheet::showReading()
{
    const QByteArray read = (m_desk.check() ? toJson(*m_desk.check()) : toJson(*m_desk.story()))
        + m_formats.locale().name().toLatin1();
    if (std::exchange(m_read, read) == read)
        return;
    clearRows(m_lines);
    if (m_desk.check())
        addCheck(*m_desk.check());
    else
        addStory(*m_desk.story());
}

void DeskSheet::addStory(const desk::Story &story)
{
    addLine(TextStyle::Strong, Label::Tone::Money,
            m_formats.won(story.amount) + u" · "_s + text::nameOf(story.status));
    addLine(TextStyle::Body, Label::Tone::Normal, story.payer + u" · "_s + story.title);
    QStringList facts{tr("Order %1 at %2").arg(story.order.value, story.gateway)};
    if (story.paymentKey)
        facts += tr("payment %1").arg(*story.paymentKey);
    if (story.deposit)
        facts += tr("to %1, reference %2")
                     .arg(story.deposit->bank + u' ' + story.deposit->account, story.deposit->reference);
    if (story.remaining)
        facts += tr("%1 can be given back").arg(m_formats.won(*story.remaining));
    if (story.nextCheckAt)
        facts += tr("asked about again at %1").arg(m_formats.timeOfDay(*story.nextCheckAt));
    addLine(TextStyle::Caption, Label::Tone::Muted, facts.join(u" · "_s));
    for (const desk::StoryLine &line : story.lines) {
        QString said = m_formats.fullTime(line.at) + u"  "_s;
        if (line.amount)
            said += m_formats.won(*line.amount) + u"  "_s;
        said += text::lineText(line);
        said += u' ' + text::timesOf(line, m_formats);
        addLine(TextStyle::Body, line.type == "deed"_L1 ? Label::Tone::Accent : Label::Tone::Normal, said);
    }
}

void DeskSheet::addCheck(const desk::LedgerCheck &check)
{
    addLine(TextStyle::Strong, check.holds ? Label::Tone::Success : Label::Tone::Danger,
            text::verdict(check.holds));
    for (const desk::Proof &proof : check.proofs) {
        addLine(TextStyle::Body, proof.holds ? Label::Tone::Normal : Label::Tone::Danger,
                (proof.holds ? u"✓ "_s : u"✗ "_s) + text::sentenceOf(proof.word));
        for (const QString &example : proof.examples)
            addLine(TextStyle::Caption, Label::Tone::Muted, example);
    }
    QStringList balances;
    for (const desk::KindBalance &kind : check.balances)
        balances += kind.kind + u' ' + m_formats.won(kind.balance);
    addLine(TextStyle::Caption, Label::Tone::Muted, balances.join(u" · "_s));
}

void DeskSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Payments desk"));
    m_list->setAccessibleName(tr("What waits"));
    m_back->setText(tr("Back to the list"));
    m_story->setText(tr("The whole story"));
    m_read.clear();
    m_form->retranslate();
    showDesk();
}

} // namespace madang::gui
