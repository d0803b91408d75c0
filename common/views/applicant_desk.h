// SPDX-License-Identifier: GPL-3.0-or-later
// New accounts, as those see them who look after all of them: who asks for one, and the codes that let
// somebody in without asking.
#pragma once

#include "common/client/session.h"
#include "common/protocol/users.h"
#include "common/views/formats.h"

namespace madang::views {

/// Whether an account of that role may let others in.
bool letsPeopleIn(const QString &role);

class ApplicantDesk : public QObject {
    Q_OBJECT
public:
    ApplicantDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads both lists; runs by itself when somebody asks for an account.
    void refresh();
    bool isLoading() const { return m_waitingFor > 0; }
    /// Whether both lists have been read at all.
    bool isKnown() const { return m_knowsApplicants && m_knowsInvites; }
    /// The first 200 of each, the longest waiting first, the latest code first.
    const QList<users::Applicant> &applicants() const { return m_applicants; }
    const QList<users::InviteCode> &invites() const { return m_invites; }
    /// "소라 (sora) · 3 minutes ago".
    QString headOf(const users::Applicant &applicant) const;
    /// "Choir · 3 left · until 5 December"; without a label it says who made it.
    QString headOf(const users::InviteCode &invite) const;

    void approve(const QString &username);
    /// Takes the account away.
    void reject(const QString &username);
    void invite(const QString &label, int uses, int days);
    void removeInvite(InviteId id);
    /// Told once: the code that was made last; empty after forgetCode().
    const QString &freshCode() const { return m_freshCode; }
    void forgetCode();

    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence.
    void told(const QString &sentence);

private:
    /// Somebody else may have decided: the list says what is true. Why ours was refused stays said.
    void readAgain();
    template <typename Answer> bool taken(const Result<Answer> &answer);

    Session &m_session;
    const Formats &m_formats;
    QList<users::Applicant> m_applicants;
    QList<users::InviteCode> m_invites;
    QString m_freshCode;
    std::optional<Error> m_error;
    int m_waitingFor = 0; ///< lists on their way
    bool m_knowsApplicants = false;
    bool m_knowsInvites = false;
};

} // namespace madang::views
