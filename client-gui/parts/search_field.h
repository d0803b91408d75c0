// SPDX-License-Identifier: GPL-3.0-or-later
// SearchField: a line edit with a glass in front and a cross to empty it; Down leaves it for the list below.
#pragma once

#include "client-gui/theme/theme.h"

#include <QLineEdit>

namespace madang::gui {

class SearchField : public QLineEdit {
    Q_OBJECT

public:
    SearchField(const Theme &theme, QWidget *parent);

Q_SIGNALS:
    /// Down, Up, Page Down or Page Up was pressed: the list below may move its choice.
    void stepped(int key);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    QAction *m_glass = nullptr;
    QAction *m_empty = nullptr;
};

} // namespace madang::gui
