// SPDX-License-Identifier: GPL-3.0-or-later
// MailCarrier: a way for a mail to leave the house. FolderCarrier is here; SmtpCarrier has a file of its own.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>
#include <QString>

#include <atomic>

namespace madang::outbound {

/// A finished mail: its octets hold headers and body, lines ended by CR LF.
struct Parcel {
    QByteArray from; ///< the envelope's addresses, ASCII
    QByteArray to;
    QByteArray octets;
    QByteArray name; ///< of this mail and no other: digits and letters
};

struct Carried {
    enum class Outcome {
        Sent,
        Later, ///< it did not go; it may go another time
        Never, ///< the other side will not have it
        NotTried, ///< said by the Mailer: too much waits, or it is stopping
    };
    Outcome outcome = Outcome::Sent;
    QByteArray fault; ///< why not: words for an operator, without an address or a secret in them
};

/// All of it runs on the Mailer's thread. carry() may take its time, but must end soon after `stopping` turns
/// true.
class MailCarrier {
public:
    virtual ~MailCarrier() = default;
    virtual Carried carry(const Parcel &parcel, const std::atomic_bool &stopping) = 0;
    /// What it keeps of a parcel of that name goes; what left the house is out of reach.
    virtual void forget(const QByteArray &) { }
    /// What it has kept since before a moment goes.
    virtual void forgetBefore(Timestamp) { }
};

/// For who has no mail server: every mail becomes a file of mode 0600 that a mail program can open.
class FolderCarrier final : public MailCarrier {
public:
    explicit FolderCarrier(QString folder)
        : m_folder(std::move(folder))
    {
    }
    /// The same parcel twice is one file.
    Carried carry(const Parcel &parcel, const std::atomic_bool &stopping) override;
    void forget(const QByteArray &name) override;
    /// By the time of the files, whatever the store knows of them. Files that are no mails of ours stay.
    void forgetBefore(Timestamp before) override;

private:
    QString pathOf(const QByteArray &name) const;

    const QString m_folder;
};

} // namespace madang::outbound
