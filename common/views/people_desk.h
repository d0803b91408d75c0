// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, as those see them who look after other people's: finding somebody, where they are signed in,
// ending that, and disabling an account. What the server would refuse anyway is not offered.
#pragma once

#include "common/client/session.h"
#include "common/protocol/users.h"
#include "common/views/formats.h"

namespace madang::views {

/// Whether an account of that role may find people, see their sign-ins and end them.
bool helpsPeople(const QString &role);
/// Whether it may disable and enable them, too.
bool administers(const QString &role);

class PeopleDesk : public QObject {
    Q_OBJECT
public:
    /// What can be done to an account.
    enum class Act { LogOut, Disable, Enable, ResetNickname };

    PeopleDesk(Session &session, const Formats &formats, QObject *parent = nullptr);

    /// Reads those with a part of user name or nickname, everybody without one, by user name. What is asked
    /// last is what is shown.
    void search(const QString &part);
    const QString &part() const { return m_part; }
    /// The same list anew.
    void refresh();
    const QList<users::User> &people() const { return m_people; }
    bool hasMore() const;
    void readOn();
    bool isLoading() const { return m_loading; }
    /// Why the list did not come.
    const std::optional<Error> &listError() const { return m_listError; }

    /// Reads one person's story; the list stays.
    void choose(const QString &username);
    /// Back to the list.
    void leave();
    /// The user name; empty while nobody is chosen.
    const QString &chosen() const { return m_chosen; }
    /// Nothing until it came.
    const std::optional<users::UserStory> &story() const { return m_story; }
    /// Whether the answer to an act is awaited.
    bool isActing() const { return m_acting; }
    /// What may be done to the chosen person, in the order in which it is offered.
    QList<Act> acts() const;
    /// Whether another account may be merged into the chosen person's (AccountMerge).
    bool offersMerge() const;
    /// Whether the chosen person may be given another role (RoleChange).
    bool offersRoles() const;
    /// Whether there is help for the chosen person, or their account may be erased (AccountCare).
    bool offersCare() const;
    /// Whether I may make an account (NewAccount).
    bool offersNew() const;
    /// `reason` is for the audit log, and may be empty.
    void act(Act act, const QString &reason = {});
    /// Whether the house writes down why it was done.
    static bool takesReason(Act act) { return act != Act::ResetNickname; }
    /// Why the last act or the story was refused.
    const std::optional<Error> &error() const { return m_error; }

    /// "소라 (sora)".
    QString nameOf(const users::User &user) const;
    /// "admin · disabled · last used 3 min ago": what there is to say.
    QString standingOf(const users::User &user) const;
    /// Since when the account is there, and since when it is disabled.
    QString historyOf(const users::User &user) const;
    /// What a sign-in was made with; never empty.
    QString deviceOf(const accounts::Session &session) const;
    /// "192.0.2.1 · first used …, last used …".
    QString useOf(const accounts::Session &session) const;
    /// What an act is called on a button.
    static QString wordOf(Act act);

Q_SIGNALS:
    void changed();
    /// Something was done, in a sentence; or why not, when its person is not looked at any more.
    void told(const QString &sentence);

private:
    void read(const std::optional<QString> &after);
    /// Whether the server would let me do anything to the chosen person's account.
    bool isMine() const;
    enum class Before { Forget, Keep }; ///< what was refused before
    void readStory(Before refusal);
    /// What ends every sign-in of the chosen person, with the sentence for it.
    void endSignIns(const Command<users::ActOnUser, users::LoggedOut> &command, const QString &sentence,
                    const QString &reason);
    void enable(const QString &reason);
    void resetNickname();
    /// What became of an act; `ended`: with it every sign-in.
    void take(const users::User &user, bool ended);
    void refuse(const QString &whom, const Error &why);

    Session &m_session;
    const Formats &m_formats;
    QString m_part;
    QList<users::User> m_people;
    std::optional<QString> m_next;
    std::optional<Error> m_listError;
    QString m_chosen;
    std::optional<users::UserStory> m_story;
    std::optional<Error> m_error;
    quint64 m_question = 0; ///< number of the list that is wanted: older answers are dropped
    quint64 m_storyQuestion = 0; ///< the same of the story
    bool m_loading = false;
    bool m_acting = false;
};

} // namespace madang::views
