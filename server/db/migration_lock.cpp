// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migration_lock.h"

#include "common/base/log.h"
#include "server/db/advisory_locks.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSysInfo>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr unsigned long kLookEveryMs = 100;
    /// A name on PostgreSQL has 63 octets; the rest of ours takes up to 37.
    constexpr qsizetype kLongestHost = 26;
    constexpr qsizetype kMachineDigits = 8;
    constexpr qint64 kLargestRecord = 4096;

    // --- who we are

    struct ProcessLook {
        bool isThere = true;
        qint64 begun = 0; ///< 0: not to be seen
    };

    ProcessLook lookAt(qint64 process)
    {
        if (::kill(pid_t(process), 0) != 0 && errno == ESRCH)
            return {false, 0};
        QFile file(u"/proc/%1/stat"_s.arg(process));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        // The name in brackets may hold anything, brackets too.
        const QByteArray all = file.read(kLargestRecord);
        const QByteArrayList words = all.mid(all.lastIndexOf(')') + 2).split(' ');
        // Ended, and its parent has not asked how yet.
        if (words.value(0) == "Z" || words.value(0) == "X")
            return {false, 0};
        return {true, words.value(19).toLongLong()};
    }

    /// What makes a number of a process mean the same one: the machine, and the container on it.
    QString machineHere()
    {
        const QByteArray id = QSysInfo::machineUniqueId();
        const QByteArray machine = id.isEmpty() ? QSysInfo::bootUniqueId() : id;
        char space[64] = {};
        if (machine.isEmpty() || ::readlink("/proc/self/ns/pid", space, sizeof space - 1) <= 0)
            return {};
        const QByteArray all = machine + '\n' + QSysInfo::machineHostName().toUtf8() + '\n' + space;
        return QString::fromLatin1(
            QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex().left(kMachineDigits));
    }

    MigrationOwner ourselves()
    {
        const qint64 process = ::getpid();
        return {advisory::plainHost(kLongestHost),
                process,
                lookAt(process).begun,
                machineHere(),
                SystemClock().now(),
                0};
    }

    // --- SQLite: a file beside the store

    Result<QString> storeFileOf(Database &db)
    {
        return db.only<QString>(u"SELECT file FROM pragma_database_list WHERE name = 'main'"_s);
    }

    QString lockFileOf(const QString &store)
    {
        return store.isEmpty() ? QString() : store + "-migrating"_L1;
    }

    std::optional<MigrationOwner> recordIn(int file)
    {
        QByteArray text(kLargestRecord, Qt::Uninitialized);
        const ssize_t count = ::pread(file, text.data(), size_t(text.size()), 0);
        text.truncate(qMax<qsizetype>(0, count));
        const auto owner = fromJson<MigrationOwner>(text);
        return owner ? std::optional(*owner) : std::nullopt;
    }

    Done writeRecord(int file, const MigrationOwner &owner)
    {
        const QByteArray text = toJson(owner);
        if (::ftruncate(file, 0) != 0
            || ::pwrite(file, text.constData(), size_t(text.size()), 0) != text.size())
            return Error{Code::StorageFull, "data-folder"};
        return {};
    }

    std::optional<MigrationOwner> ownerOfFile(const QString &path)
    {
        const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0)
            return std::nullopt;
        std::optional<MigrationOwner> owner;
        if (::flock(file, LOCK_SH | LOCK_NB) != 0)
            owner = recordIn(file).value_or(MigrationOwner());
        ::close(file);
        return owner;
    }

    // --- PostgreSQL: the connection's name tells

    /// "madangd:PROCESS.BEGUN@MACHINE HOST".
    QString nameOf(const MigrationOwner &owner)
    {
        return u"madangd:%1.%2@%3 %4"_s.arg(owner.process).arg(owner.begun).arg(owner.machine, owner.host);
    }

    MigrationOwner ownerOn(const advisory::Holder &holder)
    {
        static const QRegularExpression shape(
            u"\\Amadangd:([0-9]{1,9})\\.([0-9]{1,18})@([0-9a-f]{0,8}) ([A-Za-z0-9._-]*)\\z"_s);
        MigrationOwner owner;
        owner.since = holder.since;
        owner.backend = holder.backend;
        if (const auto match = shape.match(holder.name); match.hasMatch()) {
            owner.process = match.captured(1).toLongLong();
            owner.begun = match.captured(2).toLongLong();
            owner.machine = match.captured(3);
            owner.host = match.captured(4);
        }
        return owner;
    }

    Result<std::optional<MigrationOwner>> ownerOnServer(Database &db)
    {
        TRY(const auto holder, advisory::holderOf(db, advisory::kMigrate));
        return holder ? std::optional(ownerOn(*holder)) : std::nullopt;
    }

    /// The server is to notice soon when this program is gone, also in the middle of a long statement, and
    /// when the whole machine is. Where it knows no such setting, the connection ends when it would anyway.
    void endSoonWithoutUs(Database &db)
    {
        (void)db.all<QString>(uR"(
        SELECT set_config(name, CASE name WHEN 'client_connection_check_interval' THEN '2000'
                                          WHEN 'tcp_keepalives_idle' THEN '20'
                                          WHEN 'tcp_keepalives_interval' THEN '10'
                                          ELSE '3' END, false)
          FROM pg_settings
         WHERE name IN ('client_connection_check_interval', 'tcp_keepalives_idle', 'tcp_keepalives_interval',
                        'tcp_keepalives_count'))"_s);
    }

    void callConnection(Database &db, const QString &name)
    {
        (void)db.one<QString>(u"SELECT set_config('application_name', :name, false)"_s, bind("name", name));
    }

} // namespace

QString MigrationOwner::text() const
{
    QString who = process > 0 ? u"process %1 on %2"_s.arg(process).arg(forLog(host)) : u"another program"_s;
    if (backend > 0)
        who += u" (for PostgreSQL: process %1)"_s.arg(backend);
    return since.isNull() ? who : who + u", since "_s + since.text();
}

bool MigrationOwner::isGone() const
{
    if (process <= 0 || machine.isEmpty() || machine != machineHere())
        return false;
    const ProcessLook look = lookAt(process);
    return !look.isThere || (look.begun > 0 && begun > 0 && look.begun != begun);
}

MigrationLock::MigrationLock(Database &db, QString file)
    : m_db(db)
    , m_file(std::move(file))
{
}

Result<std::unique_ptr<MigrationLock>> MigrationLock::take(Database &db, std::chrono::milliseconds patience)
{
    QString file;
    if (db.engine() == Engine::Sqlite) {
        TRY(const QString store, storeFileOf(db));
        file = lockFileOf(store);
    }
    std::unique_ptr<MigrationLock> lock(new MigrationLock(db, file));
    QElapsedTimer waited;
    waited.start();
    bool isTold = false;
    for (;;) {
        TRY(const bool isTaken, lock->attempt());
        if (isTaken)
            break;
        TRY(const std::optional<MigrationOwner> owner, ownerOf(db));
        if (owner && owner->isGone())
            lock->evict(*owner);
        if (waited.hasExpired(patience.count()))
            return Error{Code::Conflict, "migrating"}.at(owner.value_or(MigrationOwner()).text());
        if (owner && !isTold)
            qCInfo(lcStore).noquote() << "the store is being migrated by" << owner->text()
                                      << "- waiting up to" << patience.count() / 1000 << "s";
        isTold = isTold || owner;
        QThread::msleep(kLookEveryMs);
    }
    if (lock->m_predecessor)
        qCWarning(lcStore).noquote() << "a migration was interrupted:" << lock->m_predecessor->text()
                                     << "- that process is gone, and this one takes over";
    return lock;
}

MigrationLock::~MigrationLock()
{
    if (!m_isTaken)
        return;
    if (m_descriptor >= 0) {
        // While it is still locked: nobody takes a file that is about to go.
        ::unlink(QFile::encodeName(m_file).constData());
        ::close(m_descriptor);
    } else if (m_db.engine() == Engine::Postgres) {
        (void)m_db.one<int>(u"SELECT CAST(pg_advisory_unlock(:key) AS INT)"_s,
                            bind("key", advisory::kMigrate));
        callConnection(m_db, u"madangd"_s);
    }
}

Result<std::optional<MigrationOwner>> MigrationLock::ownerOf(Database &db)
{
    if (db.engine() == Engine::Postgres)
        return ownerOnServer(db);
    TRY(const QString store, storeFileOf(db));
    return store.isEmpty() ? std::nullopt : ownerOfFile(lockFileOf(store));
}

Result<bool> MigrationLock::attempt()
{
    if (m_db.engine() == Engine::Postgres) {
        TRY(m_isTaken, attemptServer());
    } else if (!m_file.isEmpty()) {
        TRY(m_isTaken, attemptFile());
    } else {
        m_isTaken = true;
    }
    return m_isTaken;
}

Result<bool> MigrationLock::attemptFile()
{
    const QByteArray name = QFile::encodeName(m_file);
    const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return Error{Code::NotAllowed, "data-folder"};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const bool isHeld = errno == EWOULDBLOCK;
        ::close(file);
        return isHeld ? Result<bool>(false) : Result<bool>(Error{Code::NotAllowed, "data-folder"});
    }
    // Whoever let go may have taken the file away between our opening and our lock.
    struct stat held = {};
    struct stat there = {};
    if (::fstat(file, &held) != 0 || ::lstat(name.constData(), &there) != 0 || held.st_ino != there.st_ino
        || held.st_dev != there.st_dev) {
        ::close(file);
        return false;
    }
    m_predecessor = recordIn(file);
    if (const Done written = writeRecord(file, ourselves()); !written) {
        ::close(file);
        return written.error();
    }
    m_descriptor = file;
    return true;
}

Result<bool> MigrationLock::attemptServer()
{
    TRY(const int isTaken,
        m_db.only<int>(u"SELECT CAST(pg_try_advisory_lock(:key) AS INT)"_s, bind("key", advisory::kMigrate)));
    if (isTaken == 0)
        return false;
    callConnection(m_db, nameOf(ourselves()));
    endSoonWithoutUs(m_db);
    return true;
}

void MigrationLock::evict(const MigrationOwner &owner)
{
    // What it had begun is rolled back with its connection.
    if (owner.backend <= 0)
        return;
    qCWarning(lcStore).noquote() << "ending the connection of" << owner.text() << "- that process is gone";
    m_predecessor = owner;
    advisory::endSession(m_db, owner.backend, nameOf(owner));
}

} // namespace madang
