// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/deletions.h"

#include "common/base/log.h"
#include "common/base/when_done.h"
#include "common/client/session.h"

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

/// What is on the disk of them.
struct KeptDeletions {
    QList<Deletion> items;
};
PROTOCOL_FIELDS(KeptDeletions, items)

namespace {

    /// How long one rests that the server could not take now.
    constexpr int kDeletionRestSeconds = 3;
    /// What the server has done and told nobody here yet, as with rooms that are not followed.
    constexpr int kMostGone = 1000;

    /// Whether the same deletion may be accepted when it is sent again later.
    bool mayPass(Code code)
    {
        switch (code) {
        case Code::RateLimited:
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

} // namespace

Deletions::Deletions(Session &session, LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_database(database)
    , m_due(session.alarms().makeAlarm([this] { onAlarm(); }))
{
    connect(&m_database, &LocalDatabase::opened, this, &Deletions::load);
    connect(&m_database, &LocalDatabase::closing, this, &Deletions::forgetAll);
    connect(&session.stream(), &Stream::online, this, &Deletions::pump);
    connect(&session.mirror(), &Mirror::happened, this, [this](const rooms::RoomEvent &event) {
        if (event.type != chat::kDeleted || m_gone.isEmpty())
            return;
        // From here on the message itself says that it was deleted.
        if (const auto body = fromJson<chat::Referring>(event.body.text))
            m_gone.remove(body->event);
    });
}

Deletions::~Deletions() = default;

void Deletions::load()
{
    m_database.read(u"SELECT body FROM kept WHERE name = 'deletions'"_s, {}, [this](const QSqlQuery &row) {
        const auto kept = fromJson<KeptDeletions>(row.value(0).toString().toUtf8());
        const QList<Deletion> items = kept ? kept->items : QList<Deletion>();
        for (const Deletion &each : items) {
            if (m_entries.size() < kMost)
                m_entries.append(Entry{each, 0, false, false});
        }
        return false;
    });
    pump();
}

/// What is not sent yet stays on the disk of the account that is left.
void Deletions::forgetAll()
{
    ++m_generation;
    const bool couldUndo = !undoable().isEmpty();
    m_entries.clear();
    m_gone.clear();
    m_due->stop();
    if (couldUndo)
        Q_EMIT undoableChanged();
}

Done Deletions::keep()
{
    KeptDeletions kept;
    kept.items = pending();
    const auto stored = m_database.write(uR"(
        INSERT INTO kept (name, body) VALUES ('deletions', :body)
        ON CONFLICT (name) DO UPDATE SET body = :body)"_s,
                                         {{":body"_L1, QString::fromUtf8(toJson(kept))}});
    return stored ? Done() : Done(stored.error());
}

// --- wanting and not wanting it ---

Done Deletions::put(const Deletion &deletion)
{
    if (contains(deletion.event))
        return {};
    if (m_entries.size() >= kMost)
        return Error{Code::TooMany, "deletions"};
    const qint64 dueAt = m_session.clock().steady() + std::chrono::milliseconds(kGrace).count();
    m_entries.append(Entry{deletion, dueAt, false, true});
    if (const Done kept = m_database.durably([this] { return keep(); }); !kept) {
        m_entries.removeLast();
        return kept;
    }
    wait();
    Q_EMIT changed(deletion);
    Q_EMIT undoableChanged();
    return {};
}

bool Deletions::undo(EventId event)
{
    const auto found = find(event);
    if (found == m_entries.end() || found->sending || !found->mayBeUndone)
        return false;
    const Deletion deletion = found->deletion;
    m_entries.erase(found);
    // Before anybody sees it again: a program that dies now must not delete it at its next start.
    if (const Done kept = m_database.durably([this] { return keep(); }); !kept)
        qCWarning(lcClient) << "an undone deletion stays on disk" << wordOf(kept.error().code);
    wait();
    Q_EMIT changed(deletion);
    Q_EMIT undoableChanged();
    return true;
}

bool Deletions::contains(EventId event) const
{
    return m_gone.contains(event)
        || std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [event](const Entry &entry) { return entry.deletion.event == event; });
}

QList<Deletion> Deletions::undoable() const
{
    QList<Deletion> out;
    for (const Entry &entry : m_entries) {
        if (entry.mayBeUndone && !entry.sending)
            out.prepend(entry.deletion);
    }
    return out;
}

QList<Deletion> Deletions::pending() const
{
    QList<Deletion> out;
    for (const Entry &entry : m_entries)
        out += entry.deletion;
    return out;
}

QList<Deletions::Entry>::iterator Deletions::find(EventId event)
{
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [event](const Entry &entry) { return entry.deletion.event == event; });
}

// --- sending ---

/// Sets the alarm to the next one whose time has not come.
void Deletions::wait()
{
    const qint64 now = m_session.clock().steady();
    qint64 next = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.dueAt > now && !entry.sending && (next == 0 || entry.dueAt < next))
            next = entry.dueAt;
    }
    if (next == 0)
        m_due->stop();
    else
        m_due->start(std::chrono::milliseconds(next - now));
}

void Deletions::onAlarm()
{
    pump();
}

void Deletions::sendNow()
{
    for (Entry &entry : m_entries)
        entry.dueAt = 0;
    pump();
}

bool Deletions::isSending() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [](const Entry &entry) { return entry.sending; });
}

/// Sends all whose time has come; without a network they wait for it.
void Deletions::pump()
{
    const qint64 now = m_session.clock().steady();
    const bool isOnline = m_session.stream().isOnline();
    bool undoableIsAnother = false;
    for (Entry &entry : m_entries) {
        if (entry.dueAt > now || entry.sending)
            continue;
        undoableIsAnother |= std::exchange(entry.mayBeUndone, false);
        if (isOnline)
            send(entry);
    }
    wait();
    if (undoableIsAnother)
        Q_EMIT undoableChanged();
}

void Deletions::send(Entry &entry)
{
    entry.sending = true;
    const Deletion deletion = entry.deletion;
    whenDone(m_session.call(chat::remove, {deletion.room, deletion.event}), this,
             [this, deletion, generation = m_generation](const Result<Nothing> &result) {
                 if (generation == m_generation)
                     answer(deletion, result);
             });
}

void Deletions::answer(const Deletion &deletion, const Result<Nothing> &result)
{
    const auto found = find(deletion.event);
    if (found == m_entries.end())
        return;
    // What is gone already was somebody else's wish, too.
    const bool isDone = result || result.error().code == Code::NotFound;
    if (!isDone && mayPass(result.error().code)) {
        const int rest = qMax(kDeletionRestSeconds, result.error().retryAfter);
        found->sending = false;
        found->dueAt = m_session.clock().steady() + rest * qint64(1000);
        wait();
    } else {
        m_entries.erase(found);
        (void)keep();
        if (isDone) {
            const auto event = m_session.archive().eventById(deletion.event);
            const bool isTold = event && event->marks && event->marks->deleted;
            if (m_gone.size() >= kMostGone)
                m_gone.clear();
            if (!isTold)
                m_gone.insert(deletion.event);
        } else {
            qCInfo(lcClient) << "deletion refused" << wordOf(result.error().code)
                             << forLog(result.error().about);
            Q_EMIT changed(deletion);
            Q_EMIT refused(deletion, result.error());
        }
    }
    if (!isSending())
        Q_EMIT settled();
}

} // namespace madang
