// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed commands copy, which addresses they make, and where these lead.
#include "tests/client-tui/app_house.h"
#include "tests/support/patience.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class LinkVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(120, 30));
        m_house->server.say(11, 1, u"첫 줄\n**둘째** @jun"_s);
        m_house->server.say(11, 2, u"last \x1b]0;owned\a one"_s);
    }
    void cleanup() { m_house.reset(); }

    void aMessageIsCopiedAsItWasWritten()
    {
        start();
        m_house->terminal.enter(u"/copy -2"_s);
        QVERIFY(m_house->sees(u"Copied 2 lines."_s));
        QCOMPARE(m_house->terminal.clipboard(), u"첫 줄\n**둘째** @jun"_s);
        m_house->terminal.enter(u"/copy"_s);
        QVERIFY(m_house->sees(u"Copied 1 line."_s));
        QCOMPARE(m_house->terminal.clipboard(), u"last \x1b]0;owned\a one"_s);
        QCOMPARE(m_house->terminal.copied.last().count('\x1b'), 1);
        m_house->terminal.enter(u"/copy -9"_s);
        QVERIFY(m_house->sees(u"There is no such message"_s));
        m_house->terminal.enter(u"/copy this"_s);
        QVERIFY(m_house->sees(u"/copy [-number]"_s));
        QCOMPARE(m_house->terminal.copied.size(), 2);
    }

    void aKeyCopiesWhatIsShownLast()
    {
        start();
        m_house->terminal.press(u"alt-c"_s);
        QVERIFY(m_house->sees(u"Copied 1 line."_s));
        QVERIFY(m_house->terminal.clipboard().startsWith(u"last"_s));
    }

    void copyingCanBeSwitchedOff()
    {
        m_house->config.clipboard = false;
        start();
        m_house->terminal.enter(u"/copy"_s);
        QVERIFY(m_house->sees(u"Copying is switched off"_s));
        m_house->terminal.enter(u"/link room"_s);
        QVERIFY(m_house->sees(address(u"/r/11"_s)));
        QVERIFY(m_house->terminal.copied.isEmpty());
    }

    void aPlaceHasAnAddress()
    {
        start();
        m_house->terminal.enter(u"/link -2"_s);
        QVERIFY(m_house->sees(u"Copied: "_s + address(u"/r/11/1"_s)));
        QCOMPARE(m_house->terminal.clipboard(), address(u"/r/11/1"_s));
        QCOMPARE(m_house->terminal.linkOf(address(u"/r/11/1"_s)), address(u"/r/11/1"_s).toLatin1());
        m_house->terminal.enter(u"/link room"_s);
        QVERIFY(m_house->sees(u"Copied: "_s + address(u"/r/11"_s)));
        QTRY_COMPARE(m_house->terminal.clipboard(), address(u"/r/11"_s));
    }

    void anAddressLeadsToItsRoom()
    {
        start();
        m_house->terminal.enter(u"/goto "_s + address(u"/r/12"_s));
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"book club"_s));
        m_house->terminal.enter(u"/goto "_s + own(u"/r/11/1"_s));
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"마당"_s));
        QVERIFY(m_house->sees(u"첫 줄"_s));
    }

    void aPublicRoomIsReadWithoutJoining()
    {
        start();
        rooms::Room &open = m_house->server.addRoom(13, u"열린 방"_s);
        open.role.reset();
        m_house->server.say(13, 2, u"누구나 읽어요"_s);
        m_house->terminal.enter(u"/goto "_s + address(u"/r/13/1"_s));
        QVERIFY(m_house->sees(u"누구나 읽어요"_s));
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"열린 방"_s));
        m_house->terminal.enter(u"/goto "_s + address(u"/r/99"_s));
        QTRY_VERIFY(m_house->server.requestsTo("GET", u"/api/v1/rooms/99"_s) > 0);
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"열린 방"_s));
    }

    void anotherServerIsNamed()
    {
        start();
        m_house->terminal.enter(u"/goto madang://chat.elsewhere.example/r/11/1"_s);
        QVERIFY(m_house->sees(u"leads to the server chat.elsewhere.example"_s));
        QVERIFY(m_house->terminal.row(0).contains(u"마당"_s));
    }

    void theProgramStartsWhereALinkLeads()
    {
        start(own(u"/r/12"_s));
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"book club"_s));
    }

    void aLinkToElsewhereIsToldAfterTheStart()
    {
        start(u"madang://chat.elsewhere.example/"_s);
        QVERIFY(m_house->sees(u"leads to the server chat.elsewhere.example"_s));
    }

private:
    QString address(const QString &path) const { return m_house->server.address().text() + path; }
    QString own(const QString &path) const { return address(path).replace(u"http:"_s, u"madang:"_s); }

    /// In the first room, or where a link leads.
    void start(const QString &link = {})
    {
        m_house->place = PlaceLink::fromText(link);
        m_house->start();
        if (link.isEmpty())
            QVERIFY(m_house->open(u"마당"_s) && m_house->sees(u"last "_s));
        else
            QVERIFY(m_house->sees(u"[민아]"_s));
    }

    std::unique_ptr<House> m_house;
};

QTEST_GUILESS_MAIN(LinkVerbsTest)
#include "tst_link_verbs.moc"
