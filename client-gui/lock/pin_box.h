// SPDX-License-Identifier: GPL-3.0-or-later
// PinBox: the lock's PIN and when it locks by itself; a part of SettingsSheet. Writes a PinLock.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/password_edit.h"
#include "common/client/pin_lock.h"

#include <QComboBox>

namespace madang::gui {

class PinBox : public QWidget {
    Q_OBJECT

public:
    PinBox(const Theme &theme, PinLock &lock, QWidget *parent);

    void retranslate();
    /// Where one begins: the PIN that there is, or the new one.
    QWidget *first() const;

private:
    void submit();
    void remove();
    void refuse(const Error &error);
    void showLock();
    void clear();

    PinLock &m_lock;
    Label *m_head = nullptr;
    Label *m_lead = nullptr;
    PasswordEdit *m_present = nullptr;
    FormField *m_presentField = nullptr;
    PasswordEdit *m_pin = nullptr;
    FormField *m_pinField = nullptr;
    PasswordEdit *m_again = nullptr;
    FormField *m_againField = nullptr;
    Button *m_set = nullptr;
    Button *m_remove = nullptr;
    QComboBox *m_idle = nullptr;
    FormField *m_idleField = nullptr;
};

} // namespace madang::gui
