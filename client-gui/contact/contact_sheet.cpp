// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/contact/contact_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using Field = views::ContactForm::Field;

ContactSheet::ContactSheet(const Theme &theme, Session &session, QWidget *host)
    : Sheet(theme, 500, host)
    , m_form(session)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_name(new QLineEdit(this))
    , m_nameField(new FormField(theme, m_name, this))
    , m_email(new QLineEdit(this))
    , m_emailField(new FormField(theme, m_email, this))
    , m_phone(new QLineEdit(this))
    , m_phoneField(new FormField(theme, m_phone, this))
    , m_text(new QPlainTextEdit(this))
    , m_textField(new FormField(theme, m_text, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_send(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_name->setMaxLength(contact::kLongestName);
    m_email->setMaxLength(254);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_phone->setMaxLength(contact::kLongestPhone);
    m_phone->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(theme.scaled(130));
    content()->addWidget(m_lead);
    for (FormField *field : {m_nameField, m_emailField, m_phoneField, m_textField})
        content()->addWidget(field);
    content()->addWidget(m_error);
    buttons()->addWidget(m_send);
    for (const auto &[edit, field] :
         {std::pair{m_name, Field::Name}, {m_email, Field::Email}, {m_phone, Field::Phone}}) {
        connect(edit, &QLineEdit::textChanged, &m_form,
                [this, field = field](const QString &text) { m_form.setText(field, text); });
        connect(edit, &QLineEdit::returnPressed, &m_form, &views::ContactForm::send);
    }
    connect(m_text, &QPlainTextEdit::textChanged, &m_form,
            [this] { m_form.setText(Field::Text, m_text->toPlainText()); });
    connect(m_send, &QPushButton::clicked, &m_form, &views::ContactForm::send);
    connect(&m_form, &views::ContactForm::changed, this, &ContactSheet::showForm);
    connect(&m_form, &views::ContactForm::sent, this, [this] {
        Q_EMIT said(tr("Your words are on their way to who runs this server."));
        leave();
    });
}

void ContactSheet::open()
{
    showForm();
    Sheet::open(m_form.isSignedIn() ? static_cast<QWidget *>(m_text) : m_name);
}

void ContactSheet::showForm()
{
    m_nameField->setFault(m_form.fault(Field::Name));
    m_emailField->setFault(m_form.fault(Field::Email));
    m_phoneField->setFault(m_form.fault(Field::Phone));
    m_textField->setFault(m_form.fault(Field::Text));
    m_error->setText(m_form.fault());
    m_error->setVisible(!m_form.fault().isEmpty());
    m_send->setEnabled(m_form.canSend());
}

void ContactSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Write to the operator"));
    m_lead->setText(tr("A mail to the people who run this server. They answer by mail, too."));
    m_nameField->setName(tr("Your name"));
    m_emailField->setName(tr("E-mail address for the answer"));
    m_nameField->setRemark(m_form.isSignedIn() ? tr("Empty: your nickname") : QString());
    m_emailField->setRemark(m_form.isSignedIn() ? tr("Empty: your proven address") : QString());
    m_phoneField->setName(tr("Phone, if you like"));
    m_textField->setName(tr("What is it about?"));
    m_send->setText(tr("Send"));
    showForm();
}

} // namespace madang::gui
