// SPDX-License-Identifier: GPL-3.0-or-later
// The client's one SQLite file: opening, schema, and one transaction per turn of the event loop. Knows no
// table's meaning.
#pragma once

#include "common/base/result.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSqlQuery>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

class QLockFile;

namespace madang {

/// Named values of a statement: {{":room", 7}}.
using Binds = std::initializer_list<std::pair<QLatin1StringView, QVariant>>;

/// One connection to one file, used from one thread. Closed, it finds nothing and stores nothing. What is
/// written in one turn of the event loop is committed at its end, or, while much is written, every kGather.
class LocalDatabase : public QObject {
    Q_OBJECT
public:
    explicit LocalDatabase(QObject *parent = nullptr);
    ~LocalDatabase() override;

    /// Opens or creates the file (empty path: in memory) and brings its schema up to date. A damaged file is
    /// set aside as "<path>.damaged" and a new one is begun. NotSupported: made by a newer program; Conflict:
    /// another program has it open; Unavailable: cannot be opened.
    Done open(const QString &path);
    /// Looks into a file that another program may have open: takes no lock, changes nothing, and sees the
    /// file as it was at this moment. Waits at most `patience` for it. NotFound: there is none; NotSupported:
    /// made by another version of the program; Unavailable: cannot be read now.
    Done openForReading(const QString &path, std::chrono::milliseconds patience);
    /// Commits what is pending and closes.
    void close();
    bool isOpen() const { return m_open; }

    /// Calls row(query) for each row of a SELECT until it answers false. Statements are prepared once and
    /// kept.
    void read(const QString &sql, Binds binds, const std::function<bool(const QSqlQuery &)> &row) const;
    /// Executes a statement within the turn's transaction; answers the number of rows it changed.
    Result<int> write(const QString &sql, Binds binds = {});
    /// Promises a write at committing(), as if it had been made now; answers whether there will be one.
    bool writeLater() { return beginTurn(); }
    /// Commits now.
    Done commit();
    /// Runs writes in a transaction of their own and waits for the disk: for what must survive a power cut.
    Done durably(const std::function<Done()> &writes);

    /// How long writes gather at most when others were committed shortly before: a commit costs as much as
    /// some ten writes.
    static constexpr std::chrono::milliseconds kGather{50};

Q_SIGNALS:
    void opened();
    /// The last moment to write with what is committed next.
    void committing();
    void closing();

private:
    Done tryOpen(const QString &path);
    Result<int> schemaVersion() const;
    Done migrate();
    Done simply(const QString &sql) const;
    QSqlQuery &prepared(const QString &sql) const;
    Error failure(const QSqlQuery &query) const;
    bool beginTurn();

    QString m_connection;
    std::unique_ptr<QLockFile> m_lock;
    mutable std::unordered_map<QString, QSqlQuery> m_statements;
    bool m_open = false;
    bool m_readsOnly = false;
    bool m_writing = false;
    QTimer m_due; ///< the next commit
    QElapsedTimer m_committed; ///< since the last one
};

} // namespace madang
