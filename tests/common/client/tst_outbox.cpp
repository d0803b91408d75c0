// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/outbox.h"

#include "tests/support/client_house.h"
#include "tests/support/full_disk.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = OutboxLine::State;

class OutboxTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_server->addRoom(8, u"우물"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aLineGoesOutAndIsForgottenWhenItIsAccepted()
    {
        const QSignalSpy accepted(&outbox(), &Outbox::accepted);
        const auto line = outbox().put({7}, u"안녕"_s);
        QVERIFY(line.ok());
        QTRY_COMPARE(accepted.size(), 1);
        QCOMPARE(outbox().size(), 0);
        QCOMPARE(said(7), QStringList{u"안녕"_s});
        QCOMPARE(m_server->events(7)[0].tag, line->tag);
    }
    void linesOfARoomKeepTheirOrder()
    {
        QStringList all;
        for (int i = 0; i < 20; ++i) {
            all += QString::number(i);
            QVERIFY(outbox().put({7}, all.last()).ok());
        }
        QTRY_COMPARE(said(7), all);
    }
    void linesSurviveARestartInOrderAndGoOnce()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        for (const char *text : {"하나", "둘", "셋"})
            QVERIFY(outbox().put({7}, QString::fromUtf8(text)).ok());
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(outbox().lines({7}).size(), 3);
        QCOMPARE(outbox().lines({7})[0].text, u"하나"_s);
        m_server->comeBack();
        QVERIFY(retryUntilOnline());
        QTRY_COMPARE(said(7), (QStringList{u"하나"_s, u"둘"_s, u"셋"_s}));
        QTRY_COMPARE(outbox().size(), 0);
    }
    void aFullDiskKeepsNobodyFromTalking()
    {
        {
            const FullDisk full;
            QVERIFY(full.isFull());
            QVERIFY(outbox().put({7}, u"하나"_s).ok());
            QVERIFY(m_house->session->diskTrouble() != DiskTrouble::None);
            QTRY_COMPARE(said(7), QStringList{u"하나"_s});
            QTRY_COMPARE(outbox().size(), 0);
            m_server->goAway();
            QTRY_VERIFY(!m_house->session->stream().isOnline());
            QVERIFY(outbox().put({7}, u"둘"_s).ok());
            QCOMPARE(outbox().lines({7}).first().state, State::Waiting);
        }
        m_house->session->tryDisk();
        QCOMPARE(m_house->session->diskTrouble(), DiskTrouble::None);
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(outbox().size(), 1); // the first one is gone from the disk, the second is there
        QCOMPARE(outbox().lines({7}).first().text, u"둘"_s);
    }
    void aLostReceiptDoublesNothing()
    {
        // The room's first page has been read: it would settle the line as well.
        QTRY_VERIFY(
            std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(),
                        [](const auto &frame) { return frame.value("destination") == "/topic/rooms/7"; }));
        m_server->withholdReceipts = true;
        m_server->withholdEvents = true;
        const auto line = outbox().put({7}, u"안녕"_s);
        QVERIFY(line.ok());
        QTRY_COMPARE(m_server->events(7).size(), 1);
        m_server->cut();
        QTRY_COMPARE(outbox().line(line->tag)->state, State::Waiting);
        // The program is even killed here.
        m_house->start();
        m_server->withholdReceipts = false;
        QVERIFY(m_house->session->resume());
        QVERIFY(retryUntilOnline());
        QTRY_COMPARE(outbox().size(), 0);
        QCOMPARE(said(7), QStringList{u"안녕"_s});
        QCOMPARE(m_server->sends.size(), 2);
        QVERIFY(m_server->sends[0].body.contains(line->tag.value.toUtf8()));
        QVERIFY(m_server->sends[1].body.contains(line->tag.value.toUtf8()));
    }
    void theEventItselfSettlesALineWhoseReceiptIsLost()
    {
        m_server->withholdReceipts = true;
        QVERIFY(outbox().put({7}, u"하나"_s).ok());
        QVERIFY(outbox().put({7}, u"둘"_s).ok());
        QTRY_COMPARE(said(7), (QStringList{u"하나"_s, u"둘"_s}));
        QTRY_COMPARE(outbox().size(), 0);
    }
    void aRefusedLineKeepsItsTextAndLetsOthersPass()
    {
        m_server->judge = [](const chat::PostMessage &post) -> std::optional<Error> {
            if (post.text == "bad"_L1)
                return Error(Code::TooLong, "text").at(u"text"_s);
            return std::nullopt;
        };
        const auto bad = outbox().put({7}, u"bad"_s);
        QVERIFY(outbox().put({7}, u"good"_s).ok());
        QTRY_COMPARE(said(7), QStringList{u"good"_s});
        QCOMPARE(outbox().line(bad->tag)->state, State::Failed);
        QCOMPARE(outbox().line(bad->tag)->failure->code, Code::TooLong);
        // It is still there, with its reason, after a restart.
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(outbox().line(bad->tag)->failure->code, Code::TooLong);
        QCOMPARE(outbox().line(bad->tag)->text, u"bad"_s);
        QVERIFY(m_house->comeOnline());
        m_server->judge = {};
        outbox().retry(bad->tag);
        QTRY_COMPARE(said(7), (QStringList{u"good"_s, u"bad"_s}));
        QCOMPARE(m_server->events(7).last().tag, bad->tag);
    }
    void aDiscardedLineIsGone()
    {
        m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "not-member"}; };
        const auto line = outbox().put({7}, u"x"_s);
        QTRY_COMPARE(outbox().line(line->tag)->state, State::Failed);
        const QSignalSpy discarded(&outbox(), &Outbox::discarded);
        outbox().discard(line->tag);
        QCOMPARE(discarded.size(), 1);
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(outbox().size(), 0);
    }
    void tooFastWaitsAndKeepsTheOrder()
    {
        int refusals = 0;
        m_server->judge = [&refusals](const chat::PostMessage &post) -> std::optional<Error> {
            if (post.text == u"하나"_s && refusals++ == 0)
                return Error(Code::RateLimited, "rate").after(4);
            return std::nullopt;
        };
        QVERIFY(outbox().put({7}, u"하나"_s).ok());
        QVERIFY(outbox().put({7}, u"둘"_s).ok());
        QVERIFY(outbox().put({8}, u"elsewhere"_s).ok());
        QTRY_COMPARE(said(8), QStringList{u"elsewhere"_s}); // another room does not wait
        QTRY_COMPARE(outbox().lines({7})[0].state, State::Waiting);
        QVERIFY(said(7).isEmpty());
        m_house->clock.advance(3s);
        QTest::qWait(20);
        QVERIFY(said(7).isEmpty());
        m_house->clock.advance(1s);
        QTRY_COMPARE(said(7), (QStringList{u"하나"_s, u"둘"_s}));
    }
    void whoCallsEverybodyTooOftenIsToldAtOnce()
    {
        m_server->judge = [](const chat::PostMessage &post) -> std::optional<Error> {
            if (post.text == "@everyone"_L1)
                return Error(Code::RateLimited, "calls").at(u"text"_s).after(3000);
            return std::nullopt;
        };
        const auto loud = outbox().put({7}, u"@everyone"_s);
        QVERIFY(outbox().put({7}, u"둘"_s).ok());
        QTRY_COMPARE(said(7), QStringList{u"둘"_s}); // nothing waits behind it
        QCOMPARE(outbox().line(loud->tag)->state, State::Failed);
        QCOMPARE(outbox().line(loud->tag)->failure->about, u"calls"_s);
        QCOMPARE(outbox().line(loud->tag)->failure->retryAfter, 3000);
        QCOMPARE(outbox().line(loud->tag)->text, u"@everyone"_s);
    }
    void aFullOutboxSaysSo()
    {
        LocalDatabase database;
        QVERIFY(database.open({}).ok());
        Stream stream(m_house->clock);
        Outbox full(database, stream, m_house->clock);
        for (int i = 0; i < Outbox::kMostLines; ++i)
            QVERIFY(full.put({7}, QString::number(i)).ok());
        QCOMPARE(full.put({7}, u"one more"_s).error(), Error(Code::TooMany, "outbox"));
        full.discard(full.lines({7}).first().tag);
        QVERIFY(full.put({7}, u"one more"_s).ok());
    }

private:
    Outbox &outbox() { return m_house->session->outbox(); }
    QStringList said(qint64 room) const
    {
        QStringList texts;
        for (const rooms::RoomEvent &event : m_server->events(room))
            texts += fromJson<chat::MessageBody>(event.body.text)->text;
        return texts;
    }
    bool retryUntilOnline()
    {
        return test::eventually([this] {
            m_house->session->stream().retryNow();
            return m_house->session->mirror().isFresh();
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "tst_outbox.moc"
