// SPDX-License-Identifier: GPL-3.0-or-later
// Chat lines that are not yet known to be stored by the server: on disk before on the wire, in order per
// room, once. Only chat: money never waits in a queue.
#pragma once

#include "common/client/alarm_clock.h"
#include "common/client/local_database.h"
#include "common/protocol/chat.h"

#include <QHash>

namespace madang {

class Stream;
struct Receipt;

/// A line on its way.
struct OutboxLine {
    enum class State {
        Waiting, ///< for the network, or for the line before it
        Sending, ///< on the wire, no answer yet
        Failed, ///< refused; kept with the reason until retried or discarded
    };
    qint64 order = 0; ///< grows; lines of a room go out in this order
    RoomId room;
    ClientTag tag;
    QString text;
    std::optional<EventId> replyTo;
    QList<files::Attachment> attachments; ///< whole at the server, in no message yet
    Timestamp at;
    State state = State::Waiting;
    std::optional<Error> failure;
};

/// Sends lines one after another per room; a line whose answer was lost goes again under the same tag.
class Outbox : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostLines = 1000;

    Outbox(LocalDatabase &database, Stream &stream, AlarmClock &clock, QObject *parent = nullptr);
    ~Outbox() override;

    /// Stores a line durably and sends it as soon as it can. TooMany when the outbox is full. While the disk
    /// takes nothing (LocalDatabase::trouble()) a line is in memory only, and goes like any other.
    Result<OutboxLine> put(RoomId room, const QString &text, std::optional<EventId> replyTo = {},
                           const QList<files::Attachment> &attachments = {});
    /// The same under a tag that was chosen before; `also` is written in the same step on the disk. One that
    /// is here already is only answered.
    Result<OutboxLine> putOnce(RoomId room, const ClientTag &tag, const QString &text,
                               std::optional<EventId> replyTo, const QList<files::Attachment> &attachments,
                               const std::function<Done()> &also);
    /// Tries a failed line again, with the same tag.
    void retry(const ClientTag &tag);
    /// Forgets a line that has not been accepted.
    void discard(const ClientTag &tag);
    /// The server is known to have this line (its event has come). The same as a receipt.
    void settle(RoomId room, const ClientTag &tag);

    /// All lines in order.
    QList<OutboxLine> all() const;
    /// Lines of a room in order.
    QList<OutboxLine> lines(RoomId room) const;
    std::optional<OutboxLine> line(const ClientTag &tag) const;
    int size() const;

Q_SIGNALS:
    void added(const madang::OutboxLine &line);
    void changed(const madang::OutboxLine &line);
    /// Accepted and stored by the server at a position (0 when only its event told so).
    void accepted(madang::RoomId room, const madang::ClientTag &tag, qint64 position);
    void discarded(madang::RoomId room, const madang::ClientTag &tag);
    /// All lines have been read anew: another account's file was opened.
    void reset();

private:
    void load();
    void pump();
    void pumpRoom(RoomId room);
    void send(OutboxLine &line);
    void answer(const ClientTag &tag, const Result<Receipt> &result);
    void wait(OutboxLine &line, int seconds);
    OutboxLine *find(const ClientTag &tag);
    /// Takes a line out, from disk too.
    std::optional<OutboxLine> take(const ClientTag &tag);
    Done keep(const OutboxLine &line, const std::function<Done()> &also);
    void keepFailure(const OutboxLine &line);

    LocalDatabase &m_database;
    Stream &m_stream;
    AlarmClock &m_clock;
    QHash<RoomId, QList<OutboxLine>> m_lines;
    QHash<RoomId, qint64> m_notBefore; ///< steady time before which a room's next line must not go
    std::unique_ptr<Alarm> m_again;
    qint64 m_nextOrder = 1;
};

} // namespace madang
