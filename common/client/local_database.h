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
#include <vector>

class QLockFile;

namespace madang {

/// Named values of a statement: {{":room", 7}}. The names are literals.
using Binds = std::initializer_list<std::pair<QLatin1StringView, QVariant>>;

/// Why what is written does not reach the disk.
enum class DiskTrouble {
    None,
    Full, ///< there is no room
    ReadOnly, ///< it may not be written there
    Failing, ///< anything else: the disk, or the way to it
};

/// One connection to one file, used from one thread. Closed, it finds nothing and stores nothing. What is
/// written in one turn of the event loop is committed at its end, or, while much is written, every kGather.
/// What the disk does not take is held in memory, is found by whoever reads, and is written as soon as there
/// is room: nobody above needs to know, unless a write has to survive a power cut.
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
    enum class Worth {
        Common, ///< the server has it as well
        Own, ///< only this device knows it: held even when there is much to hold
    };
    /// Executes a statement within the turn's transaction; answers the number of rows it changed.
    Result<int> write(const QString &sql, Binds binds = {}, Worth worth = Worth::Common);
    /// Promises a write at committing(), as if it had been made now; answers whether there will be one.
    bool writeLater();
    /// Commits now.
    Done commit();
    enum class Refused {
        Forget, ///< as if it had never been written
        Hold, ///< as with every other write: later, when there is room
    };
    /// Runs writes in a transaction of their own and waits for the disk: for what must survive a power cut.
    /// `refused`: what becomes of them when the disk does not take them, which is an error either way.
    Done durably(const std::function<Done()> &writes, Refused refused = Refused::Forget);

    /// Whether what is written reaches the disk, and why not.
    DiskTrouble trouble() const { return m_trouble; }
    /// Why the last open() failed.
    DiskTrouble openTrouble() const { return m_failed; }
    /// Tries to write what is held; by itself it does so every kPatience.
    void tryAgain() { (void)commit(); }

    /// How long writes gather at most when others were committed shortly before: a commit costs as much as
    /// some ten writes.
    static constexpr std::chrono::milliseconds kGather{50};
    static constexpr std::chrono::seconds kPatience{10};
    /// How many octets are held for a disk that takes none; of Worth::Own twice as many.
    static constexpr qsizetype kMostHeld = 8 * 1024 * 1024;

Q_SIGNALS:
    void opened();
    /// The last moment to write with what is committed next.
    void committing();
    void closing();
    void troubleChanged();

private:
    Done tryOpen(const QString &path);
    Result<int> schemaVersion() const;
    Done migrate();
    Done simply(const QString &sql) const;
    QSqlQuery &prepared(const QString &sql) const;
    Error failure(const QSqlQuery &query) const;
    bool beginTurn();
    struct Statement {
        QString sql;
        std::vector<std::pair<QLatin1StringView, QVariant>> binds;
    };
    Result<int> execute(const Statement &statement);
    void remember(Statement &&statement);
    void forgetAfter(size_t count);
    void replay();
    Done probe();
    Error refusal() const;
    void setTrouble(DiskTrouble trouble);

    QString m_connection;
    std::unique_ptr<QLockFile> m_lock;
    mutable std::unordered_map<QString, QSqlQuery> m_statements;
    bool m_open = false;
    bool m_readsOnly = false;
    bool m_writing = false;
    QString m_path;
    std::vector<Statement> m_turn; ///< what was written since the last commit, to write it again
    qsizetype m_turnSize = 0; ///< about as many octets
    bool m_behind = false; ///< not all of m_turn is in the transaction
    DiskTrouble m_trouble = DiskTrouble::None;
    mutable DiskTrouble m_failed = DiskTrouble::None; ///< why the last statement failed
    QTimer m_retry;
    QTimer m_due; ///< the next commit
    QElapsedTimer m_committed; ///< since the last one
};

} // namespace madang
