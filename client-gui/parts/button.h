// SPDX-License-Identifier: GPL-3.0-or-later
// Button and IconButton: what can be pressed, in the house's few kinds. They know no action.
#pragma once

#include "client-gui/theme/theme.h"

#include <QPushButton>
#include <QToolButton>

#include <optional>

namespace madang::gui {

/// A button with words. A mouse press does not take the keyboard away from where it was.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind { Plain, Primary, Money, Danger, Quiet, Choice, Segment };

    Button(const Theme &theme, Kind kind, QWidget *parent);
    Button(const Theme &theme, Kind kind, Glyph glyph, QWidget *parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    Kind kind() const { return m_kind; }

protected:
    /// Return presses it too: outside its own dialogs Qt knows the space bar only.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Kind m_kind;
    std::optional<Glyph> m_glyph;
};

/// A button that is only a drawing; its words are tool tip and accessible name.
class IconButton : public QToolButton {
    Q_OBJECT

public:
    enum class Kind { Plain, Send };

    IconButton(const Theme &theme, Glyph glyph, QWidget *parent, Kind kind = Kind::Plain);

    void setGlyph(Glyph glyph);
    /// What it does, for the tool tip and for those who cannot see it; our own words only.
    void setWords(const QString &words, const QKeySequence &keys = {});

    /// Never squeezed: a drawing that is cut says nothing.
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    /// Return presses it too.
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Glyph m_glyph;
    const Kind m_kind;
};

} // namespace madang::gui
