// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/saved_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

SavedSheet::SavedSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host)
    : Sheet(theme, 600, host)
    , m_saved(session, formats)
    , m_error(new FaultLine(theme, this))
    , m_rows(new QWidget(this))
    , m_rowColumn(new QVBoxLayout(m_rows))
    , m_state(new EmptyState(theme, this))
    , m_more(new Button(theme, Button::Kind::Quiet, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kLarge);
    m_state->setMinimumHeight(theme.scaled(240));
    content()->addWidget(m_error);
    content()->addWidget(m_rows);
    content()->addWidget(m_more, 0, Qt::AlignHCenter);
    content()->addWidget(m_state, 1);
    content()->addStretch();

    connect(m_more, &QPushButton::clicked, &m_saved, &views::SavedMessages::readOn);
    connect(m_state, &EmptyState::pressed, &m_saved, &views::SavedMessages::refresh);
    connect(m_error, &FaultLine::againWanted, &m_saved, &views::SavedMessages::refresh);
    connect(&m_saved, &views::SavedMessages::changed, this, &SavedSheet::showList);
}

void SavedSheet::open()
{
    m_saved.refresh();
    showList();
    Sheet::open();
}

QWidget *SavedSheet::rowOf(const saved::SavedMessage &item)
{
    const bool leads = views::SavedMessages::leads(item);
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *head = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    head->setText(oneLine(m_saved.headOf(item)));
    auto *text = new Label(theme(), TextStyle::Body, leads ? Label::Tone::Normal : Label::Tone::Muted,
                           Label::Lines::Wrapped, row);
    text->setText(oneLine(m_saved.textOf(item), 400));
    words->addWidget(head);
    words->addWidget(text);
    line->addLayout(words, 1);
    const QString shortly = oneLine(m_saved.textOf(item), 60);
    if (leads) {
        auto *go = new Button(theme(), Button::Kind::Plain, row);
        go->setText(tr("Go there"));
        go->setAccessibleName(tr("Go there: %1").arg(shortly));
        connect(go, &QPushButton::clicked, this, [this, room = item.room, position = item.message->position] {
            leave();
            Q_EMIT placeWanted(room, position);
        });
        line->addWidget(go, 0, Qt::AlignTop);
    }
    auto *off = new Button(theme(), Button::Kind::Quiet, row);
    off->setText(tr("Remove"));
    off->setAccessibleName(tr("Remove from saved: %1").arg(shortly));
    connect(off, &QPushButton::clicked, this, [this, off, event = item.event] {
        off->setEnabled(false);
        m_saved.remove(event);
    });
    line->addWidget(off, 0, Qt::AlignTop);
    return row;
}

void SavedSheet::showList()
{
    clearRows(m_rowColumn);
    for (const saved::SavedMessage &item : m_saved.items())
        m_rowColumn->addWidget(rowOf(item));
    const bool any = !m_saved.items().isEmpty();
    m_rows->setVisible(any);
    m_state->setVisible(!any);
    // What was read before goes on to be shown without a connection; what is wrong stands above it.
    m_error->say(any ? m_saved.error() : std::nullopt);
    m_more->setVisible(m_saved.hasMore());
    m_more->setEnabled(!m_saved.isLoading());
    m_more->setText(tr("Show earlier ones"));
    if (!any)
        sayNothing();
}

void SavedSheet::sayNothing()
{
    if (m_saved.isLoading())
        m_state->wait(tr("Fetching what you saved…"));
    else if (m_saved.error())
        m_state->say(m_saved.isOffline() ? Glyph::CloudOff : Glyph::Alert,
                     tr("What you saved could not be fetched"), views::wording::of(*m_saved.error()),
                     tr("Try again"));
    else
        m_state->say(Glyph::Bookmark, tr("Nothing saved yet"),
                     tr("Save a message from its menu, and you find it here again. Nobody else sees what "
                        "you saved."));
}

void SavedSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Saved messages"));
    showList();
}

} // namespace madang::gui
