// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_postgres.h"

#include "server/db/migrator.h"
#include "tests/support/test_database.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QStorageInfo>

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPort = 55432; // only names the socket's file in our own folder
    constexpr int kPatienceMs = 150'000; // on a machine where everybody compiles
    constexpr int kLookAgainMs = 10;

    QString programFolder()
    {
        static const QString folder = [] {
            QProcess process;
            process.start(u"pg_config"_s, {u"--bindir"_s});
            process.waitForFinished(kPatienceMs);
            const QString asked = QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
            return asked.isEmpty() ? u"/usr/lib/postgresql/15/bin"_s : asked;
        }();
        return folder;
    }

    /// The server refuses to run as root; then it runs as its packaged user.
    struct Owner {
        uid_t user = 0;
        gid_t group = 0;
    };

    std::optional<Owner> otherOwner()
    {
        if (geteuid() != 0)
            return std::nullopt;
        const passwd *entry = getpwnam("postgres");
        if (!entry)
            qFatal("PostgreSQL is installed, but there is no user postgres to run it as");
        return Owner{entry->pw_uid, entry->pw_gid};
    }

    const QString kTemplate = u"migrated"_s;

    /// In memory where there is much of it: PostgreSQL makes and removes hundreds of files for each database.
    QString temporaryFolder()
    {
        const QStorageInfo memory(u"/dev/shm"_s);
        const bool roomy = memory.isValid() && memory.isReady() && !memory.isReadOnly()
            && memory.bytesAvailable() > (4LL << 30);
        return (roomy ? u"/dev/shm"_s : QDir::tempPath()) + u"/madang-postgres-XXXXXX"_s;
    }

    /// Where the cluster of this schema and this PostgreSQL is kept: a changed step means another folder.
    QString keptCluster()
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(programFolder().toUtf8());
        hash.addData(QByteArray::number(geteuid()));
        for (const MigrationStep &step : builtInSteps(Engine::Postgres))
            hash.addData(step.text.toUtf8());
        const QString build = qEnvironmentVariable("MADANG_BUILD_DIR", QDir::tempPath());
        return build + u"/postgres-"_s + QString::fromLatin1(hash.result().toHex().first(16));
    }

    /// With owners and modes, which PostgreSQL insists on.
    bool copyTree(const QString &from, const QString &to)
    {
        return QProcess::execute(u"cp"_s, {u"-a"_s, u"--reflink=auto"_s, from, to}) == 0;
    }

    /// Makes the child give up root, and go when we go, even by SIGKILL.
    void prepare(QProcess &process, const QString &folder)
    {
        process.setWorkingDirectory(folder);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setChildProcessModifier([owner = otherOwner()] {
            if (owner && (setgid(owner->group) != 0 || setuid(owner->user) != 0))
                _exit(127);
            prctl(PR_SET_PDEATHSIG, SIGQUIT);
        });
    }

    TestPostgres *g_server = nullptr;

} // namespace

bool TestPostgres::installed()
{
    return QFile::exists(programFolder() + u"/initdb"_s) && QFile::exists(programFolder() + u"/postgres"_s);
}

TestPostgres &TestPostgres::server()
{
    if (!g_server) {
        g_server = new TestPostgres;
        // Not a static object's destructor: it would run after Qt's own.
        qAddPostRoutine([] {
            delete g_server;
            g_server = nullptr;
        });
    }
    return *g_server;
}

TestPostgres::TestPostgres()
    : m_folder(temporaryFolder())
{
    const QByteArray folder = QFile::encodeName(m_folder.path());
    if (const auto owner = otherOwner(); owner && chown(folder.constData(), owner->user, owner->group) != 0)
        qFatal("the temporary folder cannot be given to user postgres");
    const QString kept = keptCluster();
    QLockFile lock(kept + u".lock"_s); // of those that come at once, one makes it and the others wait
    lock.setStaleLockTime(0);
    if (!lock.tryLock(kPatienceMs))
        qFatal("nobody finishes the cluster that tests copy");
    if (!QFile::exists(kept)) {
        prepareCluster();
        const QString half = kept + u".new"_s;
        QDir(half).removeRecursively();
        if (!copyTree(data(), half) || !QFile::rename(half, kept))
            qFatal("the cluster that tests copy cannot be kept");
    } else if (!copyTree(kept, data())) {
        qFatal("the cluster that tests copy cannot be copied");
    }
    lock.unlock();
    start();
}

void TestPostgres::prepareCluster()
{
    run(u"initdb"_s,
        {u"-D"_s, data(), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"--no-sync"_s, u"-E"_s, u"UTF8"_s,
         u"--locale=C.UTF-8"_s, u"--wal-segsize=1"_s});
    start();
    if (!admin().script(u"CREATE DATABASE "_s + kTemplate))
        qFatal("the database that tests copy cannot be created");
    migrateOrDie(addressOf(kTemplate));
    stop(SIGINT); // in order, so that its copies need no recovery
}

void TestPostgres::start()
{
    QStringList arguments{u"-D"_s, data(), u"-p"_s, QString::number(kPort)};
    for (const QString &setting : {u"listen_addresses="_s, u"unix_socket_directories="_s + m_folder.path(),
                                   u"fsync=off"_s, u"synchronous_commit=off"_s, u"full_page_writes=off"_s,
                                   u"max_connections=100"_s, u"shared_buffers=32MB"_s, u"max_wal_size=64MB"_s,
                                   u"min_wal_size=2MB"_s, u"autovacuum=off"_s, u"log_checkpoints=off"_s})
        arguments << u"-c"_s << setting;
    prepare(m_process, m_folder.path());
    // Into a file: a pipe that nobody reads is full some day, and whoever writes to it waits for ever.
    QFile log(m_folder.filePath(u"log"_s));
    m_process.setStandardOutputFile(log.fileName());
    m_process.start(programFolder() + u"/postgres"_s, arguments);
    if (!m_process.waitForStarted(kPatienceMs) || !log.open(QFile::ReadOnly))
        qFatal("PostgreSQL did not start: %s", qPrintable(m_process.errorString()));
    QByteArray said;
    const QDeadlineTimer patience(kPatienceMs);
    while (!said.contains("ready to accept connections")) {
        if (m_process.waitForFinished(kLookAgainMs) || patience.hasExpired())
            qFatal("PostgreSQL did not start: %s", said.constData());
        said += log.readAll();
    }
}

void TestPostgres::stop(int signal)
{
    m_admin.reset();
    ::kill(pid_t(m_process.processId()), signal);
    m_process.waitForFinished(kPatienceMs);
}

TestPostgres::~TestPostgres()
{
    stop(SIGQUIT);
}

void TestPostgres::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    prepare(process, m_folder.path());
    process.start(programFolder() + u'/' + program, arguments);
    if (!process.waitForFinished(kPatienceMs) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), process.readAllStandardOutput().constData());
}

StoreAddress TestPostgres::addressOf(const QString &database) const
{
    return {.engine = Engine::Postgres,
            .path = {},
            .host = m_folder.path(),
            .port = kPort,
            .database = database,
            .user = u"postgres"_s,
            .password = {}};
}

Database &TestPostgres::admin()
{
    if (!m_admin) {
        auto opened = Database::open(addressOf(u"postgres"_s), Database::Access::ReadWrite);
        if (!opened)
            qFatal("PostgreSQL started but cannot be reached");
        m_admin = *std::move(opened);
    }
    return *m_admin;
}

StoreAddress TestPostgres::create(Content content)
{
    const QString name = u"test%1"_s.arg(++m_count);
    QString text = u"CREATE DATABASE "_s + name;
    if (content == Content::Schema)
        text += u" TEMPLATE "_s + kTemplate + u" STRATEGY file_copy"_s; // quicker where nothing is synced
    if (!admin().script(text))
        qFatal("a test database cannot be created");
    return addressOf(name);
}

QByteArray TestPostgres::sectionOf(const StoreAddress &address)
{
    return u"[store]\nengine = \"postgres\"\nhost = \"%1\"\nport = %2\ndatabase = \"%3\"\nuser = \"%4\"\n"_s
        .arg(address.host, QString::number(address.port), address.database, address.user)
        .toUtf8();
}

void TestPostgres::drop(const StoreAddress &address)
{
    (void)admin().script(u"DROP DATABASE "_s + address.database + u" WITH (FORCE)"_s);
}

} // namespace madang::test
