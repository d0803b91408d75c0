// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/smtp_carrier.h"

#include "server/outbound/mailer.h"
#include "tests/support/patience.h"
#include "tests/support/smtp_server.h"

#include <QTcpServer>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using madang::test::SmtpServerProcess;
namespace outbound = madang::outbound;
using Outcome = outbound::Carried::Outcome;
using Security = outbound::SmtpServer::Security;

class SmtpCarrierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!SmtpServerProcess::isThere())
            QSKIP("python3-aiosmtpd is not installed");
    }

    void aMailArrivesAsItWasWritten_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<Security>("security");
        QTest::newRow("STARTTLS") << u"starttls"_s << Security::StartTls;
        QTest::newRow("TLS") << u"tls"_s << Security::Tls;
        QTest::newRow("plain, here") << u"none"_s << Security::None;
    }
    void aMailArrivesAsItWasWritten()
    {
        QFETCH(QString, word);
        QFETCH(Security, security);
        SmtpServerProcess server(word);
        QVERIFY(server.start());
        outbound::SmtpCarrier carrier(settings(server, security));
        QCOMPARE(carrier.probe().fault, QByteArray());
        // A dot that begins a line would end the mail if it were not doubled on the way.
        const QByteArray octets
            = "Subject: x\r\n\r\nline\r\n.\r\n..\r\n" + QString(u"마당에서 보냅니다"_s).toUtf8() + "\r\n";
        const auto carried = carrier.carry(parcel(octets), m_going);
        QCOMPARE(carried.fault, QByteArray());
        QCOMPARE(carried.outcome, Outcome::Sent);
        QCOMPARE(server.arrived().size(), 1);
        const QByteArray mail = server.arrived()[0];
        QVERIFY2(mail.endsWith(octets), mail.constData());
        QVERIFY(mail.contains("X-From: madang@example.org\r\n"));
        QVERIFY(mail.contains("X-To: mina@example.org\r\n"));
        QVERIFY(mail.contains(security == Security::None ? "X-Secure: no" : "X-Secure: yes"));
        QVERIFY(mail.contains(security == Security::None ? "X-User: \r\n" : "X-User: madang\r\n"));
    }

    void aServerThatIsNotTrustedGetsNoPassword()
    {
        SmtpServerProcess server(u"starttls"_s);
        QVERIFY(server.start());
        outbound::SmtpServer untrusted = settings(server, Security::StartTls);
        untrusted.caFile.clear();
        const auto carried = outbound::SmtpCarrier(untrusted).carry(parcel("x"), m_going);
        QCOMPARE(carried.outcome, Outcome::Later);
        QVERIFY(!carried.fault.isEmpty());
        QCOMPARE(server.arrived().size(), 0);
    }

    void aServerWithoutEncryptionIsNotSpokenWithWhenItIsWanted()
    {
        SmtpServerProcess server(u"none"_s);
        QVERIFY(server.start());
        const auto carried
            = outbound::SmtpCarrier(settings(server, Security::StartTls)).carry(parcel("x"), m_going);
        QCOMPARE(carried.outcome, Outcome::Later);
        QCOMPARE(server.arrived().size(), 0);
    }

    void aWrongPasswordIsOursToMendAndIsNotSaid()
    {
        SmtpServerProcess server(u"starttls"_s);
        QVERIFY(server.start());
        outbound::SmtpServer wrong = settings(server, Security::StartTls);
        wrong.password = u"geheim123"_s;
        const auto carried = outbound::SmtpCarrier(wrong).carry(parcel("x"), m_going);
        QCOMPARE(carried.outcome, Outcome::Later);
        QVERIFY(!carried.fault.contains("geheim123"));
        QCOMPARE(outbound::SmtpCarrier(wrong).probe().outcome, Outcome::Later);
    }

    void whoIsRefusedForGoodIsNotTriedAgain_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("550") << u"refuse"_s << Outcome::Never;
        QTest::newRow("451") << u"later"_s << Outcome::Later;
    }
    void whoIsRefusedForGoodIsNotTriedAgain()
    {
        QFETCH(QString, mood);
        QFETCH(Outcome, outcome);
        SmtpServerProcess server(u"starttls"_s, mood);
        QVERIFY(server.start());
        const auto carried
            = outbound::SmtpCarrier(settings(server, Security::StartTls)).carry(parcel("x"), m_going);
        QCOMPARE(carried.outcome, outcome);
        QVERIFY2(!carried.fault.contains("mina"), carried.fault.constData()); // no address in a log
    }

    void nobodyThereAndSilenceEndInTime()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        outbound::SmtpServer server;
        server.host = u"127.0.0.1"_s;
        server.port = silent.serverPort();
        server.security = Security::None;
        server.patience = 1s;
        QCOMPARE(outbound::SmtpCarrier(server).carry(parcel("x"), m_going).outcome, Outcome::Later);
        silent.close();
        QCOMPARE(outbound::SmtpCarrier(server).carry(parcel("x"), m_going).outcome, Outcome::Later);
    }

    void plainGoesNowhereElse()
    {
        outbound::SmtpServer server;
        server.host = u"192.0.2.1"_s;
        server.security = Security::None;
        QVERIFY(outbound::isExposed(server));
        QCOMPARE(outbound::SmtpCarrier(server).carry(parcel("x"), m_going).fault,
                 QByteArray("mail would leave this machine unencrypted"));
        server.allowPlain = true;
        QVERIFY(!outbound::isExposed(server));
        server.allowPlain = false;
        server.host = u"127.0.0.1.example.org"_s;
        QVERIFY(outbound::isExposed(server));
    }

    void stoppingCutsAConversationShort()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        outbound::SmtpServer server;
        server.host = u"127.0.0.1"_s;
        server.port = silent.serverPort();
        server.security = Security::None;
        server.patience = 60s;
        outbound::Mailer mailer(std::make_unique<outbound::SmtpCarrier>(server));
        std::vector<std::shared_ptr<std::promise<Outcome>>> promises;
        for (int i = 0; i < outbound::Mailer::kMostUnderWay + 1; ++i) {
            promises.push_back(std::make_shared<std::promise<Outcome>>());
            mailer.send(parcel("x"), [promise = promises.back()](const outbound::Carried &carried) {
                promise->set_value(carried.outcome);
            });
        }
        // One more than it holds is answered at once.
        QCOMPARE(promises.back()->get_future().get(), Outcome::NotTried);
        QVERIFY(silent.waitForNewConnection(60'000));
        QElapsedTimer timer;
        timer.start();
        mailer.stop();
        QVERIFY2(timer.elapsed() < 30'000, QByteArray::number(timer.elapsed()).constData());
        for (size_t i = 0; i + 1 < promises.size(); ++i)
            QVERIFY(promises[i]->get_future().get() != Outcome::Sent);
        auto late = std::make_shared<std::promise<Outcome>>();
        mailer.send(parcel("x"),
                    [late](const outbound::Carried &carried) { late->set_value(carried.outcome); });
        QCOMPARE(late->get_future().get(), Outcome::NotTried);
    }

private:
    static outbound::SmtpServer settings(const SmtpServerProcess &process, Security security)
    {
        outbound::SmtpServer server;
        server.host = u"127.0.0.1"_s;
        server.port = process.port();
        server.security = security;
        server.caFile = process.certificate();
        if (security != Security::None) {
            server.user = u"madang"_s;
            server.password = u"비밀 pass"_s;
        } else {
            server.caFile.clear();
        }
        return server;
    }
    static outbound::Parcel parcel(const QByteArray &octets)
    {
        return {"madang@example.org", "mina@example.org", octets, "17"};
    }

    const std::atomic_bool m_going = false;
};

QTEST_GUILESS_MAIN(SmtpCarrierTest)
#include "tst_smtp_carrier.moc"
