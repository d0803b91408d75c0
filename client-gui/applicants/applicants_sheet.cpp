// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/applicants/applicants_sheet.h"

#include "client-gui/parts/plain_text.h"
#include "client-gui/parts/tab_row.h"
#include "client-gui/theme/spacing.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace madang::gui {

ApplicantsSheet::ApplicantsSheet(const Theme &theme, Session &session, const views::Formats &formats,
                                 QWidget *host)
    : Sheet(theme, 560, host)
    , m_desk(session, formats)
    , m_error(new FaultLine(theme, this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_applicants(new QVBoxLayout)
    , m_inviteHead(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::Wrapped, this))
    , m_inviteLead(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_label(new QLineEdit(this))
    , m_labelField(new FormField(theme, m_label, this))
    , m_uses(new QSpinBox(this))
    , m_usesField(new FormField(theme, m_uses, this))
    , m_days(new QSpinBox(this))
    , m_daysField(new FormField(theme, m_days, this))
    , m_make(new Button(theme, Button::Kind::Plain, this))
    , m_code(new QLineEdit(this))
    , m_codeField(new FormField(theme, m_code, this))
    , m_copy(new Button(theme, Button::Kind::Plain, this))
    , m_invites(new QVBoxLayout)
{
    m_applicants->setSpacing(space::kLarge);
    m_invites->setSpacing(space::kMedium);
    content()->addWidget(m_error);
    content()->addWidget(m_note);
    content()->addLayout(m_applicants);
    content()->addSpacing(space::kMedium);
    buildInvites();
    content()->addStretch(1);
    connect(m_error, &FaultLine::againWanted, &m_desk, &views::ApplicantDesk::refresh);
    connect(&m_desk, &views::ApplicantDesk::changed, this, &ApplicantsSheet::showDesk);
    connect(&m_desk, &views::ApplicantDesk::told, this, &ApplicantsSheet::said);
}

void ApplicantsSheet::buildInvites()
{
    m_label->setMaxLength(64);
    m_uses->setRange(1, users::kMostInviteUses);
    m_days->setRange(1, users::kMostInviteDays);
    m_days->setValue(7);
    m_code->setReadOnly(true);
    content()->addWidget(m_inviteHead);
    content()->addWidget(m_inviteLead);
    content()->addWidget(m_labelField);
    auto *numbers = new QHBoxLayout;
    numbers->setSpacing(space::kMedium);
    numbers->addWidget(m_usesField);
    numbers->addWidget(m_daysField);
    numbers->addStretch(1);
    content()->addLayout(numbers);
    content()->addWidget(m_make, 0, Qt::AlignLeft);
    content()->addWidget(m_codeField);
    content()->addWidget(m_copy, 0, Qt::AlignLeft);
    content()->addLayout(m_invites);
    connect(m_make, &QPushButton::clicked, this,
            [this] { m_desk.invite(m_label->text(), m_uses->value(), m_days->value()); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_desk.freshCode());
        Q_EMIT said(tr("Copied."));
    });
}

void ApplicantsSheet::open()
{
    m_desk.refresh();
    showDesk();
    Sheet::open();
}

void ApplicantsSheet::addApplicant(const users::Applicant &applicant)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kTiny);
    const QString name = oneLine(applicant.nickname, 40);
    auto *head = new Label(theme(), TextStyle::Strong, Label::Tone::Normal, Label::Lines::Wrapped, row);
    head->setText(m_desk.headOf(applicant));
    column->addWidget(head);
    if (!applicant.about.trimmed().isEmpty()) {
        auto *about = new Label(theme(), TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, row);
        about->setText(applicant.about.trimmed());
        column->addWidget(about);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    auto *letIn = new Button(theme(), Button::Kind::Primary, row);
    letIn->setText(tr("Let in"));
    letIn->setAccessibleName(tr("Let %1 in").arg(name));
    connect(letIn, &QPushButton::clicked, this, [this, letIn, username = applicant.username] {
        letIn->setEnabled(false);
        m_desk.approve(username);
    });
    auto *away = new Button(theme(), Button::Kind::Danger, row);
    const bool sure = m_turningAway == applicant.username;
    away->setText(sure ? tr("Turn away for good") : tr("Turn away"));
    away->setAccessibleName(tr("Turn %1 away").arg(name));
    connect(away, &QPushButton::clicked, this, [this, username = applicant.username] {
        // The account is gone then: asked once more, at the same place.
        if (m_turningAway == username) {
            m_turningAway.clear();
            m_desk.reject(username);
            return;
        }
        m_turningAway = username;
        showDesk();
    });
    buttons->addWidget(letIn);
    buttons->addWidget(away);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_applicants->addWidget(row);
}

void ApplicantsSheet::addInvite(const users::InviteCode &invite)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::kMedium);
    auto *head = new Label(theme(), TextStyle::Body, Label::Tone::Normal, Label::Lines::Wrapped, row);
    head->setText(m_desk.headOf(invite));
    line->addWidget(head, 1);
    auto *end = new Button(theme(), Button::Kind::Plain, row);
    end->setText(tr("End"));
    end->setAccessibleName(tr("End the code: %1").arg(head->text()));
    connect(end, &QPushButton::clicked, this, [this, end, id = invite.id] {
        end->setEnabled(false);
        m_desk.removeInvite(id);
    });
    line->addWidget(end);
    m_invites->addWidget(row);
}

void ApplicantsSheet::showDesk()
{
    m_error->say(m_desk.error(), m_desk.isKnown() ? FaultLine::Again::Pointless : FaultLine::Again::Offered);
    const bool none = m_desk.applicants().isEmpty();
    m_note->setText(none && m_desk.isLoading() ? tr("Fetching the list…")
                        : none                 ? tr("Nobody waits for an account.")
                                               : tr("They asked for an account and wait for your word."));
    m_note->setVisible(!none || m_desk.isLoading() || m_desk.isKnown());
    clearRows(m_applicants);
    for (const users::Applicant &applicant : m_desk.applicants())
        addApplicant(applicant);
    const bool fresh = !m_desk.freshCode().isEmpty();
    m_code->setText(m_desk.freshCode());
    m_codeField->setVisible(fresh);
    m_copy->setVisible(fresh);
    clearRows(m_invites);
    for (const users::InviteCode &invite : m_desk.invites())
        addInvite(invite);
}

void ApplicantsSheet::retranslate()
{
    Sheet::retranslate();
    setHeading(tr("New accounts"));
    m_inviteHead->setText(tr("Invitation codes"));
    m_inviteLead->setText(tr("Whoever has one makes an account without asking."));
    m_labelField->setName(tr("For whom, if you like"));
    m_usesField->setName(tr("Accounts"));
    m_daysField->setName(tr("Days"));
    m_make->setText(tr("Make a code"));
    m_codeField->setName(tr("The code, shown only now"));
    m_copy->setText(tr("Copy"));
    showDesk();
}

} // namespace madang::gui
