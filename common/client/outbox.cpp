// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/outbox.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "common/base/when_done.h"
#include "common/client/stream.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// How long a room's lines rest when the server asked for no particular time.
    constexpr int kRestSeconds = 3;

    /// Whether the same line may be accepted when it is sent again later. Who called everybody too often is
    /// told so at once: it may take an hour, and other lines would wait behind it.
    bool passes(const Error &error)
    {
        switch (error.code) {
        case Code::RateLimited:
            return error.about != "calls"_L1;
        case Code::Unavailable:
        case Code::Timeout:
        case Code::StorageFull:
        case Code::NotSignedIn:
        case Code::Internal:
            return true;
        default:
            return false;
        }
    }

    OutboxLine lineOf(const QSqlQuery &row)
    {
        OutboxLine line;
        line.order = row.value(0).toLongLong();
        line.room = {row.value(1).toLongLong()};
        line.tag = {row.value(2).toString()};
        line.text = row.value(3).toString();
        if (!row.isNull(4))
            line.replyTo = EventId{row.value(4).toLongLong()};
        line.at = {row.value(5).toLongLong()};
        if (!row.isNull(6)) {
            line.state = OutboxLine::State::Failed;
            line.failure
                = Error(codeOf(row.value(6).toString()), row.value(7).toString()).at(row.value(8).toString());
        }
        if (!row.isNull(9)) {
            if (const auto with = fromJson<chat::MessageBody>(row.value(9).toString().toUtf8()))
                line.attachments = with->attachments.value_or(QList<files::Attachment>());
        }
        return line;
    }

    /// The files of a line as one text; null when there are none.
    QVariant keptFiles(const OutboxLine &line)
    {
        if (line.attachments.isEmpty())
            return {};
        chat::MessageBody with;
        with.attachments = line.attachments;
        return QString::fromUtf8(toJson(with));
    }

    chat::PostMessage postOf(const OutboxLine &line)
    {
        chat::PostMessage message{line.room, line.tag, line.text, line.replyTo, {}};
        QList<AttachmentId> ids;
        for (const files::Attachment &each : line.attachments)
            ids += each.id;
        if (!ids.isEmpty())
            message.attachments = ids;
        return message;
    }

} // namespace

Outbox::Outbox(LocalDatabase &database, Stream &stream, AlarmClock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_stream(stream)
    , m_clock(clock)
    , m_again(clock.makeAlarm([this] { pump(); }))
{
    connect(&m_database, &LocalDatabase::opened, this, &Outbox::load);
    connect(&m_database, &LocalDatabase::closing, this, [this] {
        m_lines.clear();
        m_notBefore.clear();
    });
    connect(&m_stream, &Stream::online, this, &Outbox::pump);
    if (m_database.isOpen())
        load();
}

Outbox::~Outbox() = default;

void Outbox::load()
{
    m_lines.clear();
    m_database.read(uR"(
        SELECT number, room, tag, text, reply_to, at, failure_code, failure_about, failure_field, attachments
          FROM outbox
         ORDER BY number)"_s,
                    {}, [this](const QSqlQuery &row) {
                        const OutboxLine line = lineOf(row);
                        m_lines[line.room].append(line);
                        m_nextOrder = qMax(m_nextOrder, line.order + 1);
                        return true;
                    });
    Q_EMIT reset();
    pump();
}

Result<OutboxLine> Outbox::put(RoomId room, const QString &text, std::optional<EventId> replyTo,
                               const QList<files::Attachment> &attachments)
{
    return putOnce(room, {secret::randomToken(16)}, text, replyTo, attachments, {});
}

Result<OutboxLine> Outbox::putOnce(RoomId room, const ClientTag &tag, const QString &text,
                                   std::optional<EventId> replyTo,
                                   const QList<files::Attachment> &attachments,
                                   const std::function<Done()> &also)
{
    if (const auto there = this->line(tag)) {
        if (also) {
            TRY(also());
        }
        return *there;
    }
    if (size() >= kMostLines)
        return Error{Code::TooMany, "outbox"};
    OutboxLine line;
    line.order = m_nextOrder++;
    line.room = room;
    line.tag = tag;
    line.text = text.normalized(QString::NormalizationForm_C);
    line.replyTo = replyTo;
    line.attachments = attachments;
    line.at = m_clock.now();
    // A full disk keeps nobody from talking: the line is held, and written when there is room.
    if (const Done kept = keep(line, also); !kept && m_database.trouble() == DiskTrouble::None)
        return kept.error();
    m_lines[room].append(line);
    Q_EMIT added(line);
    pumpRoom(room);
    return line;
}

Done Outbox::keep(const OutboxLine &line, const std::function<Done()> &also)
{
    return m_database.durably(
        [&]() -> Done {
            const auto stored = m_database.write(
                uR"(
            INSERT INTO outbox (number, room, tag, text, reply_to, at, attachments)
                 VALUES (:number, :room, :tag, :text, :reply_to, :at, :attachments))"_s,
                {{":number"_L1, line.order},
                 {":room"_L1, line.room.number},
                 {":tag"_L1, line.tag.value},
                 {":text"_L1, line.text},
                 {":reply_to"_L1, line.replyTo ? QVariant(line.replyTo->number) : QVariant()},
                 {":at"_L1, line.at.ms},
                 {":attachments"_L1, keptFiles(line)}},
                LocalDatabase::Worth::Own);
            if (!stored && m_database.trouble() == DiskTrouble::None)
                return stored.error();
            return also ? also() : Done();
        },
        LocalDatabase::Refused::Hold);
}

void Outbox::keepFailure(const OutboxLine &line)
{
    const Error failure = line.failure.value_or(Error());
    (void)m_database.write(uR"(
        UPDATE outbox
           SET failure_code = :code, failure_about = :about, failure_field = :field
         WHERE tag = :tag)"_s,
                           {{":code"_L1, line.failure ? QVariant(QString(wordOf(failure.code))) : QVariant()},
                            {":about"_L1, line.failure ? failure.about : u""_s},
                            {":field"_L1, line.failure ? failure.field : u""_s},
                            {":tag"_L1, line.tag.value}},
                           LocalDatabase::Worth::Own);
}

// --- sending ---

void Outbox::pump()
{
    const QList<RoomId> waiting = m_lines.keys();
    for (const RoomId room : waiting)
        pumpRoom(room);
}

void Outbox::pumpRoom(RoomId room)
{
    if (!m_stream.isOnline())
        return;
    const qint64 rest = m_notBefore.value(room, 0) - m_clock.steady();
    if (rest > 0) {
        if (!m_again->isSet())
            m_again->start(std::chrono::milliseconds(rest));
        return;
    }
    // One line at a time: a line that is refused or lost must not be overtaken by the next.
    const auto lines = m_lines.find(room);
    if (lines == m_lines.end())
        return;
    for (OutboxLine &line : *lines) {
        if (line.state == OutboxLine::State::Sending)
            return;
        if (line.state == OutboxLine::State::Waiting) {
            send(line);
            return;
        }
    }
}

void Outbox::send(OutboxLine &line)
{
    line.state = OutboxLine::State::Sending;
    const ClientTag tag = line.tag;
    whenDone(m_stream.send(chat::post, postOf(line)), this,
             [this, tag](const Result<Receipt> &result) { answer(tag, result); });
    const OutboxLine copy = line;
    Q_EMIT changed(copy);
}

void Outbox::answer(const ClientTag &tag, const Result<Receipt> &result)
{
    OutboxLine *line = find(tag);
    if (!line || line->state != OutboxLine::State::Sending)
        return; // its event came first, or it was discarded
    const RoomId room = line->room;
    if (result) {
        take(tag);
        Q_EMIT accepted(room, tag, result->position);
    } else if (passes(result.error())) {
        // Offline is waited for by the stream itself; anything else rests a moment.
        const bool linkIsGone = !m_stream.isOnline();
        wait(*line, linkIsGone ? 0 : qMax(kRestSeconds, result.error().retryAfter));
    } else {
        qCInfo(lcClient) << "line refused" << wordOf(result.error().code) << forLog(result.error().about);
        line->state = OutboxLine::State::Failed;
        line->failure = result.error();
        keepFailure(*line);
        const OutboxLine copy = *line;
        Q_EMIT changed(copy);
    }
    pumpRoom(room);
}

void Outbox::wait(OutboxLine &line, int seconds)
{
    line.state = OutboxLine::State::Waiting;
    m_notBefore[line.room] = m_clock.steady() + seconds * qint64(1000);
    const OutboxLine copy = line;
    Q_EMIT changed(copy);
}

void Outbox::retry(const ClientTag &tag)
{
    OutboxLine *line = find(tag);
    if (!line || line->state != OutboxLine::State::Failed)
        return;
    line->state = OutboxLine::State::Waiting;
    line->failure.reset();
    keepFailure(*line);
    const OutboxLine copy = *line;
    Q_EMIT changed(copy);
    pumpRoom(copy.room);
}

void Outbox::discard(const ClientTag &tag)
{
    if (const auto line = take(tag)) {
        Q_EMIT discarded(line->room, tag);
        pumpRoom(line->room);
    }
}

void Outbox::settle(RoomId room, const ClientTag &tag)
{
    const OutboxLine *line = find(tag);
    if (!line || line->room != room)
        return;
    take(tag);
    Q_EMIT accepted(room, tag, 0);
    pumpRoom(room);
}

// --- looking ---

OutboxLine *Outbox::find(const ClientTag &tag)
{
    for (QList<OutboxLine> &lines : m_lines) {
        for (OutboxLine &line : lines) {
            if (line.tag == tag)
                return &line;
        }
    }
    return nullptr;
}

std::optional<OutboxLine> Outbox::take(const ClientTag &tag)
{
    for (auto lines = m_lines.begin(); lines != m_lines.end(); ++lines) {
        for (qsizetype i = 0; i < lines->size(); ++i) {
            if (lines->at(i).tag != tag)
                continue;
            const OutboxLine line = lines->takeAt(i);
            if (lines->isEmpty())
                m_lines.erase(lines);
            (void)m_database.write(u"DELETE FROM outbox WHERE tag = :tag"_s, {{":tag"_L1, tag.value}},
                                   LocalDatabase::Worth::Own);
            return line;
        }
    }
    return std::nullopt;
}

QList<OutboxLine> Outbox::all() const
{
    QList<OutboxLine> all;
    for (const QList<OutboxLine> &lines : m_lines)
        all += lines;
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.order < b.order; });
    return all;
}

QList<OutboxLine> Outbox::lines(RoomId room) const
{
    return m_lines.value(room);
}

std::optional<OutboxLine> Outbox::line(const ClientTag &tag) const
{
    const OutboxLine *found = const_cast<Outbox *>(this)->find(tag);
    return found ? std::optional(*found) : std::nullopt;
}

int Outbox::size() const
{
    qsizetype total = 0;
    for (const QList<OutboxLine> &lines : m_lines)
        total += lines.size();
    return int(total);
}

} // namespace madang
