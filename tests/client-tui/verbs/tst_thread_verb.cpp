// SPDX-License-Identifier: GPL-3.0-or-later
// /thread: a message with what answers it over the timeline, and what is typed meanwhile.
#include "tests/client-tui/app_house.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class ThreadVerbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(120, 30));
        m_house->server.keepsThreads = true;
        m_root = m_house->server.say(11, 2, u"모일까요"_s);
        m_first = m_house->server.answerTo(m_root, 2, u"저는 좋아요"_s);
        m_house->server.say(11, 2, u"다른 이야기"_s);
        for (const EventId event : {m_root.id, m_first.id}) {
            m_house->server.on("GET", u"/api/v1/rooms/11/events/%1/thread"_s.arg(event.text()),
                               [this](const FakeRequest &) {
                                   chat::Thread thread;
                                   thread.root = m_root.id;
                                   thread.first = m_root;
                                   thread.items = {m_first};
                                   thread.epoch = u"e1"_s;
                                   thread.position = 3;
                                   return answer(thread);
                               });
        }
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        QVERIFY(m_house->sees(u"다른 이야기"_s));
        // Until it is followed, the newest page may still be asked for once more.
        QTRY_VERIFY(m_house->app->session().mirror().follows({11}));
    }
    void cleanup() { m_house.reset(); }

    void whatWasAnsweredSaysSo() { QVERIFY(m_house->sees(u"answers: 1"_s)); }

    void itShowsNothingElse()
    {
        m_house->terminal.enter(u"/thread"_s);
        QVERIFY(m_house->sees(u"Thread · answers: 1"_s));
        QVERIFY(m_house->sees(u"저는 좋아요"_s));
        QVERIFY(m_house->terminal.shows(u"모일까요"_s));
        QVERIFY(!m_house->terminal.shows(u"다른 이야기"_s));
        m_house->terminal.press(u"escape"_s);
        QVERIFY(m_house->sees(u"다른 이야기"_s));
    }

    void whatIsTypedGoesThereUntilItCloses()
    {
        m_house->terminal.enter(u"/thread -2"_s); // what it began with
        QVERIFY(m_house->sees(u"Thread · answers: 1"_s));
        m_house->terminal.enter(u"저도요"_s);
        QVERIFY(m_house->sees(u"Thread · answers: 2"_s));
        const auto said = fromJson<chat::MessageBody>(m_house->server.events(11).last().body.text);
        QCOMPARE(said->text, u"저도요"_s);
        QCOMPARE(said->replyTo, std::optional(m_root.id));
        m_house->terminal.enter(u"/thread close"_s);
        QVERIFY(m_house->sees(u"다른 이야기"_s));
        QVERIFY(!m_house->terminal.shows(u"Thread · "_s));
        m_house->terminal.enter(u"anew"_s);
        QTRY_COMPARE(fromJson<chat::MessageBody>(m_house->server.events(11).last().body.text)->text,
                     u"anew"_s);
        QVERIFY(!fromJson<chat::MessageBody>(m_house->server.events(11).last().body.text)->replyTo);
    }

    void whatOthersAnswerMeanwhileComes()
    {
        m_house->terminal.enter(u"/thread"_s);
        QVERIFY(m_house->sees(u"Thread · answers: 1"_s));
        m_house->server.answerTo(m_root, 2, u"세 시에 봐요"_s);
        QVERIFY(m_house->sees(u"세 시에 봐요"_s));
        QVERIFY(m_house->sees(u"Thread · answers: 2"_s));
    }

    void theMarkedMessageNeedsNoNumber()
    {
        m_house->terminal.press(u"ctrl-up"_s);
        QVERIFY(m_house->sees(u"r reply"_s));
        m_house->terminal.press(u"up"_s);
        m_house->terminal.type(u"t"_s);
        QVERIFY(m_house->sees(u"Thread · answers: 1"_s));
    }

    void whatIsInNoneIsSaid()
    {
        m_house->terminal.enter(u"/thread -3"_s);
        QVERIFY(m_house->sees(u"There is no such message"_s));
        m_house->terminal.enter(u"/thread close"_s);
        QVERIFY(m_house->sees(u"No thread is open."_s));
        m_house->terminal.enter(u"/thread perhaps"_s);
        QVERIFY(m_house->sees(u"/thread [-number] | close"_s));
    }

private:
    std::unique_ptr<House> m_house;
    rooms::RoomEvent m_root;
    rooms::RoomEvent m_first;
};

QTEST_GUILESS_MAIN(ThreadVerbTest)
#include "tst_thread_verb.moc"
