// SPDX-License-Identifier: GPL-3.0-or-later
// NicknameChoice: that the house wants a nickname of one's own before the first message, and choosing it.
#pragma once

#include "common/views/nickname_probe.h"

namespace madang::views {

/// One for each Session that shows rooms; reading needs no nickname. Composers refuse to send while it is
/// needed, and keep what was typed.
class NicknameChoice : public QObject {
    Q_OBJECT
public:
    explicit NicknameChoice(Session &session, QObject *parent = nullptr);

    bool isNeeded() const { return m_standing && m_standing->needed; }
    bool isBusy() const { return m_busy; }

    /// What is being typed: whether it is free is asked meanwhile.
    void setText(const QString &text);
    const QString &text() const { return m_text; }
    bool canChoose() const { return m_standing && !m_busy && !m_text.trimmed().isEmpty(); }
    /// Chooses what was typed; it stays where it is refused.
    void choose();
    /// Why it is refused, or would be, in words; empty while nothing is wrong.
    QString fault() const;
    /// That it is free.
    QString praise() const { return m_error ? QString() : m_probe.praise(); }
    /// What is asked, for both faces.
    static QString explanation();

Q_SIGNALS:
    void changed();
    /// isNeeded() is true from now on.
    void needed();
    void chosen();

private:
    void read();
    void take(const nicknames::NicknameStanding &standing);

    Session &m_session;
    NicknameProbe m_probe;
    /// How one's own stands; absent until the server said so, and with older servers.
    std::optional<nicknames::NicknameStanding> m_standing;
    QString m_text;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
