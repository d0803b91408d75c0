// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeBar: one calm line over a pane: a state, perhaps one thing to press. The connection's state is told
// here, never in a box that must be clicked away.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"

#include <QFrame>

namespace madang::gui {

class NoticeBar : public QFrame {
    Q_OBJECT

public:
    enum class Mood { Calm, Warning, Danger };

    NoticeBar(const Theme &theme, QWidget *parent);

    /// Shows a line; without `action` there is no button.
    void say(Mood mood, Glyph glyph, const QString &text, const QString &action = {});

Q_SIGNALS:
    void pressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    Mood m_mood = Mood::Calm;
    Glyph m_glyph = Glyph::Info;
    QLabel *m_drawing = nullptr;
    Label *m_text = nullptr;
    Button *m_action = nullptr;
};

} // namespace madang::gui
