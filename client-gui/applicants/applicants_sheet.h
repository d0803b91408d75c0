// SPDX-License-Identifier: GPL-3.0-or-later
// ApplicantsSheet: who asks for an account, to let in or turn away, and codes that let people in. Shows
// views::ApplicantDesk.
#pragma once

#include "client-gui/parts/fault_line.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/sheet.h"
#include "common/views/applicant_desk.h"

#include <QLineEdit>
#include <QSpinBox>

namespace madang::gui {

class ApplicantsSheet : public Sheet {
    Q_OBJECT

public:
    ApplicantsSheet(const Theme &theme, Session &session, const views::Formats &formats, QWidget *host);

    void open();

Q_SIGNALS:
    void said(const QString &line);

protected:
    void retranslate() override;

private:
    void buildInvites();
    void showDesk();
    void addApplicant(const users::Applicant &applicant);
    void addInvite(const users::InviteCode &invite);

    views::ApplicantDesk m_desk;
    FaultLine *m_error = nullptr;
    Label *m_note = nullptr;
    QVBoxLayout *m_applicants = nullptr;
    Label *m_inviteHead = nullptr;
    Label *m_inviteLead = nullptr;
    QLineEdit *m_label = nullptr;
    FormField *m_labelField = nullptr;
    QSpinBox *m_uses = nullptr;
    FormField *m_usesField = nullptr;
    QSpinBox *m_days = nullptr;
    FormField *m_daysField = nullptr;
    Button *m_make = nullptr;
    QLineEdit *m_code = nullptr;
    FormField *m_codeField = nullptr;
    Button *m_copy = nullptr;
    QVBoxLayout *m_invites = nullptr;
    QString m_turningAway; ///< whose button was pressed once
};

} // namespace madang::gui
