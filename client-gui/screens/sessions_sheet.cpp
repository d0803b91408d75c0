// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/sessions_sheet.h"

#include "client-gui/parts/password_edit.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/screens/question_sheet.h"
#include "client-gui/theme/spacing.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

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
    , m_endOthers(new Button(theme, Button::Kind::Danger, this))
    , m_earlier(new Button(theme, Button::Kind::Quiet, Glyph::Clock, this))
    , m_history(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_moreHistory(new Button(theme, Button::Kind::Quiet, this))
    , m_error(new FaultLine(theme, this))
    , m_selfHead(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_nickname(new QLineEdit(this))
    , m_nicknameField(new FormField(theme, m_nickname, this))
    , m_saveNickname(new Button(theme, Button::Kind::Plain, this))
    , m_email(session)
    , m_emailState(new Label(theme, TextStyle::Caption, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_address(new QLineEdit(this))
    , m_addressField(new FormField(theme, m_address, this))
    , m_proof(new PasswordEdit(theme, this))
    , m_proofField(new FormField(theme, m_proof, this))
    , m_addressProof(new ProofLine(theme, session, this))
    , m_saveAddress(new Button(theme, Button::Kind::Plain, this))
    , m_code(new QLineEdit(this))
    , m_codeField(new FormField(theme, m_code, this))
    , m_oldCode(new QLineEdit(this))
    , m_oldCodeField(new FormField(theme, m_oldCode, this))
    , m_enterCode(new Button(theme, Button::Kind::Primary, this))
    , m_resend(new Button(theme, Button::Kind::Quiet, this))
    , m_factor(new SecondFactorBox(theme, session, this))
    , m_tokens(new TokenBox(theme, session, formats, this))
    , m_identities(new IdentityBox(theme, session, formats, this))
    , m_current(new PasswordEdit(theme, this))
    , m_currentField(new FormField(theme, m_current, this))
    , m_currentProof(new ProofLine(theme, session, this))
    , m_next(new PasswordEdit(theme, this))
    , m_nextField(new FormField(theme, m_next, this))
    , m_savePassword(new Button(theme, Button::Kind::Plain, this))
    , m_data(new MyDataBox(theme, session, this))
    , m_details(new DetailsBox(theme, session, this))
    , m_verification(new VerificationBox(theme, session, formats, this))
    , m_consent(new ConsentBox(theme, session, formats, this))
{
    m_rowColumn->setContentsMargins(0, 0, 0, 0);
    m_rowColumn->setSpacing(space::kMedium);
    m_nickname->setMaxLength(32);
    m_history->hide();
    m_moreHistory->hide();
    connect(m_earlier, &QPushButton::clicked, this, [this] {
        if (m_history->isVisible()) {
            m_history->hide();
            m_moreHistory->hide();
        } else {
            m_sessions.readHistory();
        }
    });
    connect(m_moreHistory, &QPushButton::clicked, &m_sessions, &views::SessionList::readEarlier);
    connect(&m_sessions, &views::SessionList::historyRead, this, [this] {
        showHistory();
        m_history->show();
        m_moreHistory->setVisible(m_sessions.hasEarlier());
    });
    connect(m_endOthers, &QPushButton::clicked, this, &SessionsSheet::confirmEndingOthers);
    connect(&m_sessions, &views::SessionList::othersEnded, this, &SessionsSheet::said);
    content()->addWidget(m_lead);
    content()->addWidget(m_spinner, 0, Qt::AlignHCenter);
    content()->addWidget(m_rows);
    content()->addWidget(m_endOthers, 0, Qt::AlignLeft);
    content()->addWidget(m_earlier, 0, Qt::AlignLeft);
    content()->addWidget(m_history);
    content()->addWidget(m_moreHistory, 0, Qt::AlignLeft);
    content()->addWidget(m_error);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_selfHead);
    content()->addWidget(m_nicknameField);
    content()->addWidget(m_saveNickname, 0, Qt::AlignLeft);
    content()->addSpacing(space::kSmall);
    buildEmail();
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_currentField);
    content()->addWidget(m_nextField);
    content()->addWidget(m_currentProof);
    content()->addWidget(m_savePassword, 0, Qt::AlignLeft);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_factor);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_tokens);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_details);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_verification);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_data);
    content()->addWidget(m_consent);
    content()->addSpacing(space::kSmall);
    content()->addWidget(m_identities);

    connect(m_factor, &SecondFactorBox::said, this, &SessionsSheet::said);
    connect(m_factor, &SecondFactorBox::needsPasswordRead, this, &SessionsSheet::showEmail);
    connect(m_factor, &SecondFactorBox::needsPasswordRead, this, &SessionsSheet::showPassword);
    // Setting one up ends the tokens, and what making one asks for is another thing from then on.
    connect(m_factor, &SecondFactorBox::said, m_tokens, &TokenBox::refresh);
    connect(m_tokens, &TokenBox::said, this, &SessionsSheet::said);
    connect(m_tokens, &TokenBox::revokeWanted, this, &SessionsSheet::confirmRevoking);
    connect(m_data, &MyDataBox::said, this, &SessionsSheet::said);
    connect(m_details, &DetailsBox::said, this, &SessionsSheet::said);
    connect(m_verification, &VerificationBox::said, this, &SessionsSheet::said);
    connect(m_consent, &ConsentBox::said, this, &SessionsSheet::said);
    connect(m_identities, &IdentityBox::said, this, &SessionsSheet::said);
    connect(m_saveNickname, &QPushButton::clicked, this, &SessionsSheet::changeNickname);
    connect(m_nickname, &QLineEdit::returnPressed, this, &SessionsSheet::changeNickname);
    connect(m_savePassword, &QPushButton::clicked, this, &SessionsSheet::changePassword);
    connect(m_next, &QLineEdit::returnPressed, this, &SessionsSheet::changePassword);
    connect(&m_sessions, &QAbstractItemModel::rowsInserted, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &QAbstractItemModel::rowsRemoved, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &QAbstractItemModel::modelReset, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &views::SessionList::loadingChanged, this, &SessionsSheet::showSessions);
    connect(&m_sessions, &views::SessionList::refused, this, [this](const Error &why) {
        // Without any the list was not read: one is signed in.
        m_error->say(why,
                     m_sessions.rowCount() > 0 ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
        showSessions(); // one that could not be ended can be tried again
    });
    connect(m_error, &FaultLine::againWanted, this, [this] {
        m_error->say({});
        refresh();
    });
    if (session.account())
        m_nickname->setText(session.account()->nickname);
}

void SessionsSheet::buildEmail()
{
    m_address->setMaxLength(254);
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    for (QLineEdit *edit : {m_code, m_oldCode}) {
        edit->setMaxLength(16);
        edit->setInputMethodHints(Qt::ImhDigitsOnly);
    }
    content()->addWidget(m_addressField);
    content()->addWidget(m_emailState);
    content()->addWidget(m_proofField);
    content()->addWidget(m_addressProof);
    content()->addWidget(m_saveAddress, 0, Qt::AlignLeft);
    content()->addWidget(m_codeField);
    content()->addWidget(m_oldCodeField);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::kSmall);
    row->addWidget(m_enterCode);
    row->addWidget(m_resend);
    row->addStretch(1);
    content()->addLayout(row);
    const auto set = [this] { m_email.set(m_address->text(), m_proof->text()); };
    const auto verify = [this] {
        if (!m_code->text().trimmed().isEmpty())
            m_email.verify(m_code->text(), m_oldCode->text());
    };
    connect(m_saveAddress, &QPushButton::clicked, this, set);
    connect(m_address, &QLineEdit::returnPressed, this, set);
    connect(m_proof, &QLineEdit::returnPressed, this, set);
    connect(m_oldCode, &QLineEdit::returnPressed, this, verify);
    connect(m_address, &QLineEdit::textEdited, this, &SessionsSheet::showEmail);
    connect(m_enterCode, &QPushButton::clicked, this, verify);
    connect(m_code, &QLineEdit::returnPressed, this, verify);
    connect(m_resend, &QPushButton::clicked, &m_email, &views::EmailSettings::resend);
    for (QLineEdit *edit : {m_address, m_proof, m_code, m_oldCode})
        connect(edit, &QLineEdit::textEdited, &m_email, &views::EmailSettings::clearError);
    connect(&m_email, &views::EmailSettings::changed, this, &SessionsSheet::showEmail);
    connect(&m_email, &views::EmailSettings::told, this, [this](const QString &sentence) {
        for (QLineEdit *edit : {m_proof, m_code, m_oldCode})
            edit->clear();
        m_address->setModified(false);
        showEmail();
        Q_EMIT said(sentence);
    });
}

void SessionsSheet::showEmail()
{
    const bool known = m_email.email().has_value();
    const bool wantsCode = m_email.wantsCode();
    m_addressField->setVisible(!m_email.isOff());
    m_saveAddress->setVisible(!m_email.isOff());
    m_emailState->setText(m_email.summary());
    m_emailState->setVisible(!m_email.summary().isEmpty());
    // What somebody types now is theirs.
    if (known && !m_address->isModified())
        m_address->setText(m_email.email()->pending.value_or(m_email.email()->address.value_or(QString())));
    // Only once somebody is about to change it: a password field asks to be filled. Who set a first one
    // elsewhere meanwhile is asked for it, too.
    const bool wantsIt
        = m_factor->needsPassword() || (m_email.error() && m_email.error()->code == Code::WrongCredentials);
    m_proofField->setVisible(m_email.wantsPassword() && wantsIt && !m_email.isOff()
                             && m_address->isModified());
    m_addressProof->follow(m_email.isBusy(), m_email.error());
    m_saveAddress->setEnabled(!m_email.isBusy());
    m_saveAddress->setText(known && m_email.email()->address ? tr("Change e-mail address")
                                                             : tr("Set e-mail address"));
    for (QWidget *part : {static_cast<QWidget *>(m_codeField), static_cast<QWidget *>(m_enterCode),
                          static_cast<QWidget *>(m_resend)})
        part->setVisible(wantsCode);
    m_oldCodeField->setVisible(m_email.wantsOldCode());
    m_codeField->setName(m_email.wantsOldCode() ? tr("Code from the mail to the new address")
                                                : tr("Code from the mail"));
    m_enterCode->setEnabled(!m_email.isBusy());
    m_resend->setEnabled(!m_email.isBusy() && m_email.resendIn() == 0);
    m_resend->setText(m_email.resendIn() > 0 ? tr("Another code in %1 s").arg(m_email.resendIn())
                                             : tr("Send another code"));
    const bool failed = m_email.error().has_value() && !m_email.isOff();
    const QString fault = failed ? views::wording::of(*m_email.error()) : QString();
    const QString field = failed ? m_email.error()->field : QString();
    FormField *at = wantsCode ? m_codeField : m_addressField;
    if (field == "email"_L1)
        at = m_addressField;
    else if (field == "password"_L1)
        at = m_proofField;
    else if (field == "oldCode"_L1)
        at = m_oldCodeField;
    for (FormField *each : {m_addressField, m_proofField, m_codeField, m_oldCodeField})
        each->setFault(each == at ? fault : QString());
}

void SessionsSheet::refresh()
{
    m_sessions.refresh();
    m_email.refresh();
    m_factor->refresh();
    m_tokens->refresh();
    m_data->refresh();
    m_details->refresh();
    m_verification->refresh();
    m_consent->refresh();
    m_identities->refresh();
}

void SessionsSheet::open()
{
    refresh();
    showEmail();
    showSessions();
    Sheet::open();
}

void SessionsSheet::showSessions()
{
    m_spinner->setVisible(m_sessions.isLoading() && m_sessions.rowCount() == 0);
    m_endOthers->setVisible(m_sessions.hasOthers());
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
        details->setText(views::SessionList::useOf(one, m_formats));
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
                m_error->say({});
                m_sessions.revoke(id);
            });
            line->addWidget(end);
        }
        m_rowColumn->addWidget(row);
    }
}

void SessionsSheet::showHistory()
{
    QStringList lines;
    for (const sign_ins::PastSignIn &one : m_sessions.history()) {
        const QString device = one.device.isEmpty() ? tr("Unnamed device") : oneLine(one.device, 80);
        const QString line
            = u"%1 · %2 · %3"_s.arg(m_formats.fullTime(one.at), isolated(device), oneLine(one.address, 60));
        lines += one.endedAt ? tr("%1 · ended %2").arg(line, m_formats.fullTime(*one.endedAt)) : line;
    }
    m_history->setText(lines.join(u'\n'));
}

void SessionsSheet::confirmEndingOthers()
{
    // Over this sheet and part of it: it goes when this one goes.
    auto *sheet = new QuestionSheet(
        theme(), Button::Kind::Danger,
        []() -> QuestionSheet::Words {
            return {tr("Sign out every other device?"),
                    tr("Only this one stays signed in. The others need the password again."),
                    tr("Sign out the others")};
        },
        this);
    connect(sheet, &QuestionSheet::agreed, &m_sessions, &views::SessionList::revokeOthers);
    sheet->open();
}

void SessionsSheet::confirmRevoking(tokens::TokenId token, const QString &name)
{
    auto *sheet = new QuestionSheet(
        theme(), Button::Kind::Danger,
        [name = isolated(oneLine(name, tokens::kLongestName))]() -> QuestionSheet::Words {
            return {tr("Revoke the token “%1”?").arg(name),
                    tr("Whatever uses it is refused from then on, at once."), tr("Revoke the token")};
        },
        this);
    connect(sheet, &QuestionSheet::agreed, m_tokens, [this, token] { m_tokens->revoke(token); });
    sheet->open();
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
    m_currentProof->follow(true, {});
    whenDone(m_sessions.changePassword(m_current->text(), m_next->text()), this,
             [this, isFirst = !m_factor->needsPassword()](const Result<Nothing> &done) {
                 m_currentProof->follow(false, done ? std::nullopt : std::optional(done.error()));
                 changedPassword(isFirst, done);
             });
}

void SessionsSheet::changedPassword(bool isFirst, const Result<Nothing> &done)
{
    if (!done) {
        (done.error().code == Code::WrongCredentials || done.error().field == "current"_L1 ? m_currentField
                                                                                           : m_nextField)
            ->setFault(views::wording::of(done.error()));
        if (isFirst && done.error().code == Code::WrongCredentials)
            m_factor->refresh(); // it was set elsewhere meanwhile
        return;
    }
    m_current->clear();
    m_next->clear();
    m_sessions.refresh();
    m_tokens->refresh(); // they ended with it
    if (isFirst) {
        // What asked for none asks for it from now on.
        m_factor->refresh();
        m_data->refresh();
        m_identities->refresh();
    }
    Q_EMIT said(isFirst ? tr("You have a password now. Every other device was signed out.")
                        : tr("The password was changed. Every other device was signed out."));
}

/// Who has none yet sets the first one, after a sign-in through what opens the account.
void SessionsSheet::showPassword()
{
    m_currentField->setVisible(m_factor->needsPassword());
    m_savePassword->setText(m_factor->needsPassword() ? tr("Change password") : tr("Set a password"));
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
    m_addressField->setName(tr("E-mail address"));
    m_proofField->setName(tr("Your password, to change a proven address"));
    m_oldCodeField->setName(tr("Code from the mail to the address before"));
    m_enterCode->setText(tr("Enter code"));
    showEmail();
    m_currentField->setName(tr("Current password"));
    m_nextField->setName(tr("New password"));
    m_nextField->setRemark(tr("Signs out every other device"));
    showPassword();
    m_addressProof->retranslate();
    m_currentProof->retranslate();
    m_factor->retranslate();
    m_tokens->retranslate();
    m_data->retranslate();
    m_details->retranslate();
    m_verification->retranslate();
    m_consent->retranslate();
    m_identities->retranslate();
    m_endOthers->setText(tr("Sign out every other device…"));
    m_earlier->setText(tr("Earlier sign-ins"));
    m_moreHistory->setText(tr("More"));
    showHistory();
    showSessions();
}

} // namespace madang::gui
