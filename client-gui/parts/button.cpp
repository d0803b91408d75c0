// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/button.h"

#include "client-gui/parts/button_accessible.h"

#include <QKeyEvent>
#include <QStyle>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    QString wordOf(Button::Kind kind)
    {
        switch (kind) {
        case Button::Kind::Plain:
            return {};
        case Button::Kind::Primary:
            return u"primary"_s;
        case Button::Kind::Money:
            return u"money"_s;
        case Button::Kind::Danger:
            return u"danger"_s;
        case Button::Kind::Quiet:
            return u"quiet"_s;
        case Button::Kind::Choice:
            return u"choice"_s;
        case Button::Kind::Segment:
            return u"segment"_s;
        }
        return {};
    }

    QColor inkOf(Button::Kind kind, const Colours &colours)
    {
        switch (kind) {
        case Button::Kind::Primary:
            return colours.onAccent;
        case Button::Kind::Money:
            return colours.onMoney;
        case Button::Kind::Danger:
            return colours.dangerText;
        case Button::Kind::Quiet:
            return colours.accentText;
        default:
            return colours.muted;
        }
    }

    /// A key that is held goes on from what it opened, and must not press what comes next.
    bool pressedByReturn(QAbstractButton &button, const QKeyEvent &event)
    {
        if ((event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
            || (event.modifiers() & ~Qt::KeypadModifier))
            return false;
        if (!event.isAutoRepeat())
            button.click();
        return true;
    }

} // namespace

Button::Button(const Theme &theme, Kind kind, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_kind(kind)
{
    installButtonAccessibility();
    setProperty("kind", wordOf(kind));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAutoDefault(false);
    connect(&theme, &Theme::changed, this, &Button::restyle);
    restyle();
}

Button::Button(const Theme &theme, Kind kind, Glyph glyph, QWidget *parent)
    : Button(theme, kind, parent)
{
    m_glyph = glyph;
    restyle();
}

void Button::restyle()
{
    setFont(m_theme.font(m_kind == Kind::Segment || m_kind == Kind::Plain || m_kind == Kind::Choice
                             ? TextStyle::Body
                             : TextStyle::Strong));
    if (!m_glyph)
        return;
    setIcon(m_theme.icon(*m_glyph, inkOf(m_kind, m_theme.colours())));
    setIconSize({m_theme.scaled(18), m_theme.scaled(18)});
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (!pressedByReturn(*this, *event))
        QPushButton::keyPressEvent(event);
}

QSize Button::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    if (m_glyph)
        size.rwidth() += 6;
    return size;
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

IconButton::IconButton(const Theme &theme, Glyph glyph, QWidget *parent, Kind kind)
    : QToolButton(parent)
    , m_theme(theme)
    , m_glyph(glyph)
    , m_kind(kind)
{
    installButtonAccessibility();
    if (kind == Kind::Send)
        setProperty("kind", u"send"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, &IconButton::restyle);
    connect(this, &QToolButton::toggled, this, &IconButton::restyle);
    restyle();
}

void IconButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    restyle();
}

void IconButton::setWords(const QString &words, const QKeySequence &keys)
{
    setAccessibleName(words);
    setToolTip(keys.isEmpty() ? words : u"%1 (%2)"_s.arg(words, keys.toString(QKeySequence::NativeText)));
}

void IconButton::keyPressEvent(QKeyEvent *event)
{
    if (!pressedByReturn(*this, *event))
        QToolButton::keyPressEvent(event);
}

void IconButton::restyle()
{
    setFont(m_theme.font(TextStyle::Body));
    const Colours &colours = m_theme.colours();
    setIcon(m_theme.icon(m_glyph,
                         m_kind == Kind::Send ? colours.onAccent
                             : isChecked()    ? colours.accentText
                                              : colours.muted));
    setIconSize({m_theme.scaled(20), m_theme.scaled(20)});
}

} // namespace madang::gui
