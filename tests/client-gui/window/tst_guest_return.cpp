// SPDX-License-Identifier: GPL-3.0-or-later
// What a guest wants that takes an account leads to the sign-in, and from there back to it.
#include "client-gui/screens/donate_sheet.h"
#include "client-gui/screens/gifts_sheet.h"
#include "client-gui/screens/inbox_sheet.h"
#include "tests/client-gui/window_house.h"

#include <QAction>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;

class GuestReturnTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        fillHouse();
        // Public, and nobody's who signs in here.
        m_server->addRoom(3, u"Square"_s);
        m_server->room(3).role.reset();
        m_server->on("GET", u"/api/v1/rooms/public"_s, [this](const FakeRequest &) {
            return answer(Page<rooms::Room>{{m_server->room(3)}, {}});
        });
        makeWindow();
    }
    void cleanup() { closeHouse(); }

    void whoWantsToWriteIsBackInThatRoom()
    {
        visit();
        QTRY_VERIFY(button(m_window->roomScreen(), u"Sign in"_s));
        button(m_window->roomScreen(), u"Sign in"_s)->click();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(m_window->startScreen()->isVisible());
        QTRY_VERIFY(says(u"Sign in, and you are back here"_s));
        enter();
        QTRY_VERIFY(m_window->roomScreen() && m_window->roomScreen()->room() == RoomId{3});
        // Once: the next sign-in begins where it always does.
        m_house->session->signOut();
        QVERIFY(!says(u"Sign in, and you are back here"_s));
    }

    void whoWantsToGiveFindsTheGiftBegun()
    {
        visit();
        m_window->openDonation({7}, u"Roof"_s);
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(!m_window->sheet());
        enter();
        QTRY_VERIFY(qobject_cast<gui::DonateSheet *>(m_window->sheet()));
        QTRY_VERIFY(m_window->roomScreen() && m_window->roomScreen()->room() == RoomId{3});
    }

    void whoWantsAPageOfTheirOwnFindsItOpen_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("sheet");
        QTest::newRow("notices") << u"Notices…"_s
                                 << QByteArray(gui::InboxSheet::staticMetaObject.className());
        QTest::newRow("gifts") << u"My gifts…"_s << QByteArray(gui::GiftsSheet::staticMetaObject.className());
    }
    void whoWantsAPageOfTheirOwnFindsItOpen()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, sheet);
        visit();
        QAction *wanted = action(words);
        QVERIFY(wanted);
        QVERIFY(wanted->isEnabled());
        wanted->trigger();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        QVERIFY(!m_window->sheet());
        enter();
        QTRY_VERIFY(m_window->sheet());
        QCOMPARE(QByteArray(m_window->sheet()->metaObject()->className()), sheet);
    }

    void aLinkToARoomForMembersOpensOnceOneIsIn()
    {
        m_server->on("GET", u"/api/v1/rooms/2"_s, [this](const FakeRequest &request) {
            return request.token().isEmpty() ? refusal(Error(Code::NotFound, "room"))
                                             : answer(m_server->room(2));
        });
        visit();
        m_window->openPlace(PlaceLink::room(QUrl(m_server->address().text()), {2}));
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        enter();
        QTRY_VERIFY(m_window->roomScreen() && m_window->roomScreen()->room() == RoomId{2});
    }

    void aPublicRoomIsOpenedWithoutAWord()
    {
        visit();
        m_server->addRoom(4, u"Fair"_s);
        m_server->room(4).role.reset();
        m_window->openPlace(PlaceLink::room(QUrl(m_server->address().text()), {4}));
        QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{4});
        QCOMPARE(m_house->session->state(), Session::State::Guest);
    }

    void whoLooksAroundAgainIsThroughWithIt()
    {
        visit();
        m_window->openDonation({7}, u"Roof"_s);
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        m_house->session->enterAsGuest();
        m_house->session->signOut();
        enter();
        QVERIFY(isNothingThere());
    }

    void whoSignsInElsewhereIsThroughWithIt()
    {
        visit();
        m_window->openDonation({7}, u"Roof"_s);
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedOut);
        FakeServer other;
        other.addPerson(11, u"mina"_s, u"Mina"_s);
        other.addRoom(1, u"마당"_s);
        QVERIFY(m_house->enter(other));
        QVERIFY(isNothingThere());
        m_house->session->signOut(); // before the server goes
    }

private:
    /// As a guest, in the public room.
    void visit()
    {
        m_house->session->setServer(m_server->address());
        m_house->session->enterAsGuest();
        m_window->openPlace(PlaceLink::room(QUrl(m_server->address().text()), {3}));
        QTRY_VERIFY(m_window->roomScreen() && m_window->roomScreen()->room() == RoomId{3});
        if (m_window->sheet()) // what guests are shown first
            m_window->sheet()->leave();
        QTRY_VERIFY(!m_window->sheet());
    }
    void enter() { QVERIFY(m_house->enter(*m_server)); }
    QAction *action(const QString &words) const
    {
        for (QAction *one : m_window->actions()) {
            if (one->text() == words)
                return one;
        }
        return nullptr;
    }
    QAbstractButton *button(const QWidget *inside, const QString &words) const
    {
        for (auto *one : inside->findChildren<QAbstractButton *>()) {
            if (one->isVisible() && one->isEnabled() && one->text() == words)
                return one;
        }
        return nullptr;
    }
    bool says(const QString &words) const
    {
        const auto labels = m_window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *one) {
            return one->isVisible() && one->text().contains(words);
        });
    }
    /// Once everything that was put off has happened.
    bool isNothingThere() const
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        return !m_window->sheet();
    }
};

QTEST_MAIN(GuestReturnTest)
#include "tst_guest_return.moc"
