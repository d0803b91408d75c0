// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/http_client.h"
#include "tests/support/patience.h"
#include "tests/support/toss_imposter.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using madang::test::TossFault;
using madang::test::TossImposter;
namespace outbound = madang::outbound;

class HttpClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsLeaveTheMachineOnlyEncrypted_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("https") << u"https://api.tosspayments.com/v1"_s << true;
        QTest::newRow("http far away") << u"http://api.tosspayments.com/v1"_s << false;
        QTest::newRow("http here") << u"http://127.0.0.1:1/v1"_s << true;
        QTest::newRow("http here, IPv6") << u"http://[::1]:1/"_s << true;
        QTest::newRow("http named as here") << u"http://127.0.0.1.example.com/"_s << false;
        QTest::newRow("with a password") << u"https://user:word@example.com/"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void secretsLeaveTheMachineOnlyEncrypted()
    {
        QFETCH(QString, url);
        QFETCH(bool, allowed);
        QCOMPARE(outbound::isAllowed(QUrl(url)), allowed);
    }

    void anAnswerComesWholeWhateverItsStatus()
    {
        TossImposter imposter;
        outbound::HttpClient client;
        const auto answer = ask(client, requestTo(imposter, u"/v1/payments/nobody"_s));
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.body.contains("UNAUTHORIZED_KEY"));
    }

    void whatIsNotAllowedIsNotSent()
    {
        outbound::HttpClient client;
        outbound::Request request;
        request.url = QUrl(u"http://192.0.2.1/"_s);
        QCOMPARE(ask(client, request).fault, QByteArray("address"));
    }

    void whatBreaksOrComesTooLateIsNoAnswer_data()
    {
        QTest::addColumn<TossFault>("fault");
        QTest::newRow("broken") << TossFault::DropAfter;
        QTest::newRow("late") << TossFault::Late;
    }
    void whatBreaksOrComesTooLateIsNoAnswer()
    {
        QFETCH(TossFault, fault);
        TossImposter imposter;
        imposter.setLateness(60s);
        imposter.choose([fault] { return fault; });
        outbound::HttpClient client;
        const auto answer = ask(client, requestTo(imposter, u"/v1/payments/nobody"_s, 200ms));
        QCOMPARE(answer.status, 0);
        QVERIFY(!answer.fault.isEmpty());
        QTRY_COMPARE(client.underWay(), 0);
    }

    void stoppingAnswersWhatIsUnderWayAndWhatComesAfter()
    {
        TossImposter imposter;
        imposter.setLateness(60s);
        imposter.choose([] { return TossFault::Late; });
        std::atomic_int answers = 0;
        outbound::HttpClient client;
        for (int i = 0; i < 20; ++i)
            client.send(requestTo(imposter, u"/v1/payments/nobody"_s, 60s),
                        [&](const outbound::Answer &answer) { answers += answer.status == 0; });
        client.stop();
        QCOMPARE(answers.load(), 20);
        client.send(requestTo(imposter, u"/"_s),
                    [&](const outbound::Answer &answer) { answers += answer.fault == "stopped"; });
        QCOMPARE(answers.load(), 21);
    }

    void tooManyAtOnceAreRefusedAtOnce()
    {
        TossImposter imposter;
        imposter.setLateness(60s);
        imposter.choose([] { return TossFault::Late; });
        std::atomic_int refused = 0;
        outbound::HttpClient client; // answers what is under way when it ends
        for (int i = 0; i < 520; ++i)
            client.send(requestTo(imposter, u"/v1/payments/nobody"_s, 60s),
                        [&](const outbound::Answer &answer) { refused += answer.fault == "too many"; });
        QCOMPARE(refused.load(), 20);
    }

private:
    static outbound::Request requestTo(const TossImposter &imposter, const QString &path,
                                       std::chrono::milliseconds patience = 20s)
    {
        outbound::Request request;
        request.url = QUrl(imposter.address().toString() + path);
        request.patience = patience;
        return request;
    }
    static outbound::Answer ask(outbound::HttpClient &client, const outbound::Request &request)
    {
        auto promise = std::make_shared<std::promise<outbound::Answer>>();
        client.send(request, [promise](const outbound::Answer &answer) { promise->set_value(answer); });
        return promise->get_future().get();
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_http_client.moc"
