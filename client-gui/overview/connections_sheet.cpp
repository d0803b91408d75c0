// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/overview/connections_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using connections::ConnectedClient;
using views::ConnectionDesk;

namespace {

    constexpr int kConnectionsWidth = 640;
    constexpr int kLongestConnectionLine = 400;

} // namespace

ConnectionsSheet::ConnectionsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                   QWidget *host)
    : Sheet(theme, kConnectionsWidth, host)
    , m_desk(session, formats)
    , m_person(new QLineEdit(this))
    , m_personField(new FormField(theme, m_person, this))
    , m_guests(new QCheckBox(this))
    , m_freshness(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_error(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QVBoxLayout)
    , m_more(new Button(theme, Button::Kind::Quiet, this))
    , m_again(new Button(theme, Button::Kind::Plain, this))
{
    m_rows->setSpacing(space::kLarge);
    m_person->setMaxLength(64);
    content()->addWidget(m_personField);
    content()->addWidget(m_guests);
    content()->addWidget(m_freshness);
    content()->addWidget(m_error);
    content()->addWidget(m_note);
    content()->addLayout(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addStretch(1);
    buttons()->addWidget(m_again);
    connect(m_again, &QPushButton::clicked, this, &ConnectionsSheet::look);
    connect(m_person, &QLineEdit::returnPressed, this, &ConnectionsSheet::look);
    connect(m_guests, &QCheckBox::clicked, this, [this](bool on) {
        if (on)
            m_person->clear();
        m_desk.setGuestsOnly(on);
    });
    connect(m_more, &QPushButton::clicked, &m_desk, &ConnectionDesk::readOn);
    connect(m_error, &FaultLine::againWanted, &m_desk, &ConnectionDesk::refresh);
    connect(&m_desk, &ConnectionDesk::changed, this, &ConnectionsSheet::showDesk);
    connect(&m_desk, &ConnectionDesk::told, this, &ConnectionsSheet::said);
}

void ConnectionsSheet::open()
{
    m_desk.refresh();
    showDesk();
    Sheet::open(m_person);
}

void ConnectionsSheet::look()
{
    m_desk.setPerson(m_person->text());
}

void ConnectionsSheet::addRow(const ConnectedClient &client)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTiny);
    auto *head = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, row);
    head->setText(oneLine(ConnectionDesk::nameOf(client), kLongestConnectionLine));
    auto *place = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
    place->setText(oneLine(ConnectionDesk::placeOf(client), kLongestConnectionLine));
    auto *story = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, row);
    story->setText(oneLine(m_desk.storyOf(client), kLongestConnectionLine));
    words->addWidget(head);
    words->addWidget(place);
    words->addWidget(story);
    line->addLayout(words, 1);
    if (m_desk.canEnd(client)) {
        const bool sure = m_ending == client.number;
        auto *end = new Button(theme(), sure ? Button::Kind::Danger : Button::Kind::Plain, row);
        end->setText(sure ? tr("End all sign-ins") : tr("Sign out"));
        end->setAccessibleName(tr("End all sign-ins of %1").arg(head->text()));
        end->setEnabled(!m_desk.isBusy());
        connect(end, &QPushButton::clicked, this,
                [this, number = client.number, username = client.username.value_or(QString())] {
                    // Asked once more, at the same place.
                    if (m_ending == number) {
                        m_ending.clear();
                        m_desk.endAll(username);
                        return;
                    }
                    m_ending = number;
                    showRows();
                });
        line->addWidget(end, 0, Qt::AlignTop);
    }
    m_rows->addWidget(row);
}

void ConnectionsSheet::showRows()
{
    clearRows(m_rows);
    for (const ConnectedClient &client : m_desk.items())
        addRow(client);
}

void ConnectionsSheet::showDesk()
{
    m_error->say(m_desk.error());
    m_guests->setChecked(m_desk.guestsOnly());
    m_freshness->setText(oneLine(m_desk.freshness()));
    m_freshness->setVisible(m_desk.isKnown());
    const bool none = m_desk.items().isEmpty();
    m_note->setText(m_desk.emptyText());
    m_note->setVisible(none && (m_desk.isLoading() || m_desk.isKnown()));
    m_more->setVisible(m_desk.hasMore());
    m_more->setEnabled(!m_desk.isLoading());
    m_again->setEnabled(!m_desk.isLoading());
    if (!m_desk.isLoading())
        showRows();
}

void ConnectionsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Who is connected"));
    m_personField->setName(tr("Only one person"));
    m_personField->setRemark(tr("a user name; empty: everybody"));
    m_guests->setText(tr("Only guests"));
    m_more->setText(tr("More"));
    m_again->setText(tr("Read again"));
    showDesk();
}

} // namespace madang::gui
