// SPDX-License-Identifier: GPL-3.0-or-later
// NicknameSheet: asks for the nickname that the house wants before the first message. Shows
// views::NicknameChoice.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/nickname_choice.h"

class QLineEdit;

namespace madang::gui {

/// It may be left; reading goes on.
class NicknameSheet : public Sheet {
    Q_OBJECT

public:
    NicknameSheet(const Theme &theme, views::NicknameChoice &choice, QWidget *host);

    void open();

protected:
    void retranslate() override;

private:
    void show();

    views::NicknameChoice &m_choice;
    Label *m_lead = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_field = nullptr;
    Button *m_later = nullptr;
    Button *m_take = nullptr;
};

} // namespace madang::gui
