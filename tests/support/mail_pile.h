// SPDX-License-Identifier: GPL-3.0-or-later
// Where a test's mails end: a pile that can be waited for, looked through, and made to refuse.
#pragma once

#include "server/features/mail/mail_feature.h"

#include <QRegularExpression>

#include <condition_variable>
#include <mutex>

namespace madang::test {

/// Safe from any thread.
class MailPile {
public:
    using Outcome = outbound::Carried::Outcome;

    /// What the next tries come to, until told otherwise.
    void answerWith(Outcome outcome, const QByteArray &fault = "test")
    {
        const std::lock_guard lock(m_mutex);
        m_answer = {outcome, outcome == Outcome::Sent ? QByteArray() : fault};
    }
    /// Waits until so many tries were made in all; those that arrived.
    QList<outbound::Parcel> after(int tries)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return m_tries >= tries; }))
            qFatal("a mail was never tried");
        return m_arrived;
    }
    int tries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_tries;
    }

    /// All that were tried, with what was tried again.
    QList<outbound::Parcel> tried() const
    {
        const std::lock_guard lock(m_mutex);
        return m_tried;
    }

    /// The digits of the code in a mail's text; empty when there are none.
    static QString codeIn(const outbound::Parcel &parcel)
    {
        static const QRegularExpression line(QStringLiteral("\\r\\n    (\\d{6}|\\d{4} \\d{4} \\d{4})\\r\\n"));
        return line.match(QString::fromLatin1(parcel.octets)).captured(1);
    }

private:
    friend class PileCarrier;
    outbound::Carried take(const outbound::Parcel &parcel)
    {
        const std::lock_guard lock(m_mutex);
        ++m_tries;
        m_tried += parcel;
        if (m_answer.outcome == Outcome::Sent)
            m_arrived += parcel;
        m_changed.notify_all();
        return m_answer;
    }

    mutable std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_changed;
    outbound::Carried m_answer;
    int m_tries = 0;
    QList<outbound::Parcel> m_tried;
    QList<outbound::Parcel> m_arrived;
};

class PileCarrier final : public outbound::MailCarrier {
public:
    explicit PileCarrier(std::shared_ptr<MailPile> pile)
        : m_pile(std::move(pile))
    {
    }
    outbound::Carried carry(const outbound::Parcel &parcel, const std::atomic_bool &) override
    {
        return m_pile->take(parcel);
    }

private:
    const std::shared_ptr<MailPile> m_pile;
};

/// Beside the pile, what was sent lies in a folder, as the daemon keeps it without a mail server.
class KeepingPileCarrier final : public outbound::MailCarrier {
public:
    KeepingPileCarrier(std::shared_ptr<MailPile> pile, const QString &folder)
        : m_pile(std::move(pile))
        , m_folder(folder)
    {
    }
    outbound::Carried carry(const outbound::Parcel &parcel, const std::atomic_bool &stopping) override
    {
        const outbound::Carried carried = m_pile.carry(parcel, stopping);
        return carried.outcome == MailPile::Outcome::Sent ? m_folder.carry(parcel, stopping) : carried;
    }
    void forget(const QByteArray &name) override { m_folder.forget(name); }
    void forgetBefore(Timestamp before) override { m_folder.forgetBefore(before); }

private:
    PileCarrier m_pile;
    outbound::FolderCarrier m_folder;
};

/// Who a test's mails come from.
inline MailIdentity mailIdentity()
{
    const auto from = MailAddress::fromText(QStringLiteral("madang@example.org"));
    return {{QStringLiteral("마당"), *from}, QStringLiteral("마당"), QByteArray(32, 'k')};
}

} // namespace madang::test
