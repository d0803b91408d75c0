// SPDX-License-Identifier: GPL-3.0-or-later
// EmailCodes: the six digits that are sent to an address: made, hashed under a key that is not in the store,
// tried at most five times within ten minutes.
#pragma once

#include "server/features/accounts/email_store.h"

namespace madang {

class EmailCodes {
public:
    static constexpr std::chrono::minutes kLife{10};
    static constexpr std::chrono::seconds kPause{60}; ///< before another one to the same address

    /// `key` is a secret of at least 32 octets.
    EmailCodes(EmailStore &store, QByteArray key)
        : m_store(store)
        , m_key(std::move(key))
    {
    }

    /// A fresh code in place of the one before.
    Result<QString> make(Work &work, UserId account, CodePurpose purpose, const MailAddress &address);
    /// Seconds until there may be another one for the address.
    Result<int> pauseLeft(Work &work, UserId account, CodePurpose purpose, const MailAddress &address);
    /// Seconds from a moment on until there may be another one after this.
    static int pauseAfter(const CodeRow &code, Timestamp now);

    enum class Verdict {
        Right,
        Wrong,
        Gone, ///< too late, tried too often, or never sent
    };
    struct Judged {
        Verdict verdict = Verdict::Gone;
        QString address; ///< where it had been sent
        QString hash;
    };
    /// Counts a try, which stays counted only when the unit commits.
    Result<Judged> judge(Work &work, UserId account, CodePurpose purpose, const QString &typed);

private:
    QString hashOf(UserId account, CodePurpose purpose, const QString &address, const QString &code) const;

    EmailStore &m_store;
    const QByteArray m_key;
};

} // namespace madang
