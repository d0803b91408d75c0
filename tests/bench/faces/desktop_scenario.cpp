// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/faces/face_scenarios.h"
#include "tests/bench/latencies.h"
#include "tests/bench/machine.h"

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    using Target = Figure::Target;

    constexpr double kMega = 1 << 20;
    constexpr int kPatience = 120'000;

    /// The driven client; see desktop_driver.cpp.
    class DesktopFace {
    public:
        DesktopFace(const FaceWishes &wishes, const FaceTown &town, const QString &profile)
        {
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            // Painted by the processor, into memory, unless somebody wants to measure a display.
            if (!environment.contains(u"QT_QPA_PLATFORM"_s))
                environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
            environment.insert(u"QT_LOGGING_RULES"_s, u"*=false"_s); // there is neither keyring nor tray
            environment.insert(u"MADANG_USER"_s, town.person());
            environment.insert(u"MADANG_PASSWORD"_s, BenchDaemon::password());
            m_process.setProcessEnvironment(environment);
            m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            m_startedAt = nowNs();
            m_process.start(
                wishes.desktopDriver,
                {u"--profile"_s, profile, u"--server"_s, town.server(), u"--theme"_s, u"light"_s});
            m_window = toMilliseconds(answer().split(' ').value(1).toLongLong() - m_startedAt);
            m_text = toMilliseconds(answer().split(' ').value(1).toLongLong() - m_startedAt);
        }
        ~DesktopFace()
        {
            m_process.closeWriteChannel();
            m_process.waitForFinished(kPatience);
        }
        DesktopFace(const DesktopFace &) = delete;
        DesktopFace &operator=(const DesktopFace &) = delete;

        pid_t process() const { return pid_t(m_process.processId()); }
        double window() const { return m_window; } ///< milliseconds from the start until it was painted
        double text() const { return m_text; }

        void ask(const QByteArray &deed)
        {
            m_process.write(deed + '\n');
            m_process.waitForBytesWritten(kPatience);
        }
        /// What the deed that was asked for took; what was never painted is a fault.
        Latencies took(Report &report)
        {
            Latencies latencies;
            for (const QByteArray &time : answer().split(' ')) {
                if (time.startsWith('-'))
                    report.add(Faults{.lost = 1});
                else
                    latencies.record(time.toLongLong());
            }
            return latencies;
        }

    private:
        static double toMilliseconds(qint64 nanoseconds) { return double(nanoseconds) / 1e6; }
        QByteArray answer()
        {
            while (!m_process.canReadLine()) {
                if (!m_process.waitForReadyRead(kPatience))
                    qFatal("the desktop client says nothing");
            }
            return m_process.readLine().trimmed();
        }

        QProcess m_process;
        qint64 m_startedAt = 0;
        double m_window = 0;
        double m_text = 0;
    };

    void addLatencies(Report &report, const QByteArray &name, const Latencies &latencies, double most)
    {
        const double p99 = latencies.quantile(0.99) / 1000;
        report.add({name + ", p50", "ms", latencies.quantile(0.5) / 1000, 0, 0});
        report.add({name + ", p99", "ms", p99, 0, p99, Target::AtMost, most});
    }

    /// A deed and what it is done with.
    QByteArray deed(const char *verb, qint64 count, const QByteArrayList &rooms = {})
    {
        return (QByteArrayList{verb, QByteArray::number(count)} + rooms).join(' ');
    }

} // namespace

void desktopFace(const FaceWishes &wishes, FaceTown &town, Report &report)
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile"_s);
    town.furnish(profile);
    std::vector<double> windows;
    std::vector<double> texts;
    for (int i = 0; i < wishes.starts; ++i) {
        const DesktopFace face(wishes, town, profile);
        windows.push_back(face.window());
        texts.push_back(face.text());
    }
    report.add(compared("start to the window", "ms", windows, {}, Target::AtMost, 400));
    report.add(compared("start to first text, with signing in", "ms", texts, {}, Target::AtMost, 1000));

    DesktopFace face(wishes, town, profile);
    const QList<QByteArray> small = town.rooms().first(wishes.rooms);
    face.ask(deed("open", small.size(), small));
    (void)face.took(report);
    const double memory = double(privateMemoryOf(face.process())) / kMega;
    report.add({"memory, " + QByteArray::number(wishes.rooms) + " rooms opened", "MiB", memory, 0, memory,
                Target::AtMost, 200});

    const QByteArray large = "room of " + QByteArray::number(wishes.large);
    face.ask(deed("open", wishes.switches, {small.first(), town.rooms().last()}));
    addLatencies(report, "to and from the " + large, face.took(report), 100);
    face.ask(deed("open", 1, {town.rooms().last()}));
    (void)face.took(report);
    face.ask(deed("scroll", wishes.frames));
    addLatencies(report, "a frame of scrolling in it", face.took(report), 16);

    face.ask(deed("type", wishes.keys));
    addLatencies(report, "a letter typed, nothing else happens", face.took(report), 16);
    DaemonVenue venue(town.daemon());
    Crowd crowd;
    gatherWriters(town, venue, crowd);
    face.ask(deed("type", wishes.keys));
    // As long as somebody types: 45 milliseconds a letter, on the average.
    const Pace pace{.seconds = qMax(1, int(wishes.keys * 45 / 1000)), .perSecond = wishes.perSecond};
    report.add(Traffic(crowd, venue, 1).run(pace).faults);
    addLatencies(report, "a letter, " + QByteArray::number(wishes.perSecond) + " messages a second elsewhere",
                 face.took(report), 16);
}

} // namespace madang::bench
