// SPDX-License-Identifier: GPL-3.0-or-later
// LockPage: all that a locked window shows: the question for the PIN, and the way out for who forgot it.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/password_edit.h"
#include "common/client/pin_lock.h"

#include <QTimer>

#include <functional>

namespace madang::gui {

class LockPage : public Pane {
    Q_OBJECT

public:
    /// `unsent` counts what would wait on this device for the next sign-in.
    LockPage(const Theme &theme, PinLock &lock, std::function<int()> unsent, QWidget *parent);

    /// It comes into sight, with the keyboard.
    void begin();

Q_SIGNALS:
    /// The PIN is forgotten, and its owner wants everybody signed out.
    void forgotten();

protected:
    void retranslate() override;

private:
    void tryPin();
    void showWait();
    void ask(bool forgot);

    PinLock &m_lock;
    const std::function<int()> m_unsent;
    QTimer m_tick; ///< while one has to wait
    QLabel *m_drawing = nullptr;
    Label *m_head = nullptr;
    QWidget *m_question = nullptr;
    PasswordEdit *m_pin = nullptr;
    FormField *m_field = nullptr;
    Button *m_open = nullptr;
    Button *m_forgot = nullptr;
    QWidget *m_farewell = nullptr; ///< what forgetting means
    Label *m_meaning = nullptr;
    Button *m_signOut = nullptr;
    Button *m_back = nullptr;
};

} // namespace madang::gui
