// SPDX-License-Identifier: GPL-3.0-or-later
// ContactSheet: writes to whoever runs the server. Shows views::ContactForm.
#pragma once

#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/contact_form.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace madang::gui {

class ContactSheet : public Sheet {
    Q_OBJECT

public:
    ContactSheet(const Theme &theme, Session &session, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void showForm();

    views::ContactForm m_form;
    Label *m_lead = nullptr;
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    QLineEdit *m_email = nullptr;
    FormField *m_emailField = nullptr;
    QLineEdit *m_phone = nullptr;
    FormField *m_phoneField = nullptr;
    QPlainTextEdit *m_text = nullptr;
    FormField *m_textField = nullptr;
    Label *m_error = nullptr;
    Button *m_send = nullptr;
};

} // namespace madang::gui
