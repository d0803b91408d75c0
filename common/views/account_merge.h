// SPDX-License-Identifier: GPL-3.0-or-later
// Making one of two accounts of the same person: what would be moved is read first, then it is done, for
// good.
#pragma once

#include "common/client/session.h"
#include "common/protocol/users.h"
#include "common/views/formats.h"

namespace madang::views {

/// Whether an account of that role may merge others.
bool mergesAccounts(const QString &role);

class AccountMerge : public QObject {
    Q_OBJECT
public:
    AccountMerge(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads what would be moved to the kept account from the one given up. An older answer is dropped.
    void preview(const QString &kept, const QString &givenUp);
    /// What is shown is not what would happen any more.
    void forget();
    /// Of the latest preview; nothing until it came.
    const std::optional<users::MergePlan> &plan() const { return m_plan; }
    /// Does what the plan says. Only with a plan, and with a reason, for the audit log.
    void merge(const QString &reason);
    bool isBusy() const { return m_busy; }
    /// Why the last thing was refused.
    const std::optional<Error> &error() const { return m_error; }

    /// "Messages: 12", in the order in which it is shown.
    QStringList lines() const;
    /// "소라 (sora) takes over everything from …", what nobody can undo.
    QString warning() const;
    /// "소라 (sora)".
    static QString nameOf(const users::User &user);
    static QString wordOf(users::Belonging what);

Q_SIGNALS:
    void changed();
    /// It was done: the kept account as it stands now, with a sentence.
    void merged(const madang::users::User &kept, const QString &sentence);

private:
    Session &m_session;
    const Formats &m_formats;
    std::optional<users::MergePlan> m_plan;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< number of the preview that is wanted
    bool m_busy = false;
};

} // namespace madang::views
