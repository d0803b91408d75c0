// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/machine.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <ctime>
#include <vector>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kSyncs = 300;

    QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

} // namespace

qint64 nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t wanted = 65536;
    rlimit higher{wanted, std::max(wanted, limit.rlim_max)};
    if (limit.rlim_max >= wanted || setrlimit(RLIMIT_NOFILE, &higher) != 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

Cores chooseCores()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    std::vector<int> cores;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (CPU_ISSET(size_t(core), &allowed))
                cores.push_back(core);
        }
    }
    return cores.size() < 2 ? Cores{} : Cores{cores[0], cores[1]};
}

void bindToCore(int core)
{
    if (core < 0)
        return;
    cpu_set_t wanted;
    CPU_ZERO(&wanted);
    CPU_SET(size_t(core), &wanted);
    sched_setaffinity(0, sizeof wanted, &wanted);
}

qint64 privateMemoryOf(pid_t process)
{
    qint64 octets = 0;
    const QByteArray rollup = contentOf(u"/proc/%1/smaps_rollup"_s.arg(process));
    for (const QByteArray &line : rollup.split('\n')) {
        if (line.startsWith("Private_"))
            octets += line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    if (octets > 0)
        return octets;
    // The daemon shows its memory to root alone: what is neither a file's nor shared comes closest.
    const QByteArray status = contentOf(u"/proc/%1/status"_s.arg(process));
    for (const QByteArray &line : status.split('\n')) {
        if (line.startsWith("RssAnon:"))
            octets += line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return octets;
}

double cpuSecondsOf(pid_t process)
{
    double nanoseconds = 0;
    const QDir tasks(u"/proc/%1/task"_s.arg(process));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        nanoseconds += contentOf(tasks.filePath(task) + "/schedstat"_L1).split(' ').value(0).toDouble();
    return nanoseconds / 1e9;
}

double syncMicroseconds(const QString &folder)
{
    QFile file(folder + "/sync"_L1);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write to %s", qPrintable(folder));
    const QByteArray line(200, 'x');
    std::vector<double> times;
    for (int i = 0; i < kSyncs; ++i) {
        const qint64 start = nowNs();
        file.write(line);
        file.flush();
        fdatasync(file.handle());
        times.push_back(double(nowNs() - start) / 1000);
    }
    file.remove();
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

} // namespace madang::bench
