// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"

#include "common/base/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlError>
#include <QSqlRecord>

#include <atomic>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    /// SQLITE_IOERR_FSYNC: what was written may be gone, and asking again would lie (reliability R2).
    constexpr int kSqliteFsyncFailed = 1034;

    Error sqliteError(const QSqlError &failure)
    {
        const int code = failure.nativeErrorCode().toInt();
        if (code == kSqliteFsyncFailed)
            qFatal("the disk refused an fsync: stopping rather than promising what may be lost");
        switch (code & 0xff) {
        case 19: // SQLITE_CONSTRAINT
            return failure.databaseText().contains("UNIQUE"_L1) ? Error{Code::AlreadyExists, "unique"}
                                                                : Error{Code::Conflict, "constraint"};
        case 13: // SQLITE_FULL
            return {Code::StorageFull, "disk"};
        default:
            return Error{Code::Unavailable, "store"}.after(1);
        }
    }

    Error postgresError(const QSqlError &failure)
    {
        const QString state = failure.nativeErrorCode();
        if (state == "23505"_L1)
            return {Code::AlreadyExists, "unique"};
        if (state.startsWith("23"_L1) || state.startsWith("P0"_L1))
            return {Code::Conflict, "constraint"};
        if (state == "53100"_L1)
            return {Code::StorageFull, "disk"};
        return Error{Code::Unavailable, "store"}.after(1);
    }

    Error storeError(Engine engine, const QSqlError &failure, const QString &text)
    {
        const Error error = engine == Engine::Sqlite ? sqliteError(failure) : postgresError(failure);
        if (error.code != Code::AlreadyExists) {
            qCWarning(lcStore).noquote()
                << "statement failed" << failure.nativeErrorCode() << forLog(failure.databaseText()) << "in"
                << forLog(text.simplified());
        }
        return error;
    }

    Database::Race raceBehind(const QString &state)
    {
        if (state == "23505"_L1) // unique_violation
            return Database::Race::Taken;
        // serialization_failure, deadlock_detected
        return state == "40001"_L1 || state == "40P01"_L1 ? Database::Race::Crossed : Database::Race::None;
    }

    /// Anything but a plain SELECT counts as writing: better once too often.
    bool onlyReads(QStringView text)
    {
        return text.trimmed().startsWith("SELECT"_L1, Qt::CaseInsensitive);
    }

    QString freshName()
    {
        static std::atomic<int> count{0};
        return u"madang-%1"_s.arg(++count);
    }

    /// Settings every SQLite connection needs, and what asking for each must answer.
    struct Pragma {
        const char *set;
        const char *ask;
        const char *answer;
    };
    constexpr Pragma kPragmas[] = {
        {"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
        {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
        {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
        // What is deleted is overwritten with zeros: somebody may have asked to be forgotten.
        {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    };

    Done prepareSqlite(const QSqlDatabase &db, Database::Access access)
    {
        QSqlQuery query(db);
        query.exec(u"PRAGMA cache_size = -8192"_s);
        for (const Pragma &pragma : kPragmas) {
            const bool ours
                = access == Database::Access::ReadWrite || !QByteArray(pragma.set).contains("journal_mode");
            if (ours && !query.exec(QLatin1StringView(pragma.set)))
                return storeError(Engine::Sqlite, query.lastError(), QLatin1StringView(pragma.set));
            query.finish();
            const bool asked = query.exec(QLatin1StringView(pragma.ask)) && query.next();
            if (!asked || query.value(0).toString() != QLatin1StringView(pragma.answer)) {
                qCCritical(lcStore) << "the store does not keep" << pragma.set;
                return Error{Code::Unavailable, "durability"};
            }
            query.finish();
        }
        if (access == Database::Access::ReadWrite) {
            // A checkpoint costs two fsyncs more: one for 16 MiB of the log instead of four.
            query.exec(u"PRAGMA wal_autocheckpoint = 4096"_s);
            query.exec(u"PRAGMA journal_size_limit = 67108864"_s);
        }
        return {};
    }

} // namespace

namespace sql {

    QJsonObject objectOf(const QSqlQuery &query)
    {
        // Beyond what a number of JSON keeps exactly: an id.
        constexpr qint64 kLargestNumber = qint64(1) << 53;
        const QSqlRecord columns = query.record();
        QJsonObject row;
        for (int i = 0; i < columns.count(); ++i) {
            const QVariant value = query.value(i);
            if (value.isNull())
                continue;
            QString name = columns.fieldName(i);
            const bool isTime = name == "at"_L1 || name.endsWith("_at"_L1) || name.endsWith("_until"_L1);
            for (qsizetype at = name.indexOf(u'_'); at > 0 && at + 1 < name.size(); at = name.indexOf(u'_'))
                name.replace(at, 2, name.mid(at + 1, 1).toUpper());
            const int type = value.metaType().id();
            // PostgreSQL's driver gives whole numbers above zero as unsigned ones.
            if (type == QMetaType::LongLong || type == QMetaType::ULongLong || type == QMetaType::Int) {
                const qint64 number = value.toLongLong();
                if (isTime && number > 0)
                    row.insert(name, Timestamp{number}.text());
                else if (!isTime)
                    row.insert(name,
                               qAbs(number) > kLargestNumber ? QJsonValue(QString::number(number))
                                                             : QJsonValue(number));
                continue;
            }
            const QString text = value.toString();
            const QJsonDocument inner = text.startsWith(u'{') || text.startsWith(u'[')
                ? QJsonDocument::fromJson(text.toUtf8())
                : QJsonDocument();
            if (inner.isObject())
                row.insert(name, inner.object());
            else if (inner.isArray())
                row.insert(name, inner.array());
            else
                row.insert(name, text);
        }
        return row;
    }

} // namespace sql

Database::Database(QString name, Engine engine)
    : m_name(std::move(name))
    , m_engine(engine)
{
}

Result<std::unique_ptr<Database>> Database::open(const StoreAddress &address, Access access)
{
    const QString name = freshName();
    std::unique_ptr<Database> database(new Database(name, address.engine));
    QSqlDatabase db
        = QSqlDatabase::addDatabase(address.engine == Engine::Sqlite ? u"QSQLITE"_s : u"QPSQL"_s, name);
    if (!db.isValid())
        return Error{Code::Unavailable, "sql-driver"};
    if (address.engine == Engine::Sqlite) {
        db.setDatabaseName(address.path);
        db.setConnectOptions(access == Access::ReadOnly ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                                        : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    } else {
        db.setHostName(address.host);
        db.setPort(address.port);
        db.setDatabaseName(address.database);
        db.setUserName(address.user);
        db.setPassword(address.password);
        const QString readOnly
            = access == Access::ReadOnly ? u" -c default_transaction_read_only=on"_s : QString();
        // Over a network a server that is gone is missed within a minute, also by who only waits for it.
        db.setConnectOptions(
            u"connect_timeout=5;application_name=madangd;keepalives_idle=20;keepalives_interval=10;"
            "keepalives_count=3;tcp_user_timeout=50000;"
            "options='-c synchronous_commit=on -c client_min_messages=warning%1'"_s.arg(readOnly));
    }
    if (!db.open())
        return storeError(address.engine, db.lastError(), u"open"_s);
    if (address.engine == Engine::Sqlite)
        TRY(prepareSqlite(db, access));
    return database;
}

Database::~Database()
{
    m_statements.clear();
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<QSqlQuery *> Database::execute(const QString &text, std::initializer_list<Bind> binds)
{
    auto found = m_statements.find(text);
    if (found == m_statements.end()) {
        auto query = std::make_shared<QSqlQuery>(connection());
        query->setForwardOnly(true);
        if (!query->prepare(text))
            return failed(query->lastError(), text);
        found = m_statements.insert(text, std::move(query));
    }
    QSqlQuery *query = found->get();
    for (const Bind &value : binds)
        query->bindValue(u':' + value.name, value.value);
    if (!onlyReads(text))
        ++m_effects.writes;
    if (!query->exec()) {
        const Error error = failed(query->lastError(), text);
        query->finish();
        if (m_engine == Engine::Postgres && !connection().isOpen())
            m_statements.clear();
        return error;
    }
    return query;
}

Done Database::finish(QSqlQuery &query)
{
    const QSqlError failure = query.lastError();
    query.finish();
    if (failure.isValid())
        return failed(failure, query.lastQuery());
    return {};
}

Result<bool> Database::emptyLog()
{
    if (m_engine != Engine::Sqlite)
        return true;
    Q_ASSERT(!m_inTransaction);
    QSqlQuery query(connection());
    // Readers are done within milliseconds or not soon: nobody who writes waits for them as long as usual.
    query.exec(u"PRAGMA busy_timeout = 200"_s);
    query.finish();
    const bool asked = query.exec(u"PRAGMA wal_checkpoint(TRUNCATE)"_s) && query.next();
    const bool done = asked && query.value(0).toInt() == 0;
    const QSqlError failure = query.lastError();
    query.finish();
    query.exec(u"PRAGMA busy_timeout = 5000"_s);
    query.finish();
    if (!asked)
        return failed(failure, u"wal_checkpoint"_s);
    return done;
}

Result<qint64> Database::changes()
{
    if (m_engine != Engine::Sqlite)
        return qint64(0);
    return only<qint64>(u"SELECT total_changes()"_s);
}

Error Database::failed(const QSqlError &failure, const QString &text)
{
    const Error error = storeError(m_engine, failure, text);
    ++m_effects.failures;
    if (m_engine == Engine::Postgres && m_inTransaction && !m_failure) {
        m_failure = error;
        m_race = raceBehind(failure.nativeErrorCode());
    }
    return error;
}

Done Database::script(const QString &text)
{
    ++m_effects.writes;
    QSqlQuery query(connection());
    if (!query.exec(text))
        return failed(query.lastError(), text);
    return {};
}

Done Database::begin(Access access)
{
    m_failure.reset();
    m_race = Race::None;
    m_inTransaction = false;
    if (access == Access::ReadWrite)
        TRY(control(m_engine == Engine::Sqlite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s));
    else
        TRY(control(m_engine == Engine::Sqlite ? u"BEGIN"_s
                                               : u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s));
    m_inTransaction = true;
    return {};
}

Done Database::commit()
{
    if (m_failure)
        return *m_failure;
    TRY(control(u"COMMIT"_s));
    m_inTransaction = false;
    return {};
}

void Database::rollback()
{
    m_inTransaction = false;
    (void)control(u"ROLLBACK"_s);
}

Done Database::control(const QString &text)
{
    // These run for every unit or group: prepared where that is possible.
    if (m_engine == Engine::Postgres)
        return script(text);
    TRY(run(text));
    return {};
}

Done Database::savepoint()
{
    return control(u"SAVEPOINT unit"_s);
}

Done Database::releaseSavepoint()
{
    return control(u"RELEASE SAVEPOINT unit"_s);
}

Done Database::rollbackToSavepoint()
{
    TRY(control(u"ROLLBACK TO SAVEPOINT unit"_s));
    m_failure.reset();
    return releaseSavepoint();
}

bool Database::alive()
{
    QSqlDatabase db = connection();
    if (db.isOpen() && script(u"SELECT 1"_s))
        return true;
    if (m_engine == Engine::Sqlite)
        return false;
    m_statements.clear();
    m_inTransaction = false;
    db.close();
    return db.open();
}

} // namespace madang
