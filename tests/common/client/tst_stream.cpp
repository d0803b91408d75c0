// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/stream.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = LinkState::Phase;

class StreamTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addRoom(7, u"마당"_s);
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_stream = std::make_unique<Stream>(m_clock);
        m_stream->setServer(m_server->address());
        m_heard.clear();
    }
    void cleanup()
    {
        m_stream.reset();
        m_server.reset();
    }

    void comesOnlineAndHearsWhatItSubscribedTo()
    {
        subscribe(0);
        goOnline();
        QTRY_COMPARE(m_server->subscribes.size(), 2); // errors, room
        m_server->say(7, 1, u"안녕"_s);
        QTRY_COMPARE(m_heard.size(), 1);
        QCOMPARE(m_heard[0].event, u"message"_s);
        QCOMPARE(m_heard[0].position, 1);
        QVERIFY(m_heard[0].body.contains("안녕"));
    }
    void resumesFromWhereItsSubscriberStands()
    {
        subscribe(0);
        goOnline();
        m_server->say(7, 1, u"one"_s);
        QTRY_COMPARE(m_heard.size(), 1);
        m_after = 1;
        m_server->cut();
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        m_server->say(7, 1, u"two"_s);
        m_server->say(7, 1, u"three"_s);
        m_clock.advance(1s);
        QTRY_COMPARE(m_heard.size(), 3);
        QCOMPARE(m_heard[1].position, 2);
        QCOMPARE(m_heard[2].position, 3);
        QCOMPARE(m_server->subscribes.last().value("after"), QByteArray("1"));
        QCOMPARE(m_server->subscribes.last().value("epoch"), QByteArray("e1"));
    }
    void waitsLongerWithEveryFailureButNotForEver()
    {
        m_server->goAway();
        m_stream->start();
        qint64 longest = 0;
        for (int attempt = 1; attempt <= 10; ++attempt) {
            QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
            QCOMPARE(m_stream->link().attempts, attempt);
            QCOMPARE(m_stream->link().reason->about, u"connection-refused"_s);
            const qint64 wait = m_stream->link().nextTryAt - m_clock.steady();
            const qint64 whole = qMin<qint64>(500ll << (attempt - 1), 30'000);
            QVERIFY2(wait >= whole / 2 && wait <= whole, qPrintable(u"%1: %2"_s.arg(attempt).arg(wait)));
            longest = qMax(longest, wait);
            m_clock.advance(std::chrono::milliseconds(wait));
        }
        QVERIFY(longest >= 15'000);
    }
    void backOffBeginsAnewAfterAGoodConnection()
    {
        goOnline();
        m_clock.advance(11s);
        m_server->cut();
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        QCOMPARE(m_stream->link().attempts, 1);
        m_clock.advance(1s);
        QTRY_VERIFY(m_stream->isOnline());
        m_server->cut(); // at once: not a good one
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        QCOMPARE(m_stream->link().attempts, 2);
    }
    void honoursTheServersWait()
    {
        m_server->refuseConnect = Error(Code::RateLimited, "rate").after(42);
        m_stream->start();
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        QCOMPARE(m_stream->link().nextTryAt - m_clock.steady(), 42'000);
        QCOMPARE(m_stream->link().reason->code, Code::RateLimited);
    }
    void retryNowTriesNow()
    {
        m_server->refuseConnect = Error(Code::RateLimited, "rate").after(42);
        m_stream->start();
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        m_stream->retryNow();
        QTRY_VERIFY(m_stream->isOnline());
    }
    void aSilentServerIsFoundDead()
    {
        m_server->heartBeat = "20000,20000";
        goOnline();
        m_server->silent = true;
        m_clock.advance(39s);
        QVERIFY(m_stream->isOnline());
        QVERIFY(waitsWithin(5s));
        QCOMPARE(m_stream->link().reason->about, u"silent"_s);
    }
    void aServerThatNeverAnswersIsGivenUp()
    {
        m_server->silent = true;
        m_stream->start();
        QTest::qWait(50);
        QCOMPARE(m_stream->link().phase, Phase::Connecting);
        m_clock.advance(14s);
        QCOMPARE(m_stream->link().phase, Phase::Connecting);
        QVERIFY(waitsWithin(2s));
        QCOMPARE(m_stream->link().reason->about, u"no-answer"_s);
    }
    void aReceiptAnswersASend()
    {
        goOnline();
        const auto receipt = waitFor(m_stream->send(chat::post, {{7}, {u"t1"_s}, u"안녕"_s, {}}));
        QVERIFY(receipt && receipt->ok());
        QCOMPARE((*receipt)->position, 1);
        QCOMPARE((*receipt)->event, m_server->events(7)[0].id);
        QCOMPARE(m_server->sends.last().value("destination"), QByteArray("/app/rooms/7/messages"));
    }
    void aRefusalAnswersASendAndKeepsTheConnection()
    {
        goOnline();
        m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "not-member"}; };
        const auto refused = waitFor(m_stream->send(chat::post, {{7}, {u"t1"_s}, u"안녕"_s, {}}));
        QCOMPARE(refused->error(), Error(Code::NotAllowed, "not-member"));
        QVERIFY(m_stream->isOnline());
    }
    void aLostAnswerIsATimeOutNotAFailure()
    {
        goOnline();
        m_server->withholdReceipts = true;
        const auto cut = m_stream->send(chat::post, {{7}, {u"t1"_s}, u"안녕"_s, {}});
        QTRY_COMPARE(m_server->events(7).size(), 1);
        m_server->cut();
        QCOMPARE(waitFor(cut)->error(), Error(Code::Timeout, "link-lost"));
        m_clock.advance(1s);
        QTRY_VERIFY(m_stream->isOnline());
        const auto silent = m_stream->send(chat::post, {{7}, {u"t2"_s}, u"둘"_s, {}});
        QTRY_COMPARE(m_server->events(7).size(), 2);
        m_clock.advance(16s);
        QCOMPARE(waitFor(silent)->error(), Error(Code::Timeout, "no-receipt"));
    }
    void offlineNothingIsSent()
    {
        QCOMPARE(waitFor(m_stream->send(chat::post, {{7}, {u"t1"_s}, u"안녕"_s, {}}))->error(),
                 Error(Code::Unavailable, "offline"));
        m_stream->tell(chat::typing, {{7}, true});
    }
    void aRefusedSubscriptionIsNotAskedForAgain()
    {
        m_server->refuseSubscribe.insert("/topic/rooms/7", Error{Code::NotFound, "room"});
        subscribe(0);
        goOnline();
        QTRY_COMPARE(m_refused.code, Code::NotFound);
        const qsizetype asked = m_server->subscribes.size();
        m_server->cut();
        QTRY_COMPARE(m_stream->link().phase, Phase::Waiting);
        m_clock.advance(1s);
        QTRY_VERIFY(m_stream->isOnline());
        QTRY_COMPARE(m_server->subscribes.size(), asked + 1); // the errors only
    }
    void aBusyServerIsAskedAgainForTheSubscription()
    {
        m_server->refuseSubscribe.insert("/topic/rooms/7", Error(Code::RateLimited, "rate").after(3));
        subscribe(0);
        goOnline();
        QTRY_COMPARE(m_server->subscribes.size(), 2);
        QTest::qWait(20);
        m_server->refuseSubscribe.clear();
        m_clock.advance(3s);
        QTRY_COMPARE(m_server->subscribes.size(), 3);
        m_server->say(7, 1, u"hello"_s);
        QTRY_COMPARE(m_heard.size(), 1);
    }
    void resubscribingDropsWhatWasMeantForTheOldOne()
    {
        const int number = subscribe(0);
        goOnline();
        QTRY_COMPARE(m_server->subscribes.size(), 2);
        m_server->say(7, 1, u"one"_s);
        m_stream->resubscribe(number);
        QTRY_COMPARE(m_server->subscribes.size(), 3);
        QTRY_COMPARE(m_heard.size(), 1); // by the new one, from its resume point
        QVERIFY(m_server->subscribes[1].value("id") != m_server->subscribes[2].value("id"));
    }
    void nobodyIsToldAfterTheOwnerIsGone()
    {
        auto owner = std::make_unique<QObject>();
        StreamTopic topic;
        topic.destination = u"/topic/rooms/7"_s;
        topic.owner = owner.get();
        topic.onMessage = [this](const StreamMessage &message) { m_heard.append(message); };
        m_stream->subscribe(topic);
        goOnline();
        owner.reset();
        m_server->say(7, 1, u"one"_s);
        QTest::qWait(30);
        QVERIFY(m_heard.isEmpty());
    }
    void aRefusedTokenIsReportedAndAnotherOneAskedFor()
    {
        int asked = 0;
        m_stream->setTokenSource([&asked] {
            ++asked;
            return readyFuture<Result<QString>>(u"stale"_s);
        });
        const QSignalSpy refused(m_stream.get(), &Stream::tokenRefused);
        m_stream->start();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(m_stream->link().phase, Phase::Waiting);
        m_clock.advance(1s);
        QTRY_COMPARE(asked, 2);
    }
    void aSourceThatKnowsNoTokenStopsIt()
    {
        m_stream->setTokenSource([] {
            return readyFuture<Result<QString>>(Error{Code::NotSignedIn, "gone"});
        });
        m_stream->start();
        QTRY_COMPARE(m_stream->link().phase, Phase::Off);
        QCOMPARE(m_clock.waiting(), 0);
    }
    void stopIsForGood()
    {
        goOnline();
        m_stream->stop();
        QCOMPARE(m_stream->link().phase, Phase::Off);
        m_clock.advance(10min);
        QTest::qWait(20);
        QCOMPARE(m_server->connections, 1);
    }
    void aFrameThatIsTooLargeEndsTheConnection()
    {
        goOnline();
        QTRY_VERIFY(m_server->isHeard("/user/queue/errors"));
        m_server->tellTopic("/user/queue/errors", "x", QByteArray((1 << 20) + 10, 'x'));
        // A megabyte, looked at by a sanitizer.
        QTRY_COMPARE_WITH_TIMEOUT(m_stream->link().phase, Phase::Waiting, 60'000);
    }

private:
    int subscribe(qint64 after)
    {
        m_after = after;
        StreamTopic topic;
        topic.destination = u"/topic/rooms/7"_s;
        topic.owner = this;
        topic.onMessage = [this](const StreamMessage &message) { m_heard.append(message); };
        topic.resume = [this] { return ResumePoint{m_after, u"e1"_s}; };
        topic.onRefused = [this](const Error &error) { m_refused = error; };
        return m_stream->subscribe(topic);
    }
    /// Turns the hands a little at a time, so that the wait is seen before it is over.
    bool waitsWithin(std::chrono::milliseconds span)
    {
        for (auto gone = 0ms; gone < span && m_stream->link().phase != Phase::Waiting; gone += 50ms)
            m_clock.advance(50ms);
        return m_stream->link().phase == Phase::Waiting;
    }
    void goOnline()
    {
        m_stream->start();
        QTRY_VERIFY(m_stream->isOnline());
    }

    FakeAlarmClock m_clock;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Stream> m_stream;
    QList<StreamMessage> m_heard;
    Error m_refused;
    qint64 m_after = 0;
};

QTEST_GUILESS_MAIN(StreamTest)
#include "tst_stream.moc"
