// SPDX-License-Identifier: GPL-3.0-or-later
// The typed commands about what is unread, where one was named, and what happened to one's money.
#include "tests/client-tui/app_house.h"

#include "common/protocol/chat.h"
#include "common/protocol/notifications.h"
#include "common/protocol/saved.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class ReadingVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_house = std::make_unique<House>(QSize(120, 30)); }
    void cleanup() { m_house.reset(); }

    void noticesAreListedByWhatTheyAreAbout()
    {
        notifications::Notice named{{1}, u"chat.mention"_s, {1}, {}, {}};
        named.body.text = toJson(chat::MentionedBody{{12}, u"book club\x1b[2J"_s, 3, {77}, u"준"_s});
        notifications::Notice money{{2}, u"donation.expired"_s, {2}, {}, {}};
        money.body.text = "{}";
        m_house->server.on("GET", u"/api/v1/notifications"_s, [=](const FakeRequest &) {
            return answer(Page<notifications::Notice>{{money, named}, {}});
        });
        start();
        m_house->terminal.enter(u"/mentions"_s);
        QVERIFY(m_house->sees(u"Where you were named"_s));
        QVERIFY(m_house->sees(u"준 named you in"_s));
        QVERIFY(!m_house->terminal.screen().contains(u'\033'));
        QTRY_COMPARE(lines(), 1);
        m_house->terminal.press(u"enter"_s);
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"book club"_s));

        m_house->terminal.enter(u"/money"_s);
        QVERIFY(m_house->sees(u"Notices about money"_s));
        QVERIFY(!m_house->terminal.shows(u"named you in"_s));
        QTRY_COMPARE(lines(), 1);
    }

    void nothingToListIsSaid()
    {
        m_house->server.on("GET", u"/api/v1/notifications"_s,
                           [](const FakeRequest &) { return answer(Page<notifications::Notice>{}); });
        start();
        m_house->terminal.enter(u"/mentions"_s);
        QVERIFY(m_house->sees(u"Nobody has named you yet."_s));
        m_house->terminal.enter(u"/money"_s);
        QVERIFY(m_house->sees(u"No notices about money yet."_s));
    }

    void aKeyListsOnlyUnreadRooms()
    {
        m_house->server.addRoom(13, u"quiet corner"_s);
        m_house->server.say(12, 2, u"news"_s);
        m_house->server.room(12).unread = 1;
        start();
        QVERIFY(m_house->sees(u"quiet corner"_s));
        m_house->terminal.press(u"f9"_s);
        QVERIFY(m_house->sees(u"Only rooms with something unread are listed."_s));
        QTRY_VERIFY(!m_house->terminal.shows(u"quiet corner"_s));
        QVERIFY(m_house->sees(u"book club"_s));
        // A room that is not listed is still one's own, and the one that is open is listed always.
        m_house->terminal.enter(u"/join quiet corner"_s);
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"quiet corner"_s));
        m_house->terminal.enter(u"/unread-rooms"_s);
        QVERIFY(m_house->sees(u"All rooms are listed."_s));
        QVERIFY(m_house->sees(u"마당"_s));
    }

    void aRoomOrAllOfThemAreRead()
    {
        m_house->server.say(12, 2, u"news"_s);
        m_house->server.room(12).unread = 1;
        start();
        QVERIFY(m_house->sees(u"unread: "_s));
        m_house->terminal.enter(u"/read some"_s);
        QVERIFY(m_house->sees(u"/read [all]"_s));
        m_house->terminal.enter(u"/read"_s);
        QVERIFY(m_house->sees(u"This room is read."_s));
        QVERIFY(m_house->terminal.shows(u"unread: "_s));
        m_house->terminal.enter(u"/read all"_s);
        QVERIFY(m_house->sees(u"Everything is read."_s));
        QTRY_VERIFY(!m_house->terminal.shows(u"unread: "_s));
    }

    void whatWasSavedIsListedAndLeadsToItsPlace()
    {
        const auto said = m_house->server.say(12, 2, u"keys under the pot\x1b[2J"_s);
        QList<saved::SavedMessage> kept{{said.id, {12}, {1}, said, u"book club"_s, {}},
                                        {{77}, {9}, {1}, {}, {}, {}}};
        m_house->server.on("GET", u"/api/v1/me/saved"_s, [&kept](const FakeRequest &) {
            return answer(Page<saved::SavedMessage>{kept, {}});
        });
        bool removed = false;
        m_house->server.on("DELETE", u"/api/v1/me/saved/77"_s, [&removed](const FakeRequest &) {
            removed = true;
            return answer(Nothing{});
        });
        start();
        m_house->terminal.enter(u"/saved"_s);
        QVERIFY(m_house->sees(u"Saved messages"_s));
        QVERIFY(m_house->sees(u"keys under the pot"_s));
        QVERIFY(m_house->sees(u"book club · 준 · "_s));
        QVERIFY(m_house->sees(u"A room you are not in any more"_s));
        QVERIFY(!m_house->terminal.screen().contains(u'\033'));
        // What is gone can only be removed.
        m_house->terminal.press(u"down"_s);
        m_house->terminal.press(u"enter"_s);
        QVERIFY(m_house->sees(u"Remove it from your saved messages?"_s));
        m_house->terminal.type(u"y"_s);
        QTRY_VERIFY(removed);
        QVERIFY(m_house->sees(u"Removed from your saved messages."_s));
        kept.removeLast();
        m_house->terminal.enter(u"/saved"_s);
        QVERIFY(m_house->sees(u"keys under the pot"_s));
        m_house->terminal.press(u"enter"_s);
        QTRY_VERIFY(m_house->terminal.row(0).contains(u"book club"_s));
    }

    void nothingSavedIsSaid()
    {
        m_house->server.on("GET", u"/api/v1/me/saved"_s,
                           [](const FakeRequest &) { return answer(Page<saved::SavedMessage>{}); });
        start();
        m_house->terminal.enter(u"/saved"_s);
        QVERIFY(m_house->sees(u"Nothing saved yet."_s));
    }

private:
    void start()
    {
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
    }

    /// Unread notices on the screen.
    qsizetype lines() const { return m_house->terminal.screen().count(u"● "_s); }

    std::unique_ptr<House> m_house;
};

QTEST_GUILESS_MAIN(ReadingVerbsTest)
#include "tst_reading_verbs.moc"
