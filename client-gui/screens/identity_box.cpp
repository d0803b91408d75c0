// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/identity_box.h"

#include "client-gui/parts/password_edit.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/views/wording.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

IdentityBox::IdentityBox(const Theme &theme, Session &session, const views::Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_view(session)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_column(new QVBoxLayout(m_rows))
    , m_adding(new QWidget(this))
    , m_how(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, m_adding))
    , m_password(new PasswordEdit(theme, m_adding))
    , m_passwordField(new FormField(theme, m_password, m_adding))
    , m_proof(new ProofLine(theme, session, m_adding))
    , m_factor(new QLineEdit(m_adding))
    , m_factorField(new FormField(theme, m_factor, m_adding))
    , m_go(new Button(theme, Button::Kind::Primary, m_adding))
    , m_cancel(new Button(theme, Button::Kind::Quiet, m_adding))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
{
    m_password->setMaxLength(256);
    m_factor->setMaxLength(32);
    auto *form = new QVBoxLayout(m_adding);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(space::kSmall);
    form->addWidget(m_how);
    form->addWidget(m_passwordField);
    form->addWidget(m_factorField);
    form->addWidget(m_proof);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    form->addLayout(buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::kSmall);
    column->addWidget(m_head);
    column->addWidget(m_rows);
    column->addWidget(m_adding);
    column->addWidget(m_error);
    connect(m_go, &QPushButton::clicked, this, &IdentityBox::go);
    connect(m_password, &QLineEdit::returnPressed, this, &IdentityBox::go);
    connect(m_factor, &QLineEdit::returnPressed, this, &IdentityBox::go);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_view.cancel(); });
    connect(&m_view, &views::IdentityList::wantsBrowser, this,
            [](const QUrl &address) { QDesktopServices::openUrl(address); });
    connect(&m_view, &views::IdentityList::added, this, [this](const QString &title) {
        Q_EMIT said(tr("%1 opens your account from now on.").arg(isolated(oneLine(title, 40))));
    });
    connect(&m_view, &views::IdentityList::changed, this, &IdentityBox::show);
    connect(&m_view, &views::IdentityList::removed, this, [this](const QString &title) {
        Q_EMIT said(tr("%1 opens your account no more.").arg(isolated(oneLine(title, 40))));
    });
    retranslate();
}

void IdentityBox::show()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // the button that was pressed is in one of them
        }
        delete item;
    }
    for (const providers::Identity &identity : m_view.items())
        addRow(identity);
    const QList<accounts::Provider> offers = m_view.available();
    for (const accounts::Provider &provider : offers) {
        if (!m_view.adding())
            addOffer(provider);
    }
    showAdding();
    // At a server that knows no other services nobody has to read about it.
    setVisible(!m_view.items().isEmpty() || !offers.isEmpty());
}

void IdentityBox::showAdding()
{
    const auto &provider = m_view.adding();
    const bool waits = m_view.waitsForBrowser();
    m_adding->setVisible(provider.has_value());
    if (!provider) {
        m_password->clear();
        m_factor->clear();
    }
    const QString title = provider ? isolated(oneLine(provider->title, 40)) : QString();
    if (waits)
        m_how->setText(tr("Go on in the browser. What happens there comes back here."));
    else if (m_view.needsPassword())
        m_how->setText(tr("With your password you say that it is you who adds %1.").arg(title));
    else
        m_how->setText(tr("You have no password here: a sign-in of the last ten minutes says that it is you "
                          "who adds %1.")
                           .arg(title));
    m_passwordField->setVisible(m_view.needsPassword());
    m_passwordField->setEnabled(!waits);
    m_factorField->setVisible(m_view.wantsSecondFactor());
    m_factorField->setEnabled(!waits);
    m_go->setEnabled(!waits);
    // What is wrong stands where it can be put right.
    const auto &error = m_view.error();
    const QString words = error ? views::wording::of(*error) : QString();
    // What signing in again is about is said beside it.
    const bool isProofs = error && error->about == "sign-in-again"_L1 && !m_view.needsPassword();
    const bool atPassword = provider && error && error->field == "password"_L1 && m_view.needsPassword();
    const bool atFactor = provider && error && error->field == "code"_L1;
    m_passwordField->setFault(atPassword ? words : QString());
    m_factorField->setFault(atFactor ? words : QString());
    m_error->setText(words);
    m_error->setVisible(error && !atPassword && !atFactor && !isProofs);
    m_proof->follow(m_view.isAsking(), error);
}

void IdentityBox::addOffer(const accounts::Provider &provider)
{
    auto *offer = new Button(m_theme, Button::Kind::Plain, m_rows);
    offer->setText(tr("Add %1").arg(isolated(oneLine(provider.title, 40))));
    connect(offer, &QPushButton::clicked, this, [this, provider] {
        m_view.add(provider);
        m_view.needsPassword() ? m_password->setFocus() : m_go->setFocus();
    });
    m_column->addWidget(offer, 0, Qt::AlignLeft);
}

void IdentityBox::go()
{
    m_view.go(m_password->text(), m_factor->text().trimmed());
}

void IdentityBox::addRow(const providers::Identity &identity)
{
    auto *row = new QWidget(m_rows);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto *words = new QVBoxLayout;
    auto *title = new Label(m_theme, TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
    title->setText(oneLine(identity.title, 40));
    auto *about = new Label(m_theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
    about->setText(tr("%1 · since %2")
                       .arg(isolated(oneLine(identity.label, 80)), m_formats.fullTime(identity.linkedAt)));
    words->addWidget(title);
    words->addWidget(about);
    line->addLayout(words, 1);
    auto *remove = new Button(m_theme, Button::Kind::Quiet, row);
    remove->setText(tr("Remove"));
    remove->setEnabled(!m_view.isBusy());
    connect(remove, &QPushButton::clicked, this,
            [this, provider = identity.provider] { m_view.remove(provider); });
    line->addWidget(remove);
    m_column->addWidget(row);
}

void IdentityBox::retranslate()
{
    m_head->setText(tr("Signing in with other services"));
    m_passwordField->setName(tr("Your password"));
    m_factorField->setName(tr("Code of your authenticator"));
    m_go->setText(tr("Go on in the browser"));
    m_cancel->setText(tr("Cancel"));
    m_proof->retranslate();
    show();
}

} // namespace madang::gui
