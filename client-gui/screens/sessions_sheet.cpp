// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/sessions_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

SessionsSheet::SessionsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                             QWidget *host)
    : Sheet(theme, 540, host)
    , m_session(session)
    , m_formats(formats)
    , m_sessions(session)
    , m_lead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_rows(new QWidget(this))
    , m_rowColumn(new QVBoxLayout(m_rows))
    , m_spinner(new Spinner(theme, 28, this))
    , m_error(new Label(theme, TextStyle::Body, Label::Tone::Danger, Label::Lines::Wrapped, this))
    , m_selfHead(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_nickname(new QLineEdit(this))
    , m_nicknameField(new FormField(theme, m_nickname, this))
    , m_saveNickname(new Button(theme, Button::Kind::Plain, this))
    , m_current(new QLineEdit(this))
    , m_currentField(new FormField(theme, m_current, this))
    , m_next(new QLineEdit(this))
    , m_nextField(new FormField(theme, m_next, this))
    , m_savePassword(new Button(theme, Button::Kind::Plain, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kMedium);
    m_nickname->setMaxLength(32);
    for (QLineEdit *edit : {m_current, m_next}) {
        edit->setMaxLength(256);
        edit->setEchoMode(QLineEdit::Password);
    }
    m_error->hide();
    content()->addWidget(m_lead);
    content()->addWidget(m_spinner, 0, Qt::AlignHCenter);
    content()->addWidget(m_rows);
    content()->addWidget(m_error);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_selfHead);
    content()->addWidget(m_nicknameField);
    content()->addWidget(m_saveNickname, 0, Qt::AlignLeft);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_currentField);
    content()->addWidget(m_nextField);
    content()->addWidget(m_savePassword, 0, Qt::AlignLeft);

    connect(m_saveNickname, &QPushButton::clicked, this, &SessionsSheet::changeNickname);
    connect(m_nickname, &QLineEdit::returnPressed, this, &SessionsSheet::changeNickname);
    connect(m_savePassword, &QPushButton::clicked, this, &SessionsSheet::changePassword);
    connect(m_next, &QLineEdit::returnPressed, this, &SessionsSheet::changePassword);
    connect(&m_sessions, &QAbstractItemModel::rowsInserted, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &QAbstractItemModel::rowsRemoved, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &QAbstractItemModel::modelReset, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &views::SessionList::loadingChanged, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &views::SessionList::refused, this, [this](const Error &why) {
        m_error->setText(views::wording::of(why));
        m_error->show();
    });
    if (session.account())
        m_nickname->setText(session.account()->nickname);
}

void SessionsSheet::open()
{
    m_sessions.refresh();
    showSessions();
    Sheet::open();
}

void SessionsSheet::showSessions()
{
    m_spinner->setVisible(m_sessions.isLoading() && m_sessions.rowCount() == 0);
    while (QLayoutItem *item = m_rowColumn->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < m_sessions.rowCount(); ++i) {
        const accounts::Session &one = m_sessions.session(i);
        auto *row = new QWidget(m_rows);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kMedium);
        auto *words = new QVBoxLayout;
        words->setSpacing(0);
        auto *device = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::One, row);
        device->setText(one.device.isEmpty() ? tr("Unnamed device") : oneLine(one.device, 80));
        words->addWidget(device);
        auto *details
            = new Label(theme(), TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, row);
        details->setText(
            tr("%1 · last used %2").arg(oneLine(one.address, 60), m_formats.relative(one.lastUsedAt)));
        words->addWidget(details);
        line->addLayout(words, 1);
        if (one.current) {
            auto *here = new Label(theme(), TextStyle::Caption, Label::Tone::Accent, Label::Lines::One, row);
            here->setText(tr("This device"));
            here->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
            line->addWidget(here);
        } else {
            auto *end = new Button(theme(), Button::Kind::Danger, row);
            end->setText(tr("Sign out"));
            end->setAccessibleName(tr("Sign out %1").arg(device->text()));
            connect(end, &QPushButton::clicked, this, [this, id = one.id, end] {
                end->setEnabled(false);
                m_sessions.revoke(id);
            });
            line->addWidget(end);
        }
        m_rowColumn->addWidget(row);
    }
}

void SessionsSheet::changeNickname()
{
    const QString wanted = m_nickname->text().trimmed();
    if (wanted.isEmpty())
        return;
    whenDone(m_sessions.changeNickname(wanted), this, [this](const Result<accounts::Account> &account) {
        m_nicknameField->setFault(account ? QString() : views::wording::of(account.error()));
        if (account)
            Q_EMIT said(tr("Others see you as %1 now.").arg(isolated(account->nickname)));
    });
}

void SessionsSheet::changePassword()
{
    m_currentField->setFault({});
    m_nextField->setFault(m_next->text().size() < 8 ? tr("At least 8 characters.") : QString());
    if (m_next->text().size() < 8)
        return;
    whenDone(m_sessions.changePassword(m_current->text(), m_next->text()), this,
             [this](const Result<Nothing> &done) {
                 if (!done) {
                     (done.error().code == Code::WrongCredentials ? m_currentField : m_nextField)
                         ->setFault(views::wording::of(done.error()));
                     return;
                 }
                 m_current->clear();
                 m_next->clear();
                 m_sessions.refresh();
                 Q_EMIT said(tr("The password was changed. Every other device was signed out."));
             });
}

void SessionsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("Account and sessions"));
    m_lead->setText(
        tr("Every device that is signed in to this account. Signing one out closes it within seconds."));
    m_selfHead->setText(tr("You"));
    m_nicknameField->setName(tr("Nickname"));
    m_saveNickname->setText(tr("Change nickname"));
    m_currentField->setName(tr("Current password"));
    m_nextField->setName(tr("New password"));
    m_nextField->setRemark(tr("Signs out every other device"));
    m_savePassword->setText(tr("Change password"));
    showSessions();
}

} // namespace madang::gui
