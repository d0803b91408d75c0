// SPDX-License-Identifier: GPL-3.0-or-later
// The client's one SQLite file: opening, schema, and one transaction per turn of the event loop. No table's
// meaning.
#pragma once

#include "common/base/result.h"

#include <QObject>
#include <QSqlQuery>

namespace madang {

/// One connection to one file, used from one thread. Closed, it answers nothing and stores nothing.
class LocalDatabase : public QObject {
    Q_OBJECT
public:
    explicit LocalDatabase(QObject *parent = nullptr);
    ~LocalDatabase() override;

    /// Opens or creates the file (empty: in memory) and brings its schema up to date. A file of a newer
    /// program is NotSupported; a damaged one is set aside as "<path>.damaged" and a new one is begun.
    Done open(const QString &path);
    /// Commits what is pending and closes.
    void close();
    bool isOpen() const;

    /// A statement, prepared once and kept. Ready to bind and exec.
    QSqlQuery &statement(const QString &sql) const;
    /// Executes a bound statement; failures are logged and answered as Unavailable or StorageFull.
    Done run(QSqlQuery &query) const;
    /// Begins the turn's transaction when there is none; it is committed when the loop comes round.
    void willWrite();
    /// Commits now.
    Done commit();
    /// Commits now and waits for the disk: for what must survive a power cut.
    Done commitDurably();

Q_SIGNALS:
    void opened();
    void closing();

private:
    Done tryOpen(const QString &path);
    Done migrate();

    QString m_connection;
    mutable QHash<QString, QSqlQuery> m_statements;
    bool m_writing = false;
};

} // namespace madang
