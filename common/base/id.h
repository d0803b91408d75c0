// SPDX-License-Identifier: GPL-3.0-or-later
// Typed identifiers: a room id can never be passed as a user id. Text in JSON, bigint (or text) in SQL.
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <atomic>
#include <compare>

namespace madang {

/// A positive 63-bit number with a kind. Opaque decimal text outside of this program; 0 means "none".
template <typename Kind> struct Id {
    qint64 number = 0;

    bool isNull() const { return number == 0; }
    QString text() const { return QString::number(number); }
    QByteArray bytes() const { return QByteArray::number(number); }
    /// The id a text stands for; null when it is not the plain decimal form of a positive number.
    static Id fromText(QStringView text)
    {
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        if (!ok || number <= 0 || QString::number(number) != text)
            return {};
        return {number};
    }
    auto operator<=>(const Id &) const = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.number, seed); }
};

/// An identifier that is text by nature (order ids, client tags), with a kind.
template <typename Kind> struct TextId {
    QString value;

    bool isNull() const { return value.isEmpty(); }
    const QString &text() const { return value; }
    auto operator<=>(const TextId &) const = default;
    friend size_t qHash(const TextId &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using UserId = Id<struct UserKind>;
using SessionId = Id<struct SessionKind>;
using RoomId = Id<struct RoomKind>;
using EventId = Id<struct EventKind>;
using AttachmentId = Id<struct AttachmentKind>;
using NoticeId = Id<struct NoticeKind>;
using CampaignId = Id<struct CampaignKind>;
using DonationId = Id<struct DonationKind>;
using LedgerAccountId = Id<struct LedgerAccountKind>;
using LedgerEntryId = Id<struct LedgerEntryKind>;
using OrderId = TextId<struct OrderKind>;
/// A client's idempotency key for one message or money command, 1 to 64 characters.
using ClientTag = TextId<struct TagKind>;

/// Makes ids that grow with time and never repeat on one node: 41 bits of milliseconds since 2026, 8 of node,
/// 14 of sequence. A clock that steps back does not repeat an id. Safe from any thread.
class IdSource {
public:
    explicit IdSource(int node = 0)
        : m_node(node & 0xff)
    {
    }
    /// The next id, given the present time in milliseconds since 1970.
    qint64 next(qint64 nowMs)
    {
        constexpr qint64 kEpochMs = 1767225600000; // 2026-01-01
        const qint64 wanted = qMax<qint64>(nowMs - kEpochMs, 1) << 14;
        qint64 last = m_last.load();
        qint64 mine = 0;
        do
            mine = qMax(wanted, last + 1);
        while (!m_last.compare_exchange_weak(last, mine));
        return ((mine >> 14) << 22) | (qint64(m_node) << 14) | (mine & 0x3fff);
    }

private:
    const int m_node;
    std::atomic<qint64> m_last{0};
};

} // namespace madang
