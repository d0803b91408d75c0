// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres.h"

#include "tests/bench/machine.h"

#include <QFile>

#include <csignal>

#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kPatience = 60'000;

    QString program(const QString &name)
    {
        return u"/usr/lib/postgresql/15/bin/"_s + name;
    }

    /// Root may not run it: then it runs as the user of its package.
    const passwd *owner()
    {
        return getuid() == 0 ? getpwnam("postgres") : nullptr;
    }

} // namespace

bool Postgres::installed()
{
    return QFile::exists(program(u"initdb"_s)) && (getuid() != 0 || owner());
}

Postgres::Postgres(int core)
    : m_core(core)
{
    const QString data = m_folder.filePath(u"data"_s);
    if (const passwd *entry = owner();
        entry && chown(QFile::encodeName(m_folder.path()).constData(), entry->pw_uid, entry->pw_gid) != 0)
        qFatal("the temporary folder cannot be given to user postgres");
    QProcess init;
    prepare(init);
    init.start(program(u"initdb"_s),
               {u"-D"_s, data, u"-U"_s, u"madang"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s,
                u"--locale=C.UTF-8"_s});
    if (!init.waitForFinished(kPatience) || init.exitCode() != 0)
        qFatal("initdb: %s", init.readAllStandardOutput().constData());
    prepare(m_process);
    m_process.start(program(u"postgres"_s),
                    {u"-D"_s, data, u"-p"_s, QString::number(kPort), u"-c"_s, u"listen_addresses="_s, u"-c"_s,
                     u"unix_socket_directories="_s + m_folder.path(), u"-c"_s, u"shared_buffers=128MB"_s});
    QByteArray said;
    while (!said.contains("ready to accept connections")) {
        if (!m_process.waitForReadyRead(kPatience))
            qFatal("PostgreSQL did not start: %s", said.constData());
        said += m_process.readAllStandardOutput();
    }
    m_process.closeReadChannel(QProcess::StandardOutput);
    QProcess create;
    prepare(create);
    create.start(
        program(u"createdb"_s),
        {u"-h"_s, m_folder.path(), u"-p"_s, QString::number(kPort), u"-U"_s, u"madang"_s, u"bench"_s});
    if (!create.waitForFinished(kPatience) || create.exitCode() != 0)
        qFatal("createdb: %s", create.readAllStandardOutput().constData());
}

Postgres::~Postgres()
{
    ::kill(pid_t(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(kPatience);
}

void Postgres::prepare(QProcess &process) const
{
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    const passwd *entry = owner();
    process.setChildProcessModifier(
        [core = m_core, user = entry ? entry->pw_uid : 0, group = entry ? entry->pw_gid : 0] {
            bindToCore(core);
            if (user != 0 && (setgroups(0, nullptr) != 0 || setgid(group) != 0 || setuid(user) != 0))
                _exit(1);
            prctl(PR_SET_PDEATHSIG, SIGQUIT);
        });
}

QByteArray Postgres::config() const
{
    return "[store]\nengine = \"postgres\"\nhost = \"" + m_folder.path().toUtf8()
        + "\"\nport = " + QByteArray::number(kPort) + "\ndatabase = \"bench\"\nuser = \"madang\"\n";
}

} // namespace madang::bench
