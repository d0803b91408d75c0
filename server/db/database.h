// SPDX-License-Identifier: GPL-3.0-or-later
// Database: one connection to SQLite or PostgreSQL, owned by one thread. Statements are prepared once; rows
// become structs through PROTOCOL_FIELDS, column by column in the order listed. No feature's SQL lives here.
#pragma once

#include "common/protocol/json.h"

#include <QHash>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace madang {

enum class Engine { Sqlite, Postgres };

/// Where a store is. For SQLite `path` is the file; for PostgreSQL the other members count.
struct StoreAddress {
    Engine engine = Engine::Sqlite;
    QString path;
    QString host; ///< a name, an address, or the folder of a unix socket
    int port = 5432;
    QString database;
    QString user;
    QString password;
};

/// One named value of a statement.
struct Bind {
    QLatin1StringView name; ///< with the colon: ":room"
    QVariant value;
};

namespace sql {

    /// A null text is an empty one: what may be absent is a std::optional.
    inline QVariant toSql(const QString &value)
    {
        return value.isNull() ? QVariant(QStringLiteral("")) : QVariant(value);
    }
    inline QVariant toSql(const QByteArray &value)
    {
        return toSql(QString::fromUtf8(value));
    }
    inline QVariant toSql(qint64 value)
    {
        return QVariant::fromValue(value);
    }
    inline QVariant toSql(int value)
    {
        return QVariant::fromValue(qint64(value));
    }
    inline QVariant toSql(bool value)
    {
        return QVariant::fromValue(qint64(value ? 1 : 0));
    }
    inline QVariant toSql(Money value)
    {
        return QVariant::fromValue(value.won);
    }
    inline QVariant toSql(Timestamp value)
    {
        return QVariant::fromValue(value.ms);
    }
    inline QVariant toSql(const RawJson &value)
    {
        return toSql(value.text);
    }
    template <typename Kind> QVariant toSql(Id<Kind> value)
    {
        return QVariant::fromValue(value.number);
    }
    template <typename Kind> QVariant toSql(const TextId<Kind> &value)
    {
        return toSql(value.value);
    }
    template <json::WordEnum E> QVariant toSql(E value)
    {
        return QString(json::wordOfEnum(value));
    }
    template <typename T> QVariant toSql(const std::optional<T> &value)
    {
        return value ? toSql(*value) : QVariant();
    }

    inline void fromSql(const QVariant &value, QString &into)
    {
        into = value.toString();
    }
    inline void fromSql(const QVariant &value, QByteArray &into)
    {
        into = value.toString().toUtf8();
    }
    inline void fromSql(const QVariant &value, qint64 &into)
    {
        into = value.toLongLong();
    }
    inline void fromSql(const QVariant &value, int &into)
    {
        into = value.toInt();
    }
    inline void fromSql(const QVariant &value, bool &into)
    {
        into = value.toLongLong() != 0;
    }
    inline void fromSql(const QVariant &value, Money &into)
    {
        into.won = value.toLongLong();
    }
    inline void fromSql(const QVariant &value, Timestamp &into)
    {
        into.ms = value.toLongLong();
    }
    inline void fromSql(const QVariant &value, RawJson &into)
    {
        into.text = value.toString().toUtf8();
    }
    template <typename Kind> void fromSql(const QVariant &value, Id<Kind> &into)
    {
        into.number = value.toLongLong();
    }
    template <typename Kind> void fromSql(const QVariant &value, TextId<Kind> &into)
    {
        into.value = value.toString();
    }
    template <json::WordEnum E> void fromSql(const QVariant &value, E &into)
    {
        if (const auto found = json::enumFromWord<E>(value.toString()))
            into = *found;
    }
    template <typename T> void fromSql(const QVariant &value, std::optional<T> &into)
    {
        if (value.isNull()) {
            into.reset();
        } else {
            T inner{};
            fromSql(value, inner);
            into = std::move(inner);
        }
    }

    /// A row as a T: its listed members in order, or its one column.
    template <typename T> T rowAs(const QSqlQuery &query)
    {
        T row{};
        if constexpr (HasFields<T>) {
            int column = 0;
            forEachField<T>([&](auto field) { fromSql(query.value(column++), row.*field.member); });
        } else {
            fromSql(query.value(0), row);
        }
        return row;
    }

    /// See Database::objects.
    QJsonObject objectOf(const QSqlQuery &query);

} // namespace sql

/// bind("room", id) for `:room`. The name must be a literal. An object, not a function: argument-dependent
/// lookup would find std::bind beside it.
struct BindMaker {
    template <size_t N, typename T> Bind operator()(const char (&name)[N], const T &value) const
    {
        return {QLatin1StringView(name, N - 1), sql::toSql(value)};
    }
};
inline constexpr BindMaker bind;

/// One connection. Every method may only be called on the thread that opened it. Errors: AlreadyExists for a
/// broken uniqueness rule, Conflict for another broken constraint, StorageFull, Unavailable; the cause is in
/// the log.
class Database {
public:
    enum class Access { ReadWrite, ReadOnly };
    /// Opens the store; SQLite gets WAL, synchronous=FULL, foreign keys, and each is asserted; PostgreSQL
    /// gets synchronous_commit whatever its own configuration says.
    static Result<std::unique_ptr<Database>> open(const StoreAddress &address, Access access);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    Engine engine() const { return m_engine; }

    /// Rows as structs.
    template <typename T, typename... Binds> Result<QList<T>> all(const QString &text, const Binds &...binds)
    {
        TRY(QSqlQuery *const query, execute(text, {binds...}));
        QList<T> rows;
        while (query->next())
            rows.append(sql::rowAs<T>(*query));
        TRY(finish(*query));
        return rows;
    }
    /// Rows as JSON objects for people to read: members are named after the columns (some_name: "someName"),
    /// times are texts, ids too, what is stored as JSON stands there as JSON.
    template <typename... Binds>
    Result<QList<QJsonObject>> objects(const QString &text, const Binds &...binds)
    {
        TRY(QSqlQuery *const query, execute(text, {binds...}));
        QList<QJsonObject> rows;
        while (query->next())
            rows.append(sql::objectOf(*query));
        TRY(finish(*query));
        return rows;
    }
    /// The first row, if there is one.
    template <typename T, typename... Binds>
    Result<std::optional<T>> one(const QString &text, const Binds &...binds)
    {
        TRY(QSqlQuery *const query, execute(text, {binds...}));
        std::optional<T> row;
        if (query->next())
            row = sql::rowAs<T>(*query);
        TRY(finish(*query));
        return row;
    }
    /// The first row; NotFound when there is none.
    template <typename T, typename... Binds> Result<T> only(const QString &text, const Binds &...binds)
    {
        TRY(std::optional<T> row, one<T>(text, binds...));
        if (!row)
            return Error{Code::NotFound, "row"};
        return *std::move(row);
    }
    /// Runs a statement; how many rows it touched.
    template <typename... Binds> Result<int> run(const QString &text, const Binds &...binds)
    {
        TRY(QSqlQuery *const query, execute(text, {binds...}));
        const int rows = query->numRowsAffected();
        TRY(finish(*query));
        return rows;
    }
    /// The texts prepared so far on this connection: what a look at their plans begins with.
    QStringList statements() const { return m_statements.keys(); }
    /// Runs a text that is not prepared (schema, pragmas).
    Done script(const QString &text);

    /// Outside of a transaction: what was overwritten in the store is gone from SQLite's log, too. False when
    /// somebody was reading: try again.
    Result<bool> emptyLog();
    /// Rows changed on this connection so far, as SQLite counts them; 0 on PostgreSQL.
    Result<qint64> changes();

    /// Starts a transaction that may write (SQLite: IMMEDIATE), or one that only reads and sees one moment.
    Done begin(Access access);
    /// Fails with the cause when PostgreSQL would only roll back, because a statement had failed. After a
    /// failure the transaction is still open: roll it back.
    Done commit();
    void rollback();
    Done savepoint();
    Done releaseSavepoint();
    Done rollbackToSavepoint();
    /// Statements run on this connection so far that may have changed something, and that failed.
    struct Effects {
        quint64 writes = 0;
        quint64 failures = 0;
    };
    Effects effects() const { return m_effects; }
    /// What another transaction did at the same time to make this one fail: run again, it may do well. Never
    /// anything on SQLite, where writers take turns.
    enum class Race {
        None,
        Taken, ///< a unique value was taken (meanwhile, or long ago)
        Crossed, ///< the two waited for each other
    };
    Race lostRace() const { return m_race; }

    /// Whether the connection answers; reopens a lost one.
    bool alive();

private:
    Database(QString name, Engine engine);
    Result<QSqlQuery *> execute(const QString &text, std::initializer_list<Bind> binds);
    Done finish(QSqlQuery &query);
    Done control(const QString &text);
    Error failed(const QSqlError &failure, const QString &text);
    QSqlDatabase connection() const;

    const QString m_name;
    const Engine m_engine;
    bool m_inTransaction = false;
    Race m_race = Race::None;
    Effects m_effects;
    std::optional<Error> m_failure; ///< why PostgreSQL will not commit the open transaction
    QHash<QString, std::shared_ptr<QSqlQuery>>
        m_statements; ///< every text the house uses, so bounded by the code
};

} // namespace madang
