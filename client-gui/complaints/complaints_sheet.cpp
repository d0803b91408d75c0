// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/complaints/complaints_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/event_text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;
using complaints::Complaint;
using complaints::Verdict;

ComplaintsSheet::ComplaintsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                 QWidget *host)
    : Sheet(theme, 640, host)
    , m_formats(formats)
    , m_desk(session, formats)
    , m_portraits(session.faces(), nullptr)
    , m_waiting(new Button(theme, Button::Kind::Segment, this))
    , m_decided(new Button(theme, Button::Kind::Segment, this))
    , m_error(new FaultLine(theme, this))
    , m_state(new EmptyState(theme, this))
    , m_rows(new QVBoxLayout)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
{
    auto *tabs = new QHBoxLayout;
    tabs->setSpacing(space::kSmall);
    for (Button *tab : {m_waiting, m_decided}) {
        tab->setCheckable(true);
        tab->setAutoExclusive(true);
        tabs->addWidget(tab);
    }
    tabs->addStretch(1);
    m_rows->setSpacing(space::kLarge);
    content()->addLayout(tabs);
    content()->addWidget(m_error);
    content()->addWidget(m_state);
    content()->addLayout(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addStretch(1);
    connect(m_waiting, &QPushButton::clicked, this, [this] { m_desk.setShowsDecided(false); });
    connect(m_decided, &QPushButton::clicked, this, [this] { m_desk.setShowsDecided(true); });
    connect(m_more, &QPushButton::clicked, &m_desk, &views::ComplaintDesk::readOn);
    connect(m_error, &FaultLine::againWanted, &m_desk, &views::ComplaintDesk::refresh);
    connect(&m_desk, &views::ComplaintDesk::changed, this, &ComplaintsSheet::showDesk);
    connect(&m_desk, &views::ComplaintDesk::told, this, &ComplaintsSheet::said);
}

void ComplaintsSheet::open()
{
    m_desk.refresh();
    Sheet::open(m_waiting);
}

void ComplaintsSheet::showDesk()
{
    m_waiting->setChecked(!m_desk.showsDecided());
    m_decided->setChecked(m_desk.showsDecided());
    m_error->say(m_desk.error(), m_desk.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    const bool none = m_desk.items().isEmpty();
    m_state->setVisible(none && !m_desk.error());
    if (m_desk.isLoading())
        m_state->wait(tr("Fetching the complaints…"));
    else
        m_state->say(Glyph::Check, tr("No complaints"),
                     m_desk.showsDecided() ? tr("Nothing was decided so far.")
                                           : tr("Nobody complained about anything you look after."));
    m_more->setVisible(m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    clearRows(m_rows);
    for (const Complaint &complaint : m_desk.items())
        m_rows->addWidget(rowOf(complaint));
}

QWidget *ComplaintsSheet::rowOf(const Complaint &complaint)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    const auto add = [&](const QString &text, TextStyle style, Label::Tone tone) {
        addWords(column, theme(), style, tone, text);
    };
    add(m_desk.headOf(complaint), TextStyle::Strong, Label::Tone::Normal);
    add(manyLines(m_desk.saidOf(complaint)), TextStyle::Body, Label::Tone::Accent);
    if (complaint.profile && complaint.profile->picture) {
        // Their picture of now: the octets of then are not kept.
        auto *picture = new Avatar(theme(), AvatarShape::Person, 88, row);
        picture->setPortraits(m_portraits);
        picture->setWhom(complaint.author.id.number, oneLine(complaint.author.nickname, 64));
        column->addWidget(picture, 0, Qt::AlignLeft);
    }
    for (const QString &voice : m_desk.voicesOf(complaint))
        add(voice, TextStyle::Body, Label::Tone::Normal);
    add(m_desk.storyOf(complaint), TextStyle::Caption, Label::Tone::Muted);
    addAround(column, complaint.id);
    addChoices(column, complaint, row);
    return row;
}

void ComplaintsSheet::addAround(QVBoxLayout *column, ComplaintId id)
{
    for (const rooms::RoomEvent &event : m_desk.around(id)) {
        const QString who = event.sender ? views::nameOf(*event.sender) + u": "_s : QString();
        addWords(column, theme(), TextStyle::Caption, Label::Tone::Muted,
                 u"│ "_s + who + views::previewText(event, m_formats));
    }
}

void ComplaintsSheet::addChoices(QVBoxLayout *column, const Complaint &complaint, QWidget *row)
{
    auto *choices = new QHBoxLayout;
    choices->setSpacing(space::kSmall);
    const auto add = [&](Button::Kind kind, const QString &words, std::function<void()> press) {
        auto *button = new Button(theme(), kind, row);
        button->setText(words);
        button->setAccessibleName(words + u": "_s + m_desk.headOf(complaint));
        connect(button, &QPushButton::clicked, this, std::move(press));
        choices->addWidget(button);
    };
    if (complaints::aboutOf(complaint) == complaints::About::Message && m_desk.around(complaint.id).isEmpty())
        add(Button::Kind::Quiet, tr("What stands around it"),
            [this, id = complaint.id] { m_desk.lookAround(id); });
    for (const views::VerdictChoice &choice : m_desk.choicesOf(complaint)) {
        // Of many each has a line of its own.
        if (complaint.profile) {
            choices->addStretch(1);
            column->addLayout(choices);
            choices = new QHBoxLayout;
            choices->setSpacing(space::kSmall);
        }
        add(choice.verdict == Verdict::Removed ? Button::Kind::Danger : Button::Kind::Plain, choice.words,
            [this, id = complaint.id, choice] { m_desk.decide(id, choice.verdict, choice.parts); });
    }
    choices->addStretch(1);
    column->addLayout(choices);
}

void ComplaintsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Complaints"));
    m_waiting->setText(tr("Waiting"));
    m_decided->setText(tr("Decided"));
    m_more->setText(tr("More"));
    showDesk();
}

} // namespace madang::gui
