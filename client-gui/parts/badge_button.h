// SPDX-License-Identifier: GPL-3.0-or-later
// BadgeButton: a drawing to press, with the count of what is unread at its corner.
#pragma once

#include "client-gui/parts/button.h"

namespace madang::gui {

class BadgeButton : public IconButton {
    Q_OBJECT

public:
    BadgeButton(const Theme &theme, Glyph glyph, QWidget *parent);

    void setCount(int count);
    int count() const { return m_count; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_count = 0;
};

} // namespace madang::gui
