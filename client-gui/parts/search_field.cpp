// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/search_field.h"

#include <QAction>
#include <QKeyEvent>

namespace madang::gui {

SearchField::SearchField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_glass(addAction(theme.icon(Glyph::Search), LeadingPosition))
    , m_empty(addAction(theme.icon(Glyph::Close), TrailingPosition))
{
    setMaxLength(200);
    setProperty("search", true);
    m_empty->setVisible(false);
    connect(m_empty, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_empty->setVisible(!text.isEmpty()); });
    connect(&theme, &Theme::changed, this, &SearchField::restyle);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        Q_EMIT stepped(event->key());
        return;
    case Qt::Key_Escape:
        if (!text().isEmpty()) {
            clear();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::restyle()
{
    m_glass->setIcon(m_theme.icon(Glyph::Search));
    m_empty->setIcon(m_theme.icon(Glyph::Close));
}

} // namespace madang::gui
