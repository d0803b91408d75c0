// SPDX-License-Identifier: GPL-3.0-or-later
// MyDataBox: taking everything about oneself along, and deleting the account; a part of SessionsSheet. Shows
// views::MyData.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/label.h"
#include "client-gui/parts/proof_line.h"
#include "common/views/my_data.h"

#include <QLineEdit>
#include <QRadioButton>

namespace madang::gui {

class MyDataBox : public QWidget {
    Q_OBJECT

public:
    MyDataBox(const Theme &theme, Session &session, QWidget *parent);

    void refresh();
    void retranslate();

Q_SIGNALS:
    void said(const QString &line);

private:
    void show();
    void save();
    void erase();
    /// Shows what deleting means and asks for, or hides it again.
    void ask(bool asks);

    Session &m_session;
    views::MyData m_view;
    Label *m_head = nullptr;
    Label *m_lead = nullptr;
    Label *m_progress = nullptr;
    Button *m_save = nullptr;
    Button *m_cancel = nullptr;
    Label *m_error = nullptr;
    Button *m_ask = nullptr;
    QWidget *m_farewell = nullptr; ///< everything about deleting
    Label *m_meaning = nullptr;
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_remove = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    QLineEdit *m_password = nullptr;
    FormField *m_passwordField = nullptr;
    ProofLine *m_proof = nullptr;
    QLineEdit *m_code = nullptr;
    FormField *m_codeField = nullptr;
    Label *m_fault = nullptr;
    Button *m_erase = nullptr;
    Button *m_stay = nullptr;
};

} // namespace madang::gui
