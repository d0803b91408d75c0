// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/search_field.h"

#include <QAction>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <utility>

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
    connect(m_glass, &QAction::triggered, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_empty, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_empty->setVisible(!text.isEmpty());
        if (m_isComposing)
            return;
        m_composing.clear(); // a text that is set, or emptied, ends it
        seek();
    });
    connect(&theme, &Theme::changed, this, &SearchField::restyle);
    retranslate();
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

void SearchField::inputMethodEvent(QInputMethodEvent *event)
{
    {
        const QScopedValueRollback composing(m_isComposing, true);
        QLineEdit::inputMethodEvent(event);
    }
    m_composing = event->preeditString();
    seek();
}

void SearchField::seek()
{
    QString sought = text();
    sought.insert(cursorPosition(), m_composing);
    if (std::exchange(m_sought, sought) != sought)
        Q_EMIT soughtChanged(sought);
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

/// A screen reader meets both as buttons.
void SearchField::retranslate()
{
    m_glass->setText(tr("Search"));
    m_empty->setText(tr("Empty the field"));
}

void SearchField::restyle()
{
    m_glass->setIcon(m_theme.icon(Glyph::Search));
    m_empty->setIcon(m_theme.icon(Glyph::Close));
}

} // namespace madang::gui
