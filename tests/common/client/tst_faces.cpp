// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/faces.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_faces = {{{2}, u"준"_s, PortraitId{40}, accounts::Role::Treasurer}};
        m_server->on("POST", u"/api/v1/faces"_s, [this](const FakeRequest &request) {
            const auto asked = fromJson<profiles::AskFaces>(request.body);
            m_asked += asked->people;
            Page<profiles::Face> page;
            for (const profiles::Face &face : std::as_const(m_faces)) {
                if (asked->people.contains(face.id))
                    page.items += face;
            }
            return answer(page);
        });
        m_server->on("GET", u"/api/v1/portraits/40"_s, [](const FakeRequest &) {
            return FakeAnswer{200, "octets", {}};
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_asked.clear();
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void thoseOnTheScreenAreAskedForTogether()
    {
        const QSignalSpy changed(&faces(), &Faces::changed);
        QVERIFY(!faces().of({2}));
        QVERIFY(!faces().of({3}));
        QVERIFY(!faces().of({2}));
        QVERIFY(!faces().of({}));
        m_house->clock.advance(30ms);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(m_asked, (QList<UserId>{{2}, {3}}));
        QCOMPARE(faces().of({2})->badge, accounts::Role::Treasurer);
        QVERIFY(!faces().of({3})->picture); // nobody the server knows, and not asked for again
        m_house->clock.advance(1min);
        QTest::qWait(20);
        QCOMPARE(m_asked.size(), 2);
    }

    void aPictureIsAskedForOnceAndKept()
    {
        know();
        const QSignalSpy changed(&faces(), &Faces::changed);
        QVERIFY(faces().picture({2}).isEmpty());
        QVERIFY(faces().picture({2}).isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<UserId>(), UserId{2});
        QCOMPARE(faces().picture({2}), QByteArray("octets"));
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/portraits/40"_s), 1);
        // After a restart it is on the disk.
        m_server->forget("GET", u"/api/v1/portraits/40"_s);
        m_house->start();
        QVERIFY(m_house->session->resume());
        QVERIFY(m_house->comeOnline());
        know();
        QCOMPARE(faces().picture({2}), QByteArray("octets"));
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/portraits/40"_s), 1);
    }

    void aChangeIsHeardLive()
    {
        know();
        QTRY_VERIFY(m_house->session->mirror().follows({7}));
        const QSignalSpy changed(&faces(), &Faces::changed);
        tell({{2}, u"준이"_s, std::nullopt, std::nullopt});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(faces().of({2})->nickname, u"준이"_s);
        QVERIFY(faces().picture({2}).isEmpty());
        tell({{2}, u"준이"_s, std::nullopt, std::nullopt}); // nothing new
        QTest::qWait(20);
        QCOMPARE(changed.size(), 1);
    }

    void whatIsKnownIsShownAndAskedForAgainAfterACut()
    {
        know();
        m_faces[0].badge = accounts::Role::Admin;
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        QCOMPARE(faces().of({2})->badge, accounts::Role::Treasurer);
        m_house->clock.advance(1min);
        QTRY_VERIFY(m_house->session->stream().isOnline());
        QCOMPARE(faces().of({2})->badge, accounts::Role::Treasurer);
        m_house->clock.advance(30ms);
        QTRY_COMPARE(faces().of({2})->badge, accounts::Role::Admin);
    }

    void anOlderServerIsNotAskedInALoop()
    {
        m_server->forget("POST", u"/api/v1/faces"_s);
        QVERIFY(!faces().of({2}));
        m_house->clock.advance(30ms);
        QTRY_COMPARE(m_server->requestsTo("POST", u"/api/v1/faces"_s), 1);
        QTest::qWait(20); // the answer
        for (int i = 0; i < 20; ++i) {
            faces().of({2}); // as often as somebody paints
            m_house->clock.advance(1s);
        }
        QTest::qWait(20);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/faces"_s), 1);
        // Half a minute after the refusal came, whenever that was.
        const auto askedAgain = [this] {
            m_house->clock.advance(10s);
            faces().of({2});
            m_house->clock.advance(30ms);
            return m_server->requestsTo("POST", u"/api/v1/faces"_s) == 2;
        };
        QTRY_VERIFY(askedAgain());
    }

private:
    Faces &faces() { return m_house->session->faces(); }
    void know()
    {
        faces().of({2});
        m_house->clock.advance(30ms);
        QTRY_VERIFY(faces().of({2}));
    }
    void tell(const profiles::Face &face)
    {
        m_server->tellTopic("/topic/rooms/7/ephemeral", "profile",
                            toJson(profiles::FaceChanged{{7}, face, face.nickname}));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    QList<profiles::Face> m_faces;
    QList<UserId> m_asked;
};

QTEST_GUILESS_MAIN(FacesTest)
#include "tst_faces.moc"
