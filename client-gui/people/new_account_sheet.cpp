// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/new_account_sheet.h"

#include "common/views/wording.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

NewAccountSheet::NewAccountSheet(const Theme &theme, Session &session, QWidget *host)
    : Sheet(theme, 480, host)
    , m_account(session)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_username(new QLineEdit(this))
    , m_usernameField(new FormField(theme, m_username, this))
    , m_nickname(new QLineEdit(this))
    , m_nicknameField(new FormField(theme, m_nickname, this))
    , m_password(new QLineEdit(this))
    , m_passwordField(new FormField(theme, m_password, this))
    , m_copy(new Button(theme, Button::Kind::Plain, this))
    , m_fault(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_close(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    m_username->setMaxLength(32);
    m_username->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_nickname->setMaxLength(32);
    m_password->setReadOnly(true);
    for (QWidget *part : {static_cast<QWidget *>(m_lead), static_cast<QWidget *>(m_usernameField),
                          static_cast<QWidget *>(m_nicknameField), static_cast<QWidget *>(m_passwordField),
                          static_cast<QWidget *>(m_fault)})
        content()->addWidget(part);
    content()->addWidget(m_copy, 0, Qt::AlignLeft);
    for (Button *button : {m_close, m_action})
        buttons()->addWidget(button);
    connect(m_close, &QPushButton::clicked, this, &Sheet::leave);
    connect(m_action, &QPushButton::clicked, this, &NewAccountSheet::submit);
    connect(m_username, &QLineEdit::textChanged, this, &NewAccountSheet::showAction);
    connect(m_username, &QLineEdit::returnPressed, this, &NewAccountSheet::submit);
    connect(m_nickname, &QLineEdit::returnPressed, this, &NewAccountSheet::submit);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_password->text());
        Q_EMIT said(tr("Copied."));
    });
    connect(&m_account, &views::NewAccount::changed, this, [this] {
        showAccount();
        if (!m_account.made())
            return;
        m_password->setFocus(Qt::OtherFocusReason);
        m_password->selectAll();
        Q_EMIT made();
    });
}

void NewAccountSheet::open()
{
    Sheet::open(m_username);
}

void NewAccountSheet::submit()
{
    if (m_action->isVisible() && m_action->isEnabled())
        m_account.make(m_username->text(), m_nickname->text());
}

void NewAccountSheet::showAccount()
{
    const auto &fresh = m_account.made();
    m_lead->setText(fresh ? m_account.sentence()
                          : tr("They become a member. The password is shown once, for you to give them; they "
                               "can change it."));
    m_password->setText(fresh ? fresh->password : QString());
    m_usernameField->setVisible(!fresh);
    m_nicknameField->setVisible(!fresh);
    m_action->setVisible(!fresh);
    m_passwordField->setVisible(fresh.has_value());
    m_copy->setVisible(fresh.has_value());
    m_close->setText(fresh ? tr("Close") : tr("Cancel"));
    m_usernameField->setEnabled(!m_account.isBusy());
    m_nicknameField->setEnabled(!m_account.isBusy());
    const auto &fault = m_account.error();
    const QString words = fault ? views::wording::of(*fault) : QString();
    const QString field = fault ? fault->field : QString();
    m_usernameField->setFault(field == "username"_L1 ? words : QString());
    m_nicknameField->setFault(field == "nickname"_L1 ? words : QString());
    const bool elsewhere = fault && field != "username"_L1 && field != "nickname"_L1;
    m_fault->setText(elsewhere ? words : QString());
    m_fault->setVisible(elsewhere);
    showAction();
}

void NewAccountSheet::showAction()
{
    m_action->setEnabled(!m_account.isBusy() && !m_username->text().trimmed().isEmpty());
}

void NewAccountSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("A new account"));
    m_usernameField->setName(tr("User name"));
    m_nicknameField->setName(tr("Nickname, if it is another"));
    m_passwordField->setName(tr("The password, shown only now"));
    m_copy->setText(tr("Copy"));
    m_action->setText(tr("Make the account"));
    showAccount();
}

} // namespace madang::gui
