// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/local_database.h"

#include "common/base/log.h"
#include "common/base/secret.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>

#include <array>

namespace madang {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    constexpr int kSchemaVersion = 7;

    /// Only ids, counters and texts that the client needs offline; what the server owns is kept as the server
    /// told it.
    constexpr std::array kSchema{
        uR"(CREATE TABLE room (
        id INTEGER PRIMARY KEY,
        body TEXT NOT NULL))",
        uR"(CREATE TABLE room_state (
        room INTEGER PRIMARY KEY,
        epoch TEXT NOT NULL DEFAULT '',
        read_position INTEGER NOT NULL DEFAULT 0,
        draft TEXT NOT NULL DEFAULT ''))",
        uR"(CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        room INTEGER NOT NULL,
        position INTEGER NOT NULL,
        type TEXT NOT NULL,
        sender INTEGER,
        nickname TEXT,
        at INTEGER NOT NULL,
        tag TEXT,
        body TEXT NOT NULL,
        UNIQUE (room, position)))",
        // Pairs of neighbouring characters, each written in hexadecimal: finds Korean inside words, two
        // syllables too.
        uR"(CREATE VIRTUAL TABLE event_pair USING fts5(pairs, content='', detail='none', tokenize='ascii'))",
        uR"(CREATE TABLE person (
        id INTEGER PRIMARY KEY,
        nickname TEXT NOT NULL))",
        uR"(CREATE TABLE member (
        room INTEGER NOT NULL,
        user INTEGER NOT NULL,
        nickname TEXT NOT NULL,
        role TEXT NOT NULL,
        read_position INTEGER NOT NULL,
        joined_at INTEGER NOT NULL,
        PRIMARY KEY (room, user)) WITHOUT ROWID)",
        uR"(CREATE TABLE campaign (
        id INTEGER PRIMARY KEY,
        body TEXT NOT NULL))",
        uR"(CREATE TABLE outbox (
        number INTEGER PRIMARY KEY,
        room INTEGER NOT NULL,
        tag TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        reply_to INTEGER,
        at INTEGER NOT NULL,
        failure_code TEXT,
        failure_about TEXT NOT NULL DEFAULT '',
        failure_field TEXT NOT NULL DEFAULT ''))",
    };

    /// Version 2: how far a queue of one's own has been heard on this device, and what later events made of
    /// one.
    constexpr std::array<const char16_t *, 2> kSecond{
        uR"(CREATE TABLE heard (
        queue TEXT PRIMARY KEY,
        position INTEGER NOT NULL) WITHOUT ROWID)",
        uR"(ALTER TABLE event ADD COLUMN marks TEXT)",
    };

    /// Version 3: files of lines on their way.
    constexpr std::array<const char16_t *, 1> kThird{
        uR"(ALTER TABLE outbox ADD COLUMN attachments TEXT)",
    };

    /// Version 4: drafts are shared with other clients. `draft_revision`: what was seen of it at the server,
    /// 0: nothing; `draft_changed`: when it was changed here, 0: the server has it as it is.
    constexpr std::array<const char16_t *, 4> kFourth{
        uR"(ALTER TABLE room_state ADD COLUMN draft_reply INTEGER NOT NULL DEFAULT 0)",
        uR"(ALTER TABLE room_state ADD COLUMN draft_revision INTEGER NOT NULL DEFAULT 0)",
        uR"(ALTER TABLE room_state ADD COLUMN draft_changed INTEGER NOT NULL DEFAULT 0)",
        // From before any were shared: the server has not got them.
        uR"(UPDATE room_state SET draft_changed = 1 WHERE draft <> '')",
    };

    /// Version 5: by which name a member is mentioned; empty: it was not told.
    constexpr std::array<const char16_t *, 1> kFifth{
        uR"(ALTER TABLE member ADD COLUMN username TEXT NOT NULL DEFAULT '')",
    };

    /// Version 6: what the server told about the account as a whole, by name.
    constexpr std::array<const char16_t *, 1> kSixth{
        uR"(CREATE TABLE kept (
        name TEXT PRIMARY KEY,
        body TEXT NOT NULL) WITHOUT ROWID)",
    };

    /// Version 7: who is blocked; files on their way, and the messages that wait for them. `upload`: 0 while
    /// the server was not asked; of a message: 0 for the files that go with what is written in its room.
    constexpr std::array<const char16_t *, 3> kSeventh{
        uR"(CREATE TABLE blocked (person INTEGER PRIMARY KEY))",
        uR"(CREATE TABLE upload (
        number INTEGER PRIMARY KEY,
        room INTEGER NOT NULL,
        name TEXT NOT NULL,
        path TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        goes INTEGER NOT NULL,
        upload INTEGER NOT NULL DEFAULT 0,
        sent INTEGER NOT NULL DEFAULT 0,
        failure_code TEXT,
        failure_about TEXT NOT NULL DEFAULT '',
        failure_field TEXT NOT NULL DEFAULT ''))",
        uR"(CREATE TABLE file_message (
        number INTEGER PRIMARY KEY,
        tag TEXT NOT NULL UNIQUE,
        room INTEGER NOT NULL,
        text TEXT NOT NULL,
        reply_to INTEGER,
        upload INTEGER NOT NULL))",
    };

    /// A null string is an empty text, not NULL; NULL is an invalid QVariant.
    template <typename Values> void bindAll(QSqlQuery &query, const Values &binds)
    {
        for (const auto &[name, value] : binds) {
            const bool isNullText = value.typeId() == QMetaType::QString && value.toString().isNull();
            query.bindValue(name, isNullText ? QVariant(u""_s) : value);
        }
    }

    DiskTrouble troubleOf(const QSqlError &error)
    {
        switch (error.nativeErrorCode().toInt() & 0xff) { // the rest tells where it happened
        case 13: // FULL
            return DiskTrouble::Full;
        case 8: // READONLY
            return DiskTrouble::ReadOnly;
        case 10: // IOERR
        case 14: // CANTOPEN
            return DiskTrouble::Failing;
        default:
            return DiskTrouble::None;
        }
    }

    /// What a statement weighs while it is held.
    template <typename Values> qsizetype weightOf(const Values &binds)
    {
        qsizetype octets = 200;
        for (const auto &[name, value] : binds)
            octets += 40 + (value.typeId() == QMetaType::QString ? 2 * value.toString().size() : 0);
        return octets;
    }

    bool isDamage(const QSqlError &error)
    {
        return error.nativeErrorCode() == "11"_L1 || error.nativeErrorCode() == "26"_L1; // CORRUPT, NOTADB
    }

} // namespace

LocalDatabase::LocalDatabase(QObject *parent)
    : QObject(parent)
    , m_connection(u"madang-client-"_s + secret::randomToken(8))
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &LocalDatabase::commit);
    m_retry.setInterval(kPatience);
    connect(&m_retry, &QTimer::timeout, this, &LocalDatabase::commit);
}

LocalDatabase::~LocalDatabase()
{
    close();
}

Done LocalDatabase::open(const QString &path)
{
    close();
    m_failed = DiskTrouble::None;
    if (!path.isEmpty()) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
        m_lock->setStaleLockTime(0);
        if (!m_lock->tryLock(0)) {
            const QLockFile::LockError reason = m_lock->error();
            m_lock.reset();
            if (reason == QLockFile::LockFailedError)
                return Error{Code::Conflict, "archive-in-use"};
            m_failed = reason == QLockFile::PermissionError ? DiskTrouble::ReadOnly : DiskTrouble::Full;
            return Error{Code::Unavailable, "archive"};
        }
    }
    Done done = tryOpen(path);
    if (!done && done.error().code == Code::Malformed && !path.isEmpty()) {
        qCWarning(lcClient) << "archive is damaged, beginning a new one";
        QFile::remove(path + u".damaged"_s);
        QFile::rename(path, path + u".damaged"_s);
        QFile::remove(path + u"-wal"_s);
        QFile::remove(path + u"-shm"_s);
        done = tryOpen(path);
    }
    if (!done) {
        if (m_failed == DiskTrouble::None)
            m_failed = DiskTrouble::Failing;
        close();
        return done;
    }
    m_path = path;
    m_open = true;
    Q_EMIT opened();
    return {};
}

Done LocalDatabase::openForReading(const QString &path, std::chrono::milliseconds patience)
{
    close();
    if (!QFile::exists(path))
        return Error{Code::NotFound, "archive"};
    const auto begin = [&]() -> Done {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patience.count()));
        if (!database.open())
            return Error{Code::Unavailable, "archive"};
        // One moment for all that is read: no statement meets a lock after this one.
        TRY(simply(u"BEGIN"_s));
        TRY(const int version, schemaVersion());
        return version == kSchemaVersion ? Done() : Done(Error{Code::NotSupported, "other-archive"});
    };
    const Done done = begin();
    if (!done) {
        close();
        return done;
    }
    m_readsOnly = true;
    m_open = true;
    return {};
}

Result<int> LocalDatabase::schemaVersion() const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return failure(query);
    return query.value(0).toInt();
}

Done LocalDatabase::tryOpen(const QString &path)
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connection);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path.isEmpty() ? u":memory:"_s : path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open()) {
        m_failed = troubleOf(database.lastError());
        return isDamage(database.lastError()) ? Error{Code::Malformed, "archive"}
                                              : Error{Code::Unavailable, "archive"};
    }
    if (!path.isEmpty())
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    TRY(simply(u"PRAGMA journal_mode = WAL"_s));
    TRY(simply(u"PRAGMA synchronous = NORMAL"_s));
    TRY(simply(u"PRAGMA cache_size = -4096"_s));
    TRY(simply(u"PRAGMA journal_size_limit = 4194304"_s));
    // Only a commit meets the disk: before it there is nothing that a full one could break.
    TRY(simply(u"PRAGMA cache_spill = OFF"_s));
    TRY(simply(u"PRAGMA temp_store = MEMORY"_s));
    return migrate();
}

Done LocalDatabase::migrate()
{
    TRY(const int version, schemaVersion());
    if (version > kSchemaVersion)
        return Error{Code::NotSupported, "newer-archive"};
    if (version == kSchemaVersion)
        return {};
    TRY(simply(u"BEGIN IMMEDIATE"_s));
    if (version < 1) {
        for (const char16_t *step : kSchema)
            TRY(simply(QString::fromUtf16(step)));
    }
    if (version < 2) {
        for (const char16_t *step : kSecond)
            TRY(simply(QString::fromUtf16(step)));
    }
    if (version < 3) {
        for (const char16_t *step : kThird)
            TRY(simply(QString::fromUtf16(step)));
    }
    if (version < 4) {
        for (const char16_t *step : kFourth)
            TRY(simply(QString::fromUtf16(step)));
    }
    if (version < 5) {
        for (const char16_t *step : kFifth)
            TRY(simply(QString::fromUtf16(step)));
    }
    if (version < 6) {
        for (const char16_t *step : kSixth)
            TRY(simply(QString::fromUtf16(step)));
    }
    for (const char16_t *step : kSeventh)
        TRY(simply(QString::fromUtf16(step)));
    TRY(simply(u"PRAGMA user_version = %1"_s.arg(kSchemaVersion)));
    return simply(u"COMMIT"_s);
}

void LocalDatabase::close()
{
    if (m_open) {
        Q_EMIT closing();
        if (!commit())
            qCWarning(lcClient) << "archive closed without" << m_turn.size() << "writes";
    }
    m_turn.clear();
    m_turnSize = 0;
    m_behind = false;
    m_writing = false;
    m_due.stop();
    m_path.clear();
    m_open = false;
    setTrouble(DiskTrouble::None);
    m_readsOnly = false;
    m_statements.clear();
    if (QSqlDatabase::contains(m_connection)) {
        QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }
    m_lock.reset();
}

Done LocalDatabase::simply(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    return query.exec(sql) ? Done() : Done(failure(query));
}

QSqlQuery &LocalDatabase::prepared(const QString &sql) const
{
    const auto found = m_statements.find(sql);
    if (found != m_statements.end())
        return found->second;
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.setForwardOnly(true);
    const bool ok = query.prepare(sql);
    Q_ASSERT_X(ok, "LocalDatabase", qPrintable(query.lastError().text()));
    return m_statements.emplace(sql, std::move(query)).first->second;
}

Error LocalDatabase::failure(const QSqlQuery &query) const
{
    const QSqlError error = query.lastError();
    qCWarning(lcClient) << "archive" << forLog(error.databaseText()) << error.nativeErrorCode();
    m_failed = troubleOf(error);
    if (isDamage(error))
        return {Code::Malformed, "archive"};
    return {m_failed == DiskTrouble::Full ? Code::StorageFull : Code::Unavailable, "archive"};
}

void LocalDatabase::read(const QString &sql, Binds binds,
                         const std::function<bool(const QSqlQuery &)> &row) const
{
    if (!m_open)
        return;
    QSqlQuery &query = prepared(sql);
    bindAll(query, binds);
    if (!query.exec()) {
        (void)failure(query);
        return;
    }
    while (query.next() && row(query)) { }
    query.finish();
}

Result<int> LocalDatabase::write(const QString &sql, Binds binds, Worth worth)
{
    if (!m_open || m_readsOnly)
        return Error{Code::Unavailable, "closed"};
    const qsizetype most = worth == Worth::Own ? 2 * kMostHeld : kMostHeld;
    if (m_trouble != DiskTrouble::None && m_turnSize > most)
        return refusal();
    const bool mayRun = beginTurn() && !m_behind;
    Statement statement{sql, std::vector(binds.begin(), binds.end())};
    if (!mayRun) {
        remember(std::move(statement));
        return refusal();
    }
    m_failed = DiskTrouble::None;
    const Result<int> changed = execute(statement);
    if (!changed && m_failed == DiskTrouble::None)
        return changed; // not the disk's fault, and never to be had
    const DiskTrouble trouble = m_failed;
    remember(std::move(statement));
    if (!changed) {
        setTrouble(trouble);
        // A failure of this kind may have taken the whole transaction with it.
        replay();
    }
    return changed;
}

Result<int> LocalDatabase::execute(const Statement &statement)
{
    QSqlQuery &query = prepared(statement.sql);
    bindAll(query, statement.binds);
    if (!query.exec()) {
        Error reason = failure(query);
        query.finish(); // one that is still active would keep its transaction
        return reason;
    }
    const int changed = query.numRowsAffected();
    query.finish();
    return changed;
}

void LocalDatabase::remember(Statement &&statement)
{
    m_turnSize += weightOf(statement.binds);
    m_turn.push_back(std::move(statement));
}

void LocalDatabase::forgetAfter(size_t count)
{
    while (m_turn.size() > count) {
        m_turnSize -= weightOf(m_turn.back().binds);
        m_turn.pop_back();
    }
}

/// Writes m_turn in a new transaction, as far as it can be.
void LocalDatabase::replay()
{
    const DiskTrouble before = m_failed;
    size_t most = m_turn.size();
    m_behind = false;
    for (;;) {
        QSqlQuery(QSqlDatabase::database(m_connection)).exec(u"ROLLBACK"_s); // there may be none
        m_writing = simply(u"BEGIN IMMEDIATE"_s).ok();
        if (!m_writing) {
            m_behind = true;
            return;
        }
        size_t written = 0;
        for (; written < most; ++written) {
            m_failed = DiskTrouble::None;
            if (!execute(m_turn[written]) && m_failed != DiskTrouble::None)
                break;
        }
        if (written == most)
            break;
        m_behind = true;
        most = written;
    }
    m_failed = before;
}

bool LocalDatabase::writeLater()
{
    return beginTurn() || m_trouble != DiskTrouble::None;
}

bool LocalDatabase::beginTurn()
{
    if (m_writing)
        return true;
    if (!m_open || m_readsOnly || m_behind)
        return false;
    m_writing = simply(u"BEGIN IMMEDIATE"_s).ok();
    if (!m_writing) {
        m_behind = true;
        setTrouble(m_failed == DiskTrouble::None ? DiskTrouble::Failing : m_failed);
    } else if (m_trouble == DiskTrouble::None) {
        m_due.start(m_committed.isValid() && !m_committed.hasExpired(kGather.count()) ? kGather : 0ms);
    }
    return m_writing;
}

Done LocalDatabase::commit()
{
    if (!m_open || m_readsOnly)
        return {};
    const bool wasInTrouble = m_trouble != DiskTrouble::None;
    if (!m_writing && !wasInTrouble)
        return {};
    Q_EMIT committing();
    m_due.stop();
    m_committed.start();
    if (wasInTrouble) {
        // All that is held would be written for nothing, time and again.
        TRY(probe());
        if (m_behind || !m_writing)
            replay();
        if (m_behind)
            return refusal();
    }
    m_failed = DiskTrouble::None;
    const Done done = simply(u"COMMIT"_s);
    if (!done && m_failed != DiskTrouble::None) {
        setTrouble(m_failed);
        replay();
        return done;
    }
    if (!done)
        (void)simply(u"ROLLBACK"_s);
    m_writing = false;
    m_turn.clear();
    m_turnSize = 0;
    if (wasInTrouble) {
        (void)simply(u"PRAGMA synchronous = NORMAL"_s); // durably() could not set it back
        setTrouble(DiskTrouble::None);
    }
    return done;
}

Done LocalDatabase::durably(const std::function<Done()> &writes, Refused refused)
{
    if (!m_open || m_readsOnly)
        return Error{Code::Unavailable, "closed"};
    // The pragma has no effect inside a transaction: close the turn's own one first. In WAL, FULL syncs the
    // log with the next commit, and with it all that came before.
    const Done before = commit();
    if (!before && refused == Refused::Forget)
        return before;
    if (before) {
        TRY(simply(u"PRAGMA synchronous = FULL"_s));
    }
    const size_t mark = m_turn.size();
    Done done = writes();
    if (const Done committed = commit(); !committed)
        done = committed;
    if (m_trouble != DiskTrouble::None) {
        if (done) // what could not even be begun tells only here
            done = refusal();
        if (refused == Refused::Forget) {
            forgetAfter(mark);
            replay();
        }
        return done;
    }
    (void)simply(u"PRAGMA synchronous = NORMAL"_s);
    return done;
}

/// Whether the disk takes anything: as much as is held, beside the file.
Done LocalDatabase::probe()
{
    if (m_path.isEmpty())
        return {};
    QFile file(m_path + u".probe"_s);
    const QByteArray block(64 * 1024, '\0');
    bool fits = file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered);
    for (qsizetype left = m_turnSize + block.size(); fits && left > 0; left -= block.size())
        fits = file.write(block) == block.size();
    file.close();
    file.remove();
    return fits ? Done() : Done(refusal());
}

Error LocalDatabase::refusal() const
{
    return {m_trouble == DiskTrouble::Full ? Code::StorageFull : Code::Unavailable, "archive"};
}

void LocalDatabase::setTrouble(DiskTrouble trouble)
{
    if (trouble == DiskTrouble::None)
        m_retry.stop();
    else if (!m_retry.isActive())
        m_retry.start();
    if (std::exchange(m_trouble, trouble) == trouble)
        return;
    if (m_open)
        qCWarning(lcClient) << "archive" << (trouble == DiskTrouble::None ? "is written again" : "is held");
    Q_EMIT troubleChanged();
}

} // namespace madang
