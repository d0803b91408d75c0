// SPDX-License-Identifier: GPL-3.0-or-later
// EmptyState: what a place says when it has nothing to show: a drawing, a sentence, what to do next.
// Also the waiting state, with a ring that turns.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"

#include <QWidget>

class QVariantAnimation;

namespace madang::gui {

/// A ring that turns while one waits.
class Spinner : public QWidget {
    Q_OBJECT

public:
    Spinner(const Theme &theme, int size, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    const Theme &m_theme;
    const int m_size;
    QVariantAnimation *m_motion = nullptr;
};

class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const Theme &theme, QWidget *parent);

    /// Shows a drawing with words. Without `action` there is no button.
    void say(Glyph glyph, const QString &head, const QString &text, const QString &action = {});
    /// Shows the turning ring with one sentence.
    void wait(const QString &text);

Q_SIGNALS:
    void pressed();

private:
    void restyle();

    const Theme &m_theme;
    Glyph m_glyph = Glyph::Info;
    QLabel *m_drawing = nullptr;
    Spinner *m_spinner = nullptr;
    Label *m_head = nullptr;
    Label *m_text = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
