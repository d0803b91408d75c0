// SPDX-License-Identifier: GPL-3.0-or-later
// ResetCodes: attempts at a new password, and the codes that are mailed for it, or for another account that
// is to open one here. All are made from a key that is not in the store, so that nobody's attempt takes a
// place that another one needs; no store, no rules.
#pragma once

#include "common/base/clock.h"
#include "common/base/id.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <utility>

namespace madang {

/// Whoever asks has an attempt of their own, at which wrong codes are counted. The code is that of the
/// account and of the ten minutes in which it was mailed, whoever asked for it: it has twelve digits, too
/// many to be guessed by all attempts together, so these need no limit that a stranger could use up.
class ResetCodes {
public:
    /// In which an account has one code, and is sent it once.
    static constexpr std::chrono::minutes kWindow{10};
    /// How long a code is good: its own window and those after it.
    static constexpr int kWindows = 3;
    /// How long an attempt is.
    static constexpr std::chrono::minutes kLife{kWindow * kWindows};

    /// `key` is a secret of at least 32 octets. A code of one use is none of another.
    explicit ResetCodes(QByteArray key, QString use = QStringLiteral("reset"))
        : m_key(std::move(key))
        , m_use(std::move(use))
    {
    }

    /// A new one at the account of an address, whether or not there is any.
    QString newAttempt(const QString &folded, Timestamp now) const;
    bool isAttempt(const QString &attempt, const QString &folded, Timestamp now) const;

    /// What a code belongs to: it is over when one of these changes, so it works once.
    struct Ground {
        UserId account;
        QString address; ///< as it was proven
        QString mark; ///< the encoded password; of who wants to link an account, their attempt
    };
    QString codeAt(const Ground &ground, Timestamp at) const;
    /// Takes as long for every code.
    bool isCode(const Ground &ground, const QString &typed, Timestamp now) const;
    /// What stands for that code where it was mailed, and tells nothing of it.
    QString traceAt(const Ground &ground, Timestamp at) const;
    /// How long the code of now is good.
    static std::chrono::minutes goodFor(Timestamp now);

private:
    QString codeOf(const Ground &ground, qint64 window) const;
    QByteArray mac(const QString &text) const;
    QByteArray mac(const QString &what, const Ground &ground, qint64 window) const;

    const QByteArray m_key;
    const QString m_use;
};

} // namespace madang
