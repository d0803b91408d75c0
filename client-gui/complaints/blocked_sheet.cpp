// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/complaints/blocked_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

BlockedSheet::BlockedSheet(const Theme &theme, Session &session, QWidget *host)
    : Sheet(theme, 460, host)
    , m_blocked(session)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_error(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QVBoxLayout)
{
    m_rows->setSpacing(space::kMedium);
    content()->addWidget(m_lead);
    content()->addWidget(m_error);
    content()->addWidget(m_note);
    content()->addLayout(m_rows);
    content()->addStretch(1);
    connect(m_error, &FaultLine::againWanted, &m_blocked, &views::BlockedPeople::refresh);
    connect(&m_blocked, &views::BlockedPeople::changed, this, &BlockedSheet::showPeople);
}

void BlockedSheet::open()
{
    m_blocked.refresh();
    showPeople();
    Sheet::open();
}

void BlockedSheet::showPeople()
{
    const bool none = m_blocked.people().isEmpty();
    m_note->setText(m_blocked.isLoading() ? tr("Fetching the list…") : tr("You blocked nobody."));
    m_note->setVisible(none && (m_blocked.isLoading() || m_blocked.isKnown()));
    m_error->say(m_blocked.error());
    clearRows(m_rows);
    for (const accounts::Person &person : m_blocked.people()) {
        auto *row = new QWidget(this);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kMedium);
        const QString name = oneLine(person.nickname, 60);
        auto *label = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
        label->setText(name);
        line->addWidget(label, 1);
        auto *off = new Button(theme(), Button::Kind::Plain, row);
        off->setText(tr("Unblock"));
        off->setAccessibleName(tr("Unblock %1").arg(name));
        connect(off, &QPushButton::clicked, this, [this, off, id = person.id] {
            off->setEnabled(false);
            whenDone(m_blocked.unblock(id), this, [this](const Result<Nothing> &done) {
                if (!done)
                    Q_EMIT said(views::wording::of(done.error()));
                m_blocked.refresh();
            });
        });
        line->addWidget(off);
        m_rows->addWidget(row);
    }
}

void BlockedSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Blocked people"));
    m_lead->setText(tr("They reach you in no direct room, invitation or mention, and are not told."));
    showPeople();
}

} // namespace madang::gui
