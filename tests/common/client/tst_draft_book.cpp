// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/draft_book.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DraftBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_server->addRoom(8, u"장터"_s);
        m_server->addRoom(9, u"우물"_s);
        m_house = std::make_unique<ClientHouse>();
        m_server->setTime(m_house->clock.now());
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aChangeIsSentAfterAPauseAndNotBefore()
    {
        enter();
        book().write({7}, u"쓰다"_s, {});
        m_house->clock.advance(1s);
        book().write({7}, u"쓰다 만"_s, {});
        m_house->clock.advance(1s);
        QVERIFY(!draft().seen.number);
        QVERIFY(m_server->drafts.isEmpty());
        m_house->clock.advance(1s);
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"쓰다 만"_s);
        QTRY_VERIFY(!draft().isChanged());
        QCOMPARE(m_server->requestsTo("PUT", kPath), 1);
    }
    void whoLeavesTheRoomWaitsForNothing()
    {
        enter();
        book().write({7}, u"쓰다 만"_s, EventId{42});
        book().send({7});
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"쓰다 만"_s);
        QCOMPARE(m_server->drafts.value({7}).replyTo, std::optional(EventId{42}));
    }
    void whatWasSentAsAMessageIsRemoved()
    {
        enter();
        book().write({7}, u"다 썼다"_s, {});
        book().send({7});
        QTRY_VERIFY(!draft().isChanged());
        book().write({7}, {}, {});
        book().send({7});
        QTRY_VERIFY(m_server->drafts.isEmpty());
        // What the server never had need not be removed there.
        const auto asked = m_server->requests.size();
        book().write({9}, u"a"_s, {});
        book().write({9}, {}, {});
        m_house->clock.advance(5s);
        QTest::qWait(20);
        QCOMPARE(m_server->requests.size(), asked);
    }
    void anotherClientsDraftComesInAndGoes()
    {
        enter();
        QSignalSpy replaced(&book(), &DraftBook::replaced);
        m_server->draftElsewhere(7, u"전화기에서"_s, m_house->clock.now(), EventId{42});
        QTRY_COMPARE(draft().text, u"전화기에서"_s);
        QCOMPARE(draft().replyTo, std::optional(EventId{42}));
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(replaced.last().first().value<RoomId>(), RoomId{7});
        m_server->draftElsewhere(7, {}, m_house->clock.now());
        QTRY_VERIFY(draft().text.isEmpty());
        QCOMPARE(replaced.size(), 2);
        QVERIFY(m_server->requestsTo("PUT", kPath) == 0);
    }
    void onesOwnIsNoNews()
    {
        enter();
        const QSignalSpy replaced(&book(), &DraftBook::replaced);
        book().write({7}, u"하나"_s, {});
        book().send({7});
        QTRY_VERIFY(!draft().isChanged());
        const drafts::MessageDraft first = m_server->drafts.value({7});
        book().write({7}, u"둘"_s, {});
        book().send({7});
        QTRY_VERIFY(!draft().isChanged());
        // The first one comes back late.
        m_server->tellTopic("/user/queue/drafts", "draft", toJson(first));
        m_server->tellTopic("/user/queue/drafts", "draft", "{\"room\":");
        QTest::qWait(20);
        QCOMPARE(draft().text, u"둘"_s);
        QVERIFY(replaced.isEmpty());
    }
    void whoIsTypingIsNotInterrupted()
    {
        enter();
        const QSignalSpy replaced(&book(), &DraftBook::replaced);
        book().touch({7});
        const auto there = m_server->draftElsewhere(7, u"전화기에서"_s, m_house->clock.now());
        QTRY_COMPARE(draft().seen, *there.revision);
        QVERIFY(draft().text.isEmpty());
        m_house->clock.advance(1s);
        book().write({7}, u"여기서"_s, {});
        m_house->clock.advance(2s);
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"여기서"_s); // the later one
        QVERIFY(replaced.isEmpty());
    }
    void ofTwoThatDidNotKnowOfEachOtherTheLaterStays_data()
    {
        QTest::addColumn<int>("laterBy");
        QTest::addColumn<QString>("stays");
        QTest::newRow("the other's is later") << 60 << u"전화기에서"_s;
        QTest::newRow("ours is later") << -60 << u"여기서"_s;
    }
    void ofTwoThatDidNotKnowOfEachOtherTheLaterStays()
    {
        QFETCH(int, laterBy);
        QFETCH(QString, stays);
        enter();
        goOffline();
        book().write({7}, u"여기서"_s, {});
        m_server->draftElsewhere(7, u"전화기에서"_s,
                                 m_house->clock.now().plus(std::chrono::seconds(laterBy)));
        m_server->draftElsewhere(8, u"다른 방"_s, m_house->clock.now());
        m_server->comeBack();
        m_house->clock.advance(1min);
        QVERIFY(m_house->comeOnline());
        QTRY_COMPARE(m_house->session->archive().draft({8}), u"다른 방"_s);
        QTRY_VERIFY(!draft().isChanged());
        QCOMPARE(draft().text, stays);
        QCOMPARE(m_server->drafts.value({7}).text, stays);
    }
    void whatWasRemovedMeanwhileGoesUnlessItChangedHere()
    {
        enter();
        for (const qint64 room : {7, 8}) {
            book().write({room}, u"글"_s, {});
            book().send({room});
        }
        QTRY_COMPARE(m_server->drafts.size(), 2);
        QTRY_VERIFY(!m_house->session->archive().localDraft({8}).isChanged() && !draft().isChanged());
        goOffline();
        m_server->drafts.clear();
        book().write({8}, u"글 더"_s, {});
        m_server->comeBack();
        m_house->clock.advance(1min);
        QVERIFY(m_house->comeOnline());
        QTRY_VERIFY(draft().text.isEmpty());
        QTRY_COMPARE(m_server->drafts.value({8}).text, u"글 더"_s);
    }
    void aRefusalForBeingOlderIsSettledByReading()
    {
        enter();
        m_server->drafts.insert({7},
                                {.room = {7},
                                 .text = u"몰랐던 글"_s,
                                 .replyTo = {},
                                 .changedAt = m_house->clock.now().plus(-1min),
                                 .revision = drafts::Revision{999}});
        book().write({7}, u"여기서"_s, {});
        book().send({7});
        QTRY_COMPARE(draft().seen.number, 999);
        QCOMPARE(draft().text, u"여기서"_s);
        m_house->clock.advance(2s);
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"여기서"_s);
    }
    void itIsThereAfterARestartWithoutANetwork()
    {
        enter();
        goOffline();
        book().write({7}, u"쓰다 만"_s, EventId{42});
        m_server->comeBack();
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(draft().text, u"쓰다 만"_s);
        QCOMPARE(draft().replyTo, std::optional(EventId{42}));
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"쓰다 만"_s);
    }
    void whatIsRefusedIsNotTriedForEver()
    {
        enter();
        m_server->on("PUT", kPath,
                     [](const FakeRequest &) { return refusal(Error(Code::TooMany, "message-drafts")); });
        book().write({7}, u"글"_s, {});
        book().send({7});
        QTRY_COMPARE(m_server->requestsTo("PUT", kPath), 1);
        QTest::qWait(20);
        m_house->clock.advance(2min);
        QTest::qWait(20);
        QCOMPARE(m_server->requestsTo("PUT", kPath), 1);
        QCOMPARE(draft().text, u"글"_s);
        m_server->forget("PUT", kPath);
        book().write({7}, u"글 더"_s, {});
        m_house->clock.advance(2s);
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"글 더"_s);
    }
    void anOlderServerIsNoFault()
    {
        m_server->on("GET", u"/api/v1/me/drafts"_s, [](const FakeRequest &) {
            return refusal({Code::NotFound, "path"});
        });
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/drafts"_s), 1);
        book().write({7}, u"글"_s, {});
        m_house->clock.advance(1min);
        QTest::qWait(20);
        QCOMPARE(m_server->requestsTo("PUT", kPath), 0);
        QCOMPARE(draft().text, u"글"_s);
    }

private:
    const QString kPath = u"/api/v1/rooms/7/draft"_s;

    DraftBook &book() const { return m_house->session->drafts(); }
    LocalDraft draft() const { return m_house->session->archive().localDraft({7}); }
    /// Until the server's drafts are known and one's queue is heard.
    void enter()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(queueIsHeard());
        for (const QString &text : {u"x"_s, QString()}) {
            book().write({8}, text, {});
            book().send({8});
            QTRY_VERIFY(!m_house->session->archive().localDraft({8}).isChanged());
        }
        QVERIFY(m_server->drafts.isEmpty());
    }
    void goOffline()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
    }
    bool queueIsHeard() const
    {
        return std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(), [](const auto &frame) {
            return frame.value("destination") == "/user/queue/drafts";
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(DraftBookTest)
#include "tst_draft_book.moc"
