// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd serve`: the daemon. Builds in order, says where it listens, reads its certificate and the log's
// level again on SIGHUP, and stops in reverse on SIGTERM.
#include "common/base/log.h"
#include "common/base/log_level.h"
#include "common/base/whole_file.h"
#include "server/commands/commands.h"
#include "server/commands/local_socket.h"
#include "server/commands/service_manager.h"
#include "server/commands/store_upgrade.h"
#include "server/corridor.h"
#include "server/door/door.h"
#include "server/door_settings.h"
#include "server/status_pages.h"
#include "server/store_claim.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace madang::commands {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    /// How long open conversations may take to end after SIGTERM.
    constexpr auto kDrainTime = 5s;

    /// Descriptors besides those of connections: store, lanes, listeners, mailboxes.
    constexpr rlim_t kOwnDescriptors = 256;

    /// The usual soft limit of 1024 descriptors is for programs that use select(); we may have more.
    void allowDescriptors(int connections)
    {
        rlimit limit{};
        const rlim_t wanted = rlim_t(connections) + kOwnDescriptors;
        if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
            return;
        limit.rlim_cur = qMin(wanted, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_cur < wanted)
            qCWarning(lcServer).noquote()
                << "limits.connections is" << connections << "but the system allows only" << limit.rlim_cur
                << "open files: raise the hard limit (LimitNOFILE, ulimit -Hn)";
    }

    /// The bound URL in <data>/address, for programs that start a daemon on a free port.
    bool writeAddress(const StoreFolder &folder, const QString &url)
    {
        QSaveFile file(folder.file(u"address"_s));
        return file.open(QIODevice::WriteOnly) && file.write(url.toUtf8() + '\n') > 0 && commitWhole(file);
    }

    /// Ends the event loop at SIGTERM or SIGINT, and tells of SIGHUP.
    class SignalWatch {
    public:
        SignalWatch()
        {
            sigset_t set;
            sigemptyset(&set);
            for (const int number : {SIGTERM, SIGINT, SIGHUP})
                sigaddset(&set, number);
            m_fd = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
            m_notifier.setSocket(m_fd);
            m_notifier.setEnabled(true);
            QObject::connect(&m_notifier, &QSocketNotifier::activated, qApp, [this] { take(); });
        }
        ~SignalWatch() { ::close(m_fd); }
        SignalWatch(const SignalWatch &) = delete;
        SignalWatch &operator=(const SignalWatch &) = delete;

        /// What SIGHUP asks for.
        void onHangUp(std::function<void()> run) { m_hangUp = std::move(run); }

    private:
        void take()
        {
            signalfd_siginfo info{};
            if (::read(m_fd, &info, sizeof info) != sizeof info)
                return;
            if (info.ssi_signo != SIGHUP) {
                qCInfo(lcServer) << "stopping on signal" << info.ssi_signo;
                QCoreApplication::quit();
            } else if (m_hangUp) {
                m_hangUp();
            }
        }

        std::function<void()> m_hangUp;
        int m_fd = -1;
        QSocketNotifier m_notifier{QSocketNotifier::Read};
    };

    /// At SIGHUP: new connections get the new certificate; a broken one is refused and the old one stays.
    void reloadCertificate(door::Door &theDoor)
    {
        if (!theDoor.hasCertificate()) {
            qCInfo(lcServer) << "nothing to reload: no certificate is configured";
            return;
        }
        if (const Done done = theDoor.reloadCertificate(); !done) {
            qCCritical(lcServer).noquote()
                << "certificate not reloaded, the old one stays:" << done.error().about;
            return;
        }
        const QDateTime end = theDoor.certificateEnds();
        qCInfo(lcServer).noquote() << "certificate reloaded, valid until" << end.toString(Qt::ISODate);
        if (SystemClock().now().ms >= end.toMSecsSinceEpoch())
            qCWarning(lcServer) << "the certificate has ended: renew it";
    }

    /// Ends the event loop when another daemon has the store: two that write would each tell only half.
    class LossWatch {
    public:
        explicit LossWatch(const StoreClaim *claim)
            : m_claim(claim)
        {
            if (!m_claim)
                return;
            m_notifier.setSocket(m_claim->lossNotice());
            m_notifier.setEnabled(true);
            QObject::connect(&m_notifier, &QSocketNotifier::activated, qApp, [this] {
                m_notifier.setEnabled(false);
                QCoreApplication::quit();
            });
        }
        bool isLost() const { return m_claim && m_claim->isLost(); }

    private:
        const StoreClaim *const m_claim;
        QSocketNotifier m_notifier{QSocketNotifier::Read};
    };

    LogFormat logFormatOf(const Config &config)
    {
        return config.log.format == "json"_L1 ? LogFormat::Json : LogFormat::Text;
    }

    /// At SIGHUP: what may change without a restart is read from the file again.
    void reloadSettings(const Options &options)
    {
        const auto fresh = loadConfig(options);
        if (!fresh) {
            qCCritical(lcServer) << "settings not reloaded, the old ones stay: see the lines above";
            return;
        }
        setLogLevel(fresh->log.level);
        setLogFormat(logFormatOf(*fresh));
        qCInfo(lcServer).noquote() << "settings reloaded: log.level is" << fresh->log.level << "log.format is"
                                   << fresh->log.format;
    }

    Done run(const Config &config, const Options &options)
    {
        ServiceManager manager;
        TRY(const auto folder, StoreFolder::take(dataFolderOf(config)));
        const SystemClock clock;
        allowDescriptors(config.limits.connections);
        SignalWatch signalWatch;
        Corridor corridor(config, *folder, clock);
        TRY(openStore(corridor, config, *folder));
        LossWatch lossWatch(corridor.claim());
        door::Door theDoor(doorConfigOf(config),
                           {corridor.routes(), corridor.tokens(), corridor.bus(), corridor.metrics(), clock,
                            plainPages(corridor.metrics()), &corridor.features().attendance(),
                            &corridor.features().bans().addresses(),
                            &corridor.features().overview().connections()});
        TRY(theDoor.bind());
        const QString url = publicUrlOf(config, theDoor.port());
        corridor.publishedAt(url);
        corridor.deliveredBy([&theDoor] { return theDoor.delivers(); });
        corridor.startTimers();
        theDoor.open();
        auto socket = std::make_unique<LocalSocket>(corridor.socketRoutes());
        if (!socket->listen(*folder))
            qCWarning(lcServer) << "madangd payments, users and mail cannot reach this daemon";
        const QString status = u"listening on "_s + url;
        signalWatch.onHangUp([&] {
            manager.reloading();
            reloadSettings(options);
            reloadCertificate(theDoor);
            manager.ready(status);
        });
        if (!writeAddress(*folder, url))
            qCWarning(lcServer) << "cannot write the address file in" << folder->path();
        qCInfo(lcServer).noquote() << "madangd" << MADANG_VERSION << "listening on" << url << "data in"
                                   << folder->path();
        if (const QString mails = corridor.mailFolder(); !mails.isEmpty())
            qCInfo(lcServer).noquote()
                << "no mail server is configured: every mail becomes a file in" << mails;
        manager.watch([&theDoor] { return theDoor.answers(); });
        manager.ready(status);
        QCoreApplication::exec();
        manager.stopping();
        QFile::remove(folder->file(u"address"_s));
        socket.reset();
        const bool isLost = lossWatch.isLost();
        theDoor.close(isLost ? 0s : kDrainTime);
        corridor.stop();
        qCInfo(lcServer) << "stopped";
        return isLost ? Done(Error{Code::Conflict, "store-lost"}) : Done();
    }

} // namespace

int serve(const Options &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return 1;
    setLogLevel(config->log.level);
    setLogFormat(logFormatOf(*config));
    if (const Done done = run(*config, options); !done) {
        explain(done.error(), *config);
        return 2;
    }
    return 0;
}

} // namespace madang::commands
