// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/passphrase_sheet.h"

#include "client-gui/parts/password_edit.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

PassphraseSheet::PassphraseSheet(const Theme &theme, FileSecretStore &file, QWidget *host)
    : Sheet(theme, 460, host)
    , m_file(file)
    , m_isNew(!file.exists())
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_passphrase(new PasswordEdit(theme, this))
    , m_field(new FormField(theme, m_passphrase, this))
    , m_again(new PasswordEdit(theme, this))
    , m_againField(new FormField(theme, m_again, this))
    , m_decline(new Button(theme, Button::Kind::Plain, this))
    , m_action(new Button(theme, Button::Kind::Primary, this))
{
    setLeavesLightly(false);
    for (QLineEdit *edit : {m_passphrase, m_again}) {
        connect(edit, &QLineEdit::textChanged, this, [this] { m_field->setFault({}); });
        connect(edit, &QLineEdit::returnPressed, this, &PassphraseSheet::submit);
    }
    m_againField->setVisible(m_isNew);
    content()->addWidget(m_lead);
    content()->addWidget(m_field);
    content()->addWidget(m_againField);
    buttons()->addWidget(m_decline);
    buttons()->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &PassphraseSheet::submit);
    connect(m_decline, &QPushButton::clicked, this, &Sheet::leave);
    connect(this, &Sheet::left, this, [this] {
        if (!m_file.isUnlocked())
            Q_EMIT declined();
    });
}

void PassphraseSheet::open()
{
    Sheet::open(m_passphrase);
}

void PassphraseSheet::submit()
{
    if (m_passphrase->text().isEmpty()) {
        m_field->setFault(tr("Type a passphrase, or stay signed in for this run only."));
        return;
    }
    if (m_isNew && m_passphrase->text() != m_again->text()) {
        m_field->setFault(tr("The two are not the same."));
        return;
    }
    const Done done = m_file.unlock(m_passphrase->text());
    if (!done) {
        m_field->setFault(done.error().code == Code::WrongCredentials ? tr("That is not its passphrase.")
                                                                      : views::wording::of(done.error()));
        m_passphrase->selectAll();
        m_passphrase->setFocus();
        return;
    }
    m_passphrase->clear();
    m_again->clear();
    Q_EMIT unlocked();
    leave();
}

void PassphraseSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(m_isNew ? tr("Stay signed in?") : tr("Open your sign-in"));
    m_lead->setText(
        m_isNew
            ? tr("This desktop has no usable keyring. Your sign-in can be kept in an encrypted file instead, "
                 "opened by a passphrase at each start. Without one you stay signed in until you close "
                 "Madang.")
            : tr("This desktop has no usable keyring. Your sign-in lies in an encrypted file: its passphrase "
                 "opens it. Without it you sign in with your password."));
    m_field->setName(tr("Passphrase"));
    m_againField->setName(tr("Passphrase again"));
    m_decline->setText(tr("Only for this run"));
    m_action->setText(m_isNew ? tr("Keep me signed in") : tr("Open"));
}

} // namespace madang::gui
