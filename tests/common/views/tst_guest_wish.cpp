// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/guest_wish.h"

#include "tests/support/client_house.h"

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class GuestWishTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_wish = std::make_unique<GuestWish>(*m_house->session);
        m_granted.clear();
        connect(m_wish.get(), &GuestWish::granted, this,
                [this](const GuestWish::Wish &wish) { m_granted += wish.deed; });
        visit();
    }
    void cleanup()
    {
        m_wish.reset();
        m_house.reset();
        m_server.reset();
    }

    void itIsGrantedOnceTheyAreIn()
    {
        keep(u"donate"_s);
        QCOMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(m_wish->isKept());
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_granted, QStringList{u"donate"_s});
        QVERIFY(!m_wish->isKept());
        m_house->session->signOut();
        QVERIFY(m_house->enter(*m_server));
        QVERIFY(isNothingNew(1));
    }
    void onlyTheLastOneIs()
    {
        keep(u"donate"_s);
        visit();
        keep(u"notices"_s);
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_granted, QStringList{u"notices"_s});
    }
    void whoLooksAroundAgainIsThroughWithIt()
    {
        keep(u"donate"_s);
        visit();
        QVERIFY(!m_wish->isKept());
        m_house->session->signOut();
        QVERIFY(m_house->enter(*m_server));
        QVERIFY(isNothingNew(0));
    }
    void whoSignsInElsewhereIsThroughWithIt()
    {
        keep(u"donate"_s);
        FakeServer other;
        other.addPerson(1, u"mina"_s, u"Mina"_s);
        QVERIFY(m_house->enter(other));
        QVERIFY(isNothingNew(0));
        QVERIFY(!m_wish->isKept());
        m_house->session->signOut(); // before the server goes
    }
    void whoHasAnAccountKeepsNoneAndStaysIn()
    {
        m_house->session->signOut();
        QVERIFY(m_house->enter(*m_server));
        QVERIFY(!m_wish->isGuest());
        keep(u"donate"_s);
        QVERIFY(!m_wish->isKept());
        QCOMPARE(m_house->session->state(), Session::State::SignedIn);
    }
    void aPlaceIsOfTheServerWhereOneIs()
    {
        const PlaceLink room = m_wish->placeOf({7}, 3);
        QCOMPARE(room.room(), RoomId{7});
        QCOMPARE(room.position(), 3);
        QVERIFY(room.leadsTo(QUrl(m_server->address().text())));
        QCOMPARE(m_wish->placeOf({}).kind(), PlaceLink::Kind::Home);
    }

private:
    void visit()
    {
        m_house->session->setServer(m_server->address());
        m_house->session->enterAsGuest();
        QVERIFY(m_wish->isGuest());
    }
    void keep(const QString &deed) { m_wish->keep({m_wish->placeOf({7}), deed}); }
    /// Once everything that was put off has happened.
    bool isNothingNew(qsizetype before) const
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        return m_granted.size() == before;
    }

    QStringList m_granted;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<GuestWish> m_wish;
};

QTEST_GUILESS_MAIN(GuestWishTest)
#include "tst_guest_wish.moc"
