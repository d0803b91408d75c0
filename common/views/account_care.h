// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for, or about, somebody who cannot help themselves any more: a code for a new password, taking
// a second factor or an e-mail address away, erasing the account. Who they are and what there is to do is
// read first.
#pragma once

#include "common/client/session.h"
#include "common/protocol/users.h"
#include "common/views/formats.h"

namespace madang::views {

class AccountCare : public QObject {
    Q_OBJECT
public:
    enum class Care {
        SendReset, ///< mails them a code for a new password
        ResetSecondFactor, ///< asks for it, or confirms what somebody else asked for
        RemoveEmail,
        Erase
    };

    AccountCare(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads whose account it is. An older answer is dropped.
    void look(const QString &username);
    /// As it stands; nothing until it came.
    const std::optional<users::UserStory> &story() const { return m_story; }
    /// What there is to do that the server would let me, in the order in which it is offered.
    QList<Care> offered() const;
    /// Whether somebody else asked for the second factor, so that I would be the one who confirms.
    bool confirms() const;
    /// Only with a story. The reason is for the audit log; erasing takes one. `messages`: of who is erased.
    void take(Care care, const QString &reason, accounts::Writings messages = accounts::Writings::Keep);
    bool isBusy() const { return m_busy; }
    /// Why the last thing was refused, or would be.
    const std::optional<Error> &error() const { return m_error; }

    /// "소라 (sora)".
    QString name() const;
    /// Whether that text is the user name of whom it is about, as people type it.
    bool isTheirName(const QString &typed) const;
    /// What is on a button, or in a list of choices.
    QString wordOf(Care care) const;
    /// What becomes of what they wrote, in a list of choices. Of one's own account: MyData::nameOf().
    static QString nameOf(accounts::Writings messages);
    /// What happens then: asked before it is done.
    QString warning(Care care, accounts::Writings messages = accounts::Writings::Keep) const;
    /// "mina asked on … to take the second factor away: …"; empty when nobody did.
    QString askText() const;

Q_SIGNALS:
    void changed();
    /// It was done, or asked for, in a sentence.
    void taken(madang::views::AccountCare::Care care, const QString &sentence);

private:
    /// What the server would say to any of it.
    std::optional<Error> refusal() const;
    void finish(quint64 question, const std::optional<Error> &why, Care care, const QString &sentence);

    Session &m_session;
    const Formats &m_formats;
    std::optional<users::UserStory> m_story;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< number of the answer that is wanted
    bool m_busy = false;
};

} // namespace madang::views
