// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordEdit: a line edit for a secret, with an eye that shows what is typed: by the mouse, or by Alt+P.
#pragma once

#include "client-gui/theme/theme.h"

#include <QLineEdit>

class QToolButton;

namespace madang::gui {

class PasswordEdit : public QLineEdit {
    Q_OBJECT

public:
    PasswordEdit(const Theme &theme, QWidget *parent);

    bool isShown() const { return echoMode() == QLineEdit::Normal; }
    /// It hides by itself when it is emptied, disabled or out of sight.
    void setShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    QAction *m_eye = nullptr;
    QToolButton *m_button = nullptr; ///< what the line edit makes of it
};

} // namespace madang::gui
