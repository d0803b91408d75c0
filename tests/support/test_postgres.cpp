// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_postgres.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPort = 55432; // only names the socket's file in our own folder
    constexpr int kPatienceMs = 150'000; // on a machine where everybody compiles

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
{
    const QByteArray folder = QFile::encodeName(m_folder.path());
    if (const auto owner = otherOwner(); owner && chown(folder.constData(), owner->user, owner->group) != 0)
        qFatal("the temporary folder cannot be given to user postgres");
    const QString data = m_folder.filePath(u"data"_s);
    run(u"initdb"_s,
        {u"-D"_s, data, u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"--no-sync"_s, u"-E"_s, u"UTF8"_s,
         u"--locale=C.UTF-8"_s});

    prepare(m_process, m_folder.path());
    m_process.start(programFolder() + u"/postgres"_s,
                    {u"-D"_s, data, u"-p"_s, QString::number(kPort), u"-c"_s, u"listen_addresses="_s, u"-c"_s,
                     u"unix_socket_directories="_s + m_folder.path(), u"-c"_s, u"fsync=off"_s, u"-c"_s,
                     u"synchronous_commit=off"_s, u"-c"_s, u"full_page_writes=off"_s, u"-c"_s,
                     u"max_connections=100"_s, u"-c"_s, u"shared_buffers=32MB"_s});
    QByteArray said;
    const QDeadlineTimer patience(kPatienceMs);
    while (!said.contains("ready to accept connections")) {
        if (!m_process.waitForReadyRead(int(patience.remainingTime())))
            qFatal("PostgreSQL did not start: %s", said.constData());
        said += m_process.readAllStandardOutput();
    }
    // What it says from now on goes nowhere instead of into our memory.
    m_process.closeReadChannel(QProcess::StandardOutput);
}

TestPostgres::~TestPostgres()
{
    m_admin.reset();
    ::kill(pid_t(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(kPatienceMs);
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

StoreAddress TestPostgres::create(const QString &copyOf)
{
    const QString name = u"test%1"_s.arg(++m_count);
    QString text = u"CREATE DATABASE "_s + name;
    if (!copyOf.isEmpty())
        text += u" TEMPLATE "_s + copyOf;
    if (!admin().script(text))
        qFatal("a test database cannot be created");
    return addressOf(name);
}

void TestPostgres::drop(const StoreAddress &address)
{
    (void)admin().script(u"DROP DATABASE "_s + address.database + u" WITH (FORCE)"_s);
}

} // namespace madang::test
