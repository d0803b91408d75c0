// SPDX-License-Identifier: GPL-3.0-or-later
// TermsConsent: which terms of use one agreed to and when, and agreeing to newer ones.
#pragma once

#include "common/client/session.h"
#include "common/views/formats.h"

namespace madang::views {

class TermsConsent : public QObject {
    Q_OBJECT
public:
    explicit TermsConsent(Session &session, QObject *parent = nullptr);

    void refresh();
    /// What the server knows; absent until it has answered, and on servers that do not tell it.
    const std::optional<accounts::Consent> &consent() const { return m_consent; }
    /// Terms in force that were not agreed to.
    std::optional<accounts::TermsOfUse> newer() const { return m_consent ? m_consent->newer : std::nullopt; }
    bool isBusy() const { return m_busy; }
    /// To the newer ones.
    void agree();
    /// Why that was refused, in words; empty while nothing was.
    QString fault() const;
    /// What was agreed to, in a sentence, and in another what waits; empty where there is nothing to say.
    QString sentence(const Formats &formats) const { return sentenceOf(m_consent, formats); }
    static QString sentenceOf(const std::optional<accounts::Consent> &consent, const Formats &formats);

Q_SIGNALS:
    void changed();
    /// It was agreed to.
    void agreed();

private:
    Session &m_session;
    std::optional<accounts::Consent> m_consent;
    std::optional<Error> m_error;
    bool m_busy = false;
};

} // namespace madang::views
