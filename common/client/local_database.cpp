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
    void bindAll(QSqlQuery &query, Binds binds)
    {
        for (const auto &[name, value] : binds) {
            const bool isNullText = value.typeId() == QMetaType::QString && value.toString().isNull();
            query.bindValue(name, isNullText ? QVariant(u""_s) : value);
        }
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
}

LocalDatabase::~LocalDatabase()
{
    close();
}

Done LocalDatabase::open(const QString &path)
{
    close();
    if (!path.isEmpty()) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
        m_lock->setStaleLockTime(0);
        if (!m_lock->tryLock(0)) {
            m_lock.reset();
            return Error{Code::Conflict, "archive-in-use"};
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
        close();
        return done;
    }
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
    if (!database.open())
        return isDamage(database.lastError()) ? Error{Code::Malformed, "archive"}
                                              : Error{Code::Unavailable, "archive"};
    if (!path.isEmpty())
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    TRY(simply(u"PRAGMA journal_mode = WAL"_s));
    TRY(simply(u"PRAGMA synchronous = NORMAL"_s));
    TRY(simply(u"PRAGMA cache_size = -4096"_s));
    TRY(simply(u"PRAGMA journal_size_limit = 4194304"_s));
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
        (void)commit();
    }
    m_open = false;
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
    if (isDamage(error))
        return {Code::Malformed, "archive"};
    return {error.nativeErrorCode() == "13"_L1 ? Code::StorageFull : Code::Unavailable, "archive"};
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

Result<int> LocalDatabase::write(const QString &sql, Binds binds)
{
    if (!m_open || m_readsOnly)
        return Error{Code::Unavailable, "closed"};
    beginTurn();
    QSqlQuery &query = prepared(sql);
    bindAll(query, binds);
    if (!query.exec())
        return failure(query);
    const int changed = query.numRowsAffected();
    query.finish();
    return changed;
}

bool LocalDatabase::beginTurn()
{
    if (m_writing)
        return true;
    if (!m_open || m_readsOnly)
        return false;
    m_writing = simply(u"BEGIN IMMEDIATE"_s).ok();
    if (m_writing)
        m_due.start(m_committed.isValid() && !m_committed.hasExpired(kGather.count()) ? kGather : 0ms);
    return m_writing;
}

Done LocalDatabase::commit()
{
    if (!m_writing)
        return {};
    Q_EMIT committing();
    m_writing = false;
    m_due.stop();
    m_committed.start();
    const Done done = simply(u"COMMIT"_s);
    if (!done)
        (void)simply(u"ROLLBACK"_s);
    return done;
}

Done LocalDatabase::durably(const std::function<Done()> &writes)
{
    if (!m_open || m_readsOnly)
        return Error{Code::Unavailable, "closed"};
    // The pragma has no effect inside a transaction: close the turn's own one first. In WAL, FULL syncs the
    // log with the next commit, and with it all that came before.
    TRY(commit());
    TRY(simply(u"PRAGMA synchronous = FULL"_s));
    Done done = writes();
    if (const Done committed = commit(); !committed)
        done = committed;
    (void)simply(u"PRAGMA synchronous = NORMAL"_s);
    return done;
}

} // namespace madang
