// SPDX-License-Identifier: GPL-3.0-or-later
// NicknameProbe: whether a nickname is free, asked of the server while it is typed.
#pragma once

#include "common/client/session.h"
#include "common/protocol/nicknames.h"

namespace madang::views {

/// Asks once nothing was typed for a moment, and only about what was typed last. What it says decides
/// nothing: the server judges when a nickname is chosen.
class NicknameProbe : public QObject {
    Q_OBJECT
public:
    explicit NicknameProbe(Session &session, QObject *parent = nullptr);

    /// What was typed; nothing is asked about what cannot be a nickname.
    void look(const QString &typed);
    /// Forgets what it knows, and asks no more.
    void stop();
    /// That it is free, in words; empty otherwise.
    QString praise() const;
    /// Why it is not, in words; empty otherwise.
    QString fault() const;

Q_SIGNALS:
    void changed();

private:
    void ask();

    Session &m_session;
    QString m_typed;
    /// What the server said about what was typed last; absent until then, and where it could not say.
    std::optional<nicknames::NicknameVerdict> m_verdict;
    quint64 m_question = 0; ///< answers to an earlier one are dropped
    std::unique_ptr<Alarm> m_due;
};

} // namespace madang::views
