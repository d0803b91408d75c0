// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scenarios.h"
#include "tests/bench/tls_visitor.h"

#include <QProcess>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    using Target = Figure::Target;

    double connectsPerSecond(Bench &bench, Venue &venue)
    {
        const QList<QByteArray> &tokens = bench.daemon().tokens();
        Crowd crowd;
        venue.open(1);
        const int count = bench.wishes.connections;
        return count / enter(crowd, venue, count, [&](Peer &peer, int number) {
                   peer.room = 0;
                   peer.token = tokens[number % tokens.size()];
               });
    }

    /// A key and a certificate of our own in that folder; the lines of configuration that name them.
    QByteArray makeCertificate(const QTemporaryDir &folder)
    {
        const QString key = folder.filePath(u"key.pem"_s);
        const QString certificate = folder.filePath(u"certificate.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                       u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                       u"/CN=localhost"_s, u"-keyout"_s, key, u"-out"_s, certificate});
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            qFatal("no certificate: %s", openssl.readAllStandardError().constData());
        return "[tls]\ncertificate = \"" + certificate.toUtf8() + "\"\nkey = \"" + key.toUtf8()
            + "\"\nallow_plain = true\n";
    }

    Figure perConnection(const QByteArray &name, qint64 before, qint64 after, int count, double target)
    {
        const double octets = double(after - before) / count;
        return {name, "octets", octets, 0, octets, Target::AtMost, target};
    }

} // namespace

void connectStorm(Bench &bench)
{
    std::vector<double> ours;
    std::vector<double> reference;
    for (int i = 0; i < bench.wishes.repetitions; ++i) {
        RawVenue raw(bench.sample(), bench.wishes.cores.server);
        DaemonVenue daemon(bench.daemon());
        reference.push_back(connectsPerSecond(bench, raw));
        ours.push_back(connectsPerSecond(bench, daemon));
    }
    bench.report.add(
        compared("connected, known, subscribed", "per s", ours, reference, Target::AtLeast, 0.3));
}

void idleMemory(Bench &bench)
{
    const int count = qMin(bench.wishes.connections, 5000);
    const QTemporaryDir folder;
    const auto daemon = bench.ownDaemon(makeCertificate(folder));
    DaemonVenue venue(*daemon);
    venue.open(1);
    const auto arrive = [&](Crowd &crowd, int people) {
        enter(crowd, venue, people, [&](Peer &peer, int number) {
            peer.room = 0;
            peer.token = daemon->tokens()[number % daemon->tokens().size()];
        });
    };
    Crowd some; // what the first connections make is there for all
    arrive(some, 50);
    {
        Crowd crowd;
        const qint64 before = privateMemoryOf(daemon->process());
        arrive(crowd, count);
        bench.report.add(perConnection("idle, known, one subscription; plain", before,
                                       privateMemoryOf(daemon->process()), count, 2048));
    }
    const auto other = bench.ownDaemon(makeCertificate(folder));
    DaemonVenue there(*other);
    there.open(1);
    std::vector<std::unique_ptr<TlsVisitor>> visitors;
    const auto visit = [&](int people) {
        for (int i = 0; i < people; ++i)
            visitors.push_back(
                std::make_unique<TlsVisitor>(other->port(), other->tokens().first(), there.room(0)));
    };
    visit(50);
    const int secure = qMax(1, count / 5);
    const qint64 before = privateMemoryOf(other->process());
    visit(secure);
    bench.report.add(perConnection("idle, known, one subscription; TLS", before,
                                   privateMemoryOf(other->process()), secure, 16 * 1024));
}

} // namespace madang::bench
