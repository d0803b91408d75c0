// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/thread.h"

#include "common/views/message_actions.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = TimelineRow::Kind;
using State = Thread::State;

class ThreadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_server->keepsThreads = true;
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_root = m_server->say(7, 2, u"모일까요"_s);
        m_first = m_server->answerTo(m_root, 2, u"저는 좋아요"_s);
        m_server->say(7, 2, u"다른 이야기"_s);
    }
    void cleanup()
    {
        m_tester.reset();
        m_thread.reset();
        m_timeline.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void showsWhatTheServerSays()
    {
        serve({m_first}, true);
        open(m_first.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s}));
        QCOMPARE(m_thread->root(), m_root.id);
        QCOMPARE(m_thread->rootPosition(), m_root.position);
        QVERIFY(m_thread->hasOlder());
        QVERIFY(m_thread->stateText().isEmpty());
    }

    void olderAnswersComeByPages()
    {
        const auto second = m_server->answerTo(m_root, 2, u"둘"_s);
        QUrlQuery asked;
        m_server->on("GET", path(), [&, second](const FakeRequest &request) {
            asked = request.query;
            const bool older = request.query.hasQueryItem(u"before"_s);
            return answer(page(older ? QList{m_first} : QList{second}, !older));
        });
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"둘"_s}));
        m_thread->loadOlder();
        QTRY_COMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s, u"둘"_s}));
        QCOMPARE(asked.queryItemValue(u"before"_s), QString::number(second.position));
        QVERIFY(!m_thread->hasOlder());
    }

    void whatIsSaidInItComesAndTheRestDoesNot()
    {
        serve({m_first}, false);
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        m_server->say(7, 2, u"nothing of it"_s);
        m_server->answerTo(m_root, 2, u"둘"_s, m_first.id);
        QTRY_COMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s, u"둘"_s}));
        QCOMPARE(m_thread->answerCount(), 2);
        // An older server says only what is answered.
        m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"셋"_s, m_first.id}));
        QTRY_COMPARE(texts().last(), u"셋"_s);
        // The room says how many there are: two of them were told with their thread.
        const int at = m_timeline->indexOfPosition(m_root.position);
        QVERIFY(at >= 0);
        QCOMPARE(m_timeline->row(at).answers, 2);
    }

    void whatIsTakenAwayOrChangedIsSeen()
    {
        serve({m_first}, false);
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        m_server->happen(7, chat::kEdited, 2,
                         toJson(chat::EditBody{m_first.position, m_first.id, u"아니요"_s}));
        QTRY_COMPARE(texts(), (QStringList{u"모일까요"_s, u"아니요"_s}));
        m_server->happen(7, chat::kDeleted, 2,
                         toJson(chat::Referring{m_first.position, m_first.id, m_root.id}));
        QTRY_COMPARE(texts(), QStringList{u"모일까요"_s});
        QCOMPARE(m_thread->stateText(), u"Nobody has answered yet."_s);
        QTRY_COMPARE(m_timeline->row(m_timeline->indexOfPosition(m_root.position)).answers, 0);
    }

    void whatIsNotOnDiskIsAskedAboutAlone()
    {
        const auto second = m_server->answerTo(m_root, 2, u"둘"_s);
        rooms::RoomEvent far = m_first;
        far.id = {900};
        rooms::RoomEvent changed = far;
        changed.body = {toJson(chat::MessageBody{u"고친 말"_s, m_root.id})};
        QString after;
        m_server->on("GET", path(), [&, this](const FakeRequest &request) {
            after = request.query.queryItemValue(u"after"_s);
            return answer(page(after.isEmpty() ? QList{far, second} : QList{changed}, false));
        });
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s, u"둘"_s}));
        m_server->happen(7, chat::kEdited, 2, toJson(chat::EditBody{far.position, far.id, u"고친 말"_s}));
        QTRY_COMPARE(texts(), (QStringList{u"모일까요"_s, u"고친 말"_s, u"둘"_s}));
        QCOMPARE(after, QString::number(far.position - 1));
        QCOMPARE(m_thread->state(), State::Shown);
    }

    void whatWasNamedMayBeTakenAway()
    {
        serve({m_first}, false);
        open(m_first.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        const auto second = m_server->answerTo(m_root, 2, u"둘"_s);
        QTRY_COMPARE(m_thread->answerCount(), 2);
        // From then on the server takes it for a thread of its own.
        chat::Thread alone = page({}, false);
        alone.root = m_first.id;
        m_server->on("GET", path(m_first.id), [alone](const FakeRequest &) { return answer(alone); });
        m_server->on("GET", path(),
                     [told = page({second}, false)](const FakeRequest &) { return answer(told); });
        m_server->happen(7, chat::kDeleted, 2,
                         toJson(chat::Referring{m_first.position, m_first.id, m_root.id}));
        QTRY_COMPARE(m_thread->answerCount(), 1);
        m_thread->open();
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QCOMPARE(m_thread->root(), m_root.id);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"둘"_s}));
    }

    void anAnswerGoesToWhatItBeganWith()
    {
        serve({m_first}, false);
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        const auto tag = m_thread->post(u"저도요"_s);
        QVERIFY(tag);
        QCOMPARE(texts().last(), u"저도요"_s); // at once
        QTRY_VERIFY(m_thread->row(m_thread->rowCount() - 1).position > 0);
        QCOMPARE(texts().count(u"저도요"_s), 1);
        const auto sent = fromJson<chat::MessageBody>(m_server->events(7).last().body.text);
        QCOMPARE(sent->replyTo, std::optional(m_root.id));
        QCOMPARE(m_thread->post(u"  "_s).error().code, Code::Malformed);
        QCOMPARE(m_thread->post(QString(chat::kLongestMessage + 1, u'x')).error().code, Code::TooLong);
    }

    void belowWhatWasTakenAwayTheLastAnswerIsAnswered()
    {
        rooms::RoomEvent gone = m_root;
        gone.body = {toJson(chat::MessageBody{})};
        gone.marks = rooms::Marks{.position = 4, .editedAt = {}, .deleted = true, .reactions = {}};
        chat::Thread told = page({m_first}, false);
        told.first = gone;
        m_server->on("GET", path(), [told](const FakeRequest &) { return answer(told); });
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QVERIFY(m_thread->post(u"그래도"_s));
        QCOMPARE(m_house->session->outbox().lines({7}).last().replyTo, std::optional(m_first.id));
    }

    void withoutAConnectionWhatIsOnDiskIsShown()
    {
        const auto second = m_server->answerTo(m_root, 2, u"둘"_s, m_first.id);
        m_server->on("GET", path(second.id), [](const FakeRequest &) {
            return refusal(Error{Code::Unavailable, "busy"});
        });
        open(second.id);
        QTRY_COMPARE(m_thread->state(), State::Local);
        QCOMPARE(m_thread->root(), m_root.id);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s, u"둘"_s}));
        QVERIFY(m_thread->stateText().contains(u"remembers"_s));
        // With the connection the server is asked again.
        m_server->on("GET", path(second.id),
                     [told = page({m_first, second}, false)](const FakeRequest &) { return answer(told); });
        m_server->cut();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        QCOMPARE(m_thread->state(), State::Local);
        m_house->clock.advance(std::chrono::seconds(60));
        QTRY_COMPARE(m_thread->state(), State::Shown);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s, u"둘"_s}));
        QVERIFY(m_thread->stateText().isEmpty());
    }

    void anOlderServerIsAskedInVain()
    {
        m_server->on("GET", path(), [](const FakeRequest &) {
            return refusal(Error{Code::NotFound, "path"});
        });
        open(m_root.id);
        QTRY_COMPARE(m_thread->state(), State::Local);
        QCOMPARE(texts(), (QStringList{u"모일까요"_s, u"저는 좋아요"_s}));
    }

    void whatMayNotBeSeenIsSaid()
    {
        m_server->on("GET", path(EventId{999}), [](const FakeRequest &) {
            return refusal(Error{Code::NotFound, "event"}.at(u"event"_s));
        });
        open(EventId{999});
        QTRY_COMPARE(m_thread->state(), State::Refused);
        QCOMPARE(m_thread->rowCount(), 0);
        QVERIFY(!m_thread->stateText().isEmpty());
        QCOMPARE(m_thread->post(u"x"_s).error().code, Code::NotFound);
    }

    void onlyWhatIsInOneCanBeOpened()
    {
        serve({m_first}, false);
        open(m_root.id);
        const MessageActions actions(*m_house->session, *m_timeline);
        QTRY_VERIFY(m_timeline->indexOfPosition(3) >= 0);
        // Of before there were threads: it is known only what it answers.
        const auto old
            = m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"옛 답글"_s, m_root.id}));
        QTRY_VERIFY(m_timeline->indexOfPosition(old.position) >= 0);
        QVERIFY(m_timeline->row(m_timeline->indexOfPosition(old.position)).thread.isNull());
        const auto at
            = [this](qint64 position) { return m_timeline->row(m_timeline->indexOfPosition(position)); };
        QVERIFY(actions.canOpenThread(at(m_root.position)));
        QVERIFY(actions.canOpenThread(at(m_first.position)));
        QVERIFY(actions.canOpenThread(at(old.position)));
        QVERIFY(!actions.canOpenThread(at(3)));
    }

private:
    QString path(EventId event = {}) const
    {
        return u"/api/v1/rooms/7/events/%1/thread"_s.arg((event.isNull() ? m_root.id : event).text());
    }
    chat::Thread page(const QList<rooms::RoomEvent> &answers, bool hasOlder) const
    {
        chat::Thread thread;
        thread.root = m_root.id;
        thread.first = m_root;
        thread.items = answers;
        thread.epoch = u"e1"_s;
        thread.position = m_server->room(7).position;
        thread.hasOlder = hasOlder;
        return thread;
    }
    void serve(const QList<rooms::RoomEvent> &answers, bool hasOlder)
    {
        for (const EventId event : {m_root.id, m_first.id})
            m_server->on("GET", path(event),
                         [told = page(answers, hasOlder)](const FakeRequest &) { return answer(told); });
    }
    /// Opens the room, and the thread in it.
    void open(EventId event)
    {
        QVERIFY(m_house->enter(*m_server));
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_timeline->open();
        QTRY_VERIFY(m_timeline->indexOfPosition(m_server->room(7).position) >= 0);
        // Until it is followed, its newest page may still be read once more, and the thread with it.
        QTRY_VERIFY(m_house->session->mirror().follows({7}));
        m_thread = std::make_unique<Thread>(*m_house->session, *m_timeline, event);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_thread.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_thread->open();
    }
    QStringList texts() const
    {
        QStringList said;
        for (int i = 0; i < m_thread->rowCount(); ++i) {
            if (m_thread->row(i).kind == Kind::Message)
                said += m_thread->row(i).text;
        }
        return said;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<Thread> m_thread;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    rooms::RoomEvent m_root;
    rooms::RoomEvent m_first;
};

QTEST_GUILESS_MAIN(ThreadTest)
#include "tst_thread.moc"
