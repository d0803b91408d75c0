// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/door/topic_reader.h"

#include <QTest>

using namespace madang;
using namespace madang::door;

namespace {

PublishedPtr happening(qint64 position, Published::Kind kind = Published::Kind::Event,
                       const QByteArray &body = {})
{
    Published published;
    published.kind = kind;
    published.topic = "/topic/x";
    published.position = position;
    published.body = body;
    return std::make_shared<const Published>(published);
}

TopicPage page(QList<qint64> positions, qint64 end, bool more = false)
{
    TopicPage made;
    for (const qint64 position : positions)
        made.events += happening(position);
    made.position = end;
    made.more = more;
    return made;
}

/// Writes down what the reader does.
class Notebook final : public TopicReader::Owner {
public:
    UserId readerUser() const override { return UserId{1}; }
    void askPage(TopicReader &, const TopicCursor &cursor, quint64 ticket) override
    {
        asked.append(cursor.after.value_or(-1));
        limits.append(cursor.limit);
        lastTicket = ticket;
    }
    void readerOpened(TopicReader &) override { ++opened; }
    void write(TopicReader &reader, const PublishedPtr &published) override
    {
        written.append(published->position);
        bodies.append(published->body);
        if (endAfter > 0 && written.size() == endAfter)
            reader.end();
    }
    bool writeTogether(TopicReader &, const Run &run) override
    {
        if (!takesRuns)
            return false;
        ++runs;
        for (const PublishedPtr &published : run)
            written.append(published->position);
        return true;
    }
    bool isFull() const override { return full; }
    void readerRefused(TopicReader &, const Error &error) override { refused = error.about; }
    void readerEvicted(TopicReader &) override { ++evicted; }
    void readerFailed(TopicReader &, const Error &error) override { failed = error.about; }

    QList<qint64> asked;
    QList<int> limits;
    QList<qint64> written;
    QByteArrayList bodies;
    quint64 lastTicket = 0;
    int opened = 0;
    int evicted = 0;
    int endAfter = 0;
    bool full = false;
    bool takesRuns = false;
    int runs = 0;
    QString refused;
    QString failed;
};

struct Scene {
    explicit Scene(bool counts = true, bool ephemeral = false)
        : reader(notes, hub, "/topic/x", counts, ephemeral)
    {
    }
    void start(std::optional<qint64> after) { reader.start({after, {}, 0}); }
    void answer(const Result<TopicPage> &result) { reader.pageArrived(notes.lastTicket, result); }
    void live(qint64 position) { hub.deliver(happening(position)); }

    Notebook notes;
    Hub hub;
    TopicReader reader;
};

using Positions = QList<qint64>;

} // namespace

class TopicReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fromNowOnMeansAfterTheEndOfTheTopic()
    {
        Scene scene;
        scene.start(std::nullopt);
        scene.answer(page({}, 41));
        scene.live(41);
        scene.live(42);
        QCOMPARE(scene.notes.written, (Positions{42}));
        QCOMPARE(scene.notes.opened, 1);
    }

    void pagesAreReadUntilTheEnd()
    {
        Scene scene;
        scene.start(0);
        scene.answer(page({1, 2}, 2, true));
        scene.answer(page({3, 4}, 4, true));
        scene.answer(page({5}, 5));
        scene.live(6);
        QCOMPARE(scene.notes.asked, (Positions{0, 2, 4}));
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5, 6}));
    }

    void whatComesMeanwhileIsReadFromThePast()
    {
        Scene scene;
        scene.start(1);
        scene.live(3);
        scene.live(4);
        scene.answer(page({2, 3}, 3)); // read before 4 was stored
        QCOMPARE(scene.notes.asked, (Positions{1, 3}));
        scene.answer(page({4}, 4));
        scene.live(5);
        QCOMPARE(scene.notes.written, (Positions{2, 3, 4, 5}));
    }

    void aLetterThatComesLateIsNotToldAgain()
    {
        Scene scene;
        scene.start(0);
        scene.answer(page({1, 2, 3}, 3));
        scene.live(2);
        scene.live(3);
        scene.live(4);
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4}));
    }

    void aGapIsFilledFromThePast()
    {
        Scene scene;
        scene.start(0);
        scene.answer(page({}, 0));
        scene.live(1);
        scene.live(4); // 2 and 3 come from another node, later
        QCOMPARE(scene.notes.asked, (Positions{0, 1}));
        scene.live(2);
        scene.answer(page({2, 3, 4}, 4));
        scene.live(3);
        scene.live(5);
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5}));
    }

    void afterReloadCountingStartsWhereTheTopicIs()
    {
        Scene scene;
        scene.start(500);
        TopicPage reload = page({}, 10);
        reload.events += happening(0);
        scene.answer(reload);
        scene.live(11);
        QCOMPARE(scene.notes.written, (Positions{0, 11}));
    }

    void aFullConnectionMakesThePastWait()
    {
        Scene scene;
        scene.start(0);
        scene.notes.full = true;
        scene.answer(page({1, 2, 3}, 3)); // one at least, or nobody would get on
        QCOMPARE(scene.notes.written, (Positions{1}));
        QCOMPARE(scene.notes.asked, (Positions{0}));
        scene.live(4);
        scene.notes.full = false;
        scene.reader.resume();
        QCOMPARE(scene.notes.asked, (Positions{0, 1}));
        scene.answer(page({2, 3, 4}, 4));
        scene.live(5);
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5}));
    }

    void aRunIsWrittenTogetherOnlyWhenItIsJustTheNext()
    {
        Scene scene;
        scene.notes.takesRuns = true;
        scene.start(0);
        const auto run = [](QList<qint64> positions) {
            QList<PublishedPtr> batch;
            for (const qint64 position : positions)
                batch += happening(position);
            return batch;
        };
        scene.hub.deliver(run({1, 2})); // not live yet: only a mark
        scene.answer(page({1, 2}, 2));
        scene.hub.deliver(run({3, 4, 5}));
        QCOMPARE(scene.notes.runs, 1);
        scene.hub.deliver(run({5, 6})); // 5 is known
        QCOMPARE(scene.notes.runs, 1);
        scene.notes.takesRuns = false;
        scene.hub.deliver(run({7, 8}));
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5, 6, 7, 8}));
    }

    void whatTheHubRemembersIsNotReadFromTheStore()
    {
        Scene scene;
        for (qint64 position = 1; position <= 4; ++position)
            scene.live(position);
        scene.start(1);
        QCOMPARE(scene.notes.limits, QList<int>{0}); // the house only says whether it may
        scene.live(5);
        QCOMPARE(scene.notes.written, Positions{});
        scene.answer(page({}, 1, true));
        scene.live(6);
        QCOMPARE(scene.notes.written, (Positions{2, 3, 4, 5, 6}));
        QCOMPARE(scene.notes.asked.size(), 1);
    }

    void whoMayNotSeeWhatAnEventRepeatsIsToldItWithoutItsWords()
    {
        const auto edit = [](qint64 position, qint64 about) {
            Published published = *happening(position, Published::Kind::Event, "words");
            published.about = about;
            published.veiled = happening(position, Published::Kind::Event, "");
            return std::make_shared<const Published>(published);
        };
        Scene scene;
        scene.notes.takesRuns = true;
        scene.hub.deliver(edit(6, 2)); // from memory
        scene.start(5);
        TopicPage allowed = page({}, 5, true);
        allowed.visibleFrom = 5;
        scene.answer(allowed);
        scene.hub.deliver(edit(7, 4)); // live
        scene.hub.deliver(edit(8, 5)); // that one they saw
        scene.hub.deliver(QList<PublishedPtr>{edit(9, 4), edit(10, 5)});
        QCOMPARE(scene.notes.runs, 0);
        QCOMPARE(scene.notes.written, (Positions{6, 7, 8, 9, 10}));
        QCOMPARE(scene.notes.bodies, (QByteArrayList{"", "", "words", "", "words"}));
    }

    void visitorsAskAnewWhenTheyMaySeeLess()
    {
        const auto review = [] {
            Published published;
            published.kind = Published::Kind::Review;
            published.topic = "/topic/x";
            return std::make_shared<const Published>(published);
        };
        Scene member;
        member.start(std::nullopt);
        member.answer(page({}, 3));
        member.hub.deliver(review());
        QCOMPARE(member.notes.asked.size(), 1);
        Scene visitor;
        visitor.start(std::nullopt);
        TopicPage open = page({}, 3);
        open.visiting = true;
        visitor.answer(open);
        visitor.hub.deliver(review());
        QCOMPARE(visitor.notes.asked, (Positions{-1, 3}));
        visitor.answer(Error{Code::NotAllowed, "not-member"});
        QCOMPARE(visitor.notes.evicted, 1);
        visitor.live(4);
        QCOMPARE(visitor.notes.written, Positions{});
    }

    void aFullConnectionMakesMemoryWait()
    {
        Scene scene;
        for (qint64 position = 1; position <= 3; ++position)
            scene.live(position);
        scene.start(0);
        scene.notes.full = true;
        scene.answer(page({}, 0, true));
        scene.live(4);
        QCOMPARE(scene.notes.written, Positions{});
        scene.notes.full = false;
        scene.reader.resume();
        scene.live(5);
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5}));
        QCOMPARE(scene.notes.asked.size(), 1);
    }

    void memoryDoesNotHelpWhoMayNotReadOrStartsElsewhere()
    {
        Scene refused;
        refused.live(1);
        refused.start(0);
        refused.answer(Error{Code::NotFound, "room"});
        QCOMPARE(refused.notes.written, Positions{});
        Scene reloaded; // its epoch is another one
        reloaded.live(1);
        reloaded.live(2);
        reloaded.start(0);
        TopicPage reload = page({}, 2);
        reload.events += happening(0);
        reloaded.answer(reload);
        reloaded.live(3);
        QCOMPARE(reloaded.notes.written, (Positions{0, 3}));
    }

    void whatWasForgottenMeanwhileIsReadFromTheStore()
    {
        Scene scene;
        scene.live(1);
        scene.live(2);
        scene.start(0);
        scene.live(9); // a gap: nothing before it is remembered any more
        scene.answer(page({}, 0, true));
        QCOMPARE(scene.notes.asked, (Positions{0, 0}));
        QVERIFY(scene.notes.limits.last() > 0);
        scene.answer(page({1, 2, 3, 4, 5, 6, 7, 8, 9}, 9));
        scene.live(10);
        QCOMPARE(scene.notes.written, (Positions{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    }

    void anOldAnswerIsNotTaken()
    {
        Scene scene;
        scene.start(0);
        scene.reader.pageArrived(scene.notes.lastTicket + 1, page({1}, 1));
        scene.reader.pageArrived(scene.notes.lastTicket - 1, page({1}, 1));
        QCOMPARE(scene.notes.written, Positions{});
        scene.answer(page({1}, 1));
        scene.answer(page({1}, 1));
        QCOMPARE(scene.notes.written, (Positions{1}));
    }

    void aRefusalEndsItBeforeAnythingIsTold()
    {
        Scene scene;
        scene.start(0);
        scene.live(1);
        scene.answer(Error{Code::NotFound, "room"});
        scene.live(2);
        QCOMPARE(scene.notes.refused, QStringLiteral("room"));
        QCOMPARE(scene.notes.written, Positions{});
        QCOMPARE(scene.hub.count("/topic/x"), 0);
    }

    void losingTheRightWhileReadingIsAnEviction()
    {
        Scene scene;
        scene.start(0);
        scene.answer(page({1}, 1, true));
        scene.answer(Error{Code::NotAllowed, "member"});
        QCOMPARE(scene.notes.evicted, 1);
        Scene other;
        other.start(0);
        other.answer(page({1}, 1, true));
        other.answer(Error{Code::Unavailable, "busy"});
        QCOMPARE(other.notes.failed, QStringLiteral("busy"));
    }

    void aPastThatNeverReachesTheMarkFails()
    {
        Scene scene;
        scene.start(0);
        scene.live(9);
        for (int i = 0; i < 10 && scene.notes.failed.isEmpty(); ++i)
            scene.answer(page({}, 0));
        QCOMPARE(scene.notes.failed, QStringLiteral("catch-up"));
        QVERIFY(scene.notes.asked.size() <= 5);
    }

    void evictionEndsIt()
    {
        Scene scene;
        scene.start(0);
        scene.answer(page({}, 0));
        Published out;
        out.kind = Published::Kind::Evict;
        out.topic = "/topic/x";
        out.user = UserId{1};
        scene.hub.deliver(std::make_shared<const Published>(out));
        scene.live(1);
        QCOMPARE(scene.notes.evicted, 1);
        QCOMPARE(scene.notes.written, Positions{});
    }

    void theOwnerMayEndItAtAnyMessage()
    {
        for (int end = 1; end <= 3; ++end) {
            Scene scene;
            scene.notes.endAfter = end;
            scene.start(0);
            scene.answer(page({1, 2}, 2));
            scene.live(3);
            scene.live(4);
            QCOMPARE(scene.notes.written.size(), end);
            QVERIFY(scene.reader.hasEnded());
        }
    }

    // ---- topics that do not count

    void aSnapshotIsReadAgainWhenItChangedMeanwhile()
    {
        Scene scene;
        scene.start(std::nullopt);
        scene.live(0);
        TopicPage snapshot = page({}, 0);
        snapshot.events += happening(0);
        scene.answer(snapshot);
        QCOMPARE(scene.notes.asked.size(), 2);
        scene.answer(snapshot);
        scene.live(0);
        QCOMPARE(scene.notes.written.size(), 3);
        QCOMPARE(scene.notes.asked.size(), 2);
    }

    void aSnapshotThatKeepsChangingIsTakenInTheEnd()
    {
        Scene scene;
        scene.start(std::nullopt);
        TopicPage snapshot = page({}, 0);
        snapshot.events += happening(0);
        for (int i = 0; i < 20; ++i) {
            scene.live(0);
            scene.answer(snapshot);
        }
        QVERIFY(scene.notes.asked.size() < 8);
        QVERIFY(scene.notes.failed.isEmpty());
    }

    void eventsOfAQueueMayCommitOutOfOrder()
    {
        Scene scene(false);
        scene.start(std::nullopt);
        scene.live(70); // stored while the page was read, with a lower number than one of the page
        scene.answer(page({50, 90}, 90));
        scene.live(90); // the page had it already
        scene.live(60);
        QCOMPARE(scene.notes.written, (Positions{50, 90, 70, 60}));
    }

    void aQueueHoldsBackOnlySoMuch()
    {
        Scene scene(false);
        scene.start(std::nullopt);
        for (int i = 1; i <= 300; ++i)
            scene.live(i);
        QCOMPARE(scene.notes.failed, QStringLiteral("backlog"));
        QVERIFY(scene.reader.hasEnded());
    }

    void theEphemeralIsDroppedWhenInTheWay()
    {
        Scene scene(true, true);
        scene.start(std::nullopt);
        scene.live(0);
        scene.answer(page({}, 0));
        scene.live(0);
        scene.notes.full = true;
        scene.live(0);
        QCOMPARE(scene.notes.written.size(), 1);
        Scene mixed;
        mixed.start(std::nullopt);
        mixed.answer(page({}, 0));
        mixed.notes.full = true;
        mixed.hub.deliver(happening(0, Published::Kind::Ephemeral));
        mixed.live(1);
        QCOMPARE(mixed.notes.written, (Positions{1}));
    }
};

QTEST_APPLESS_MAIN(TopicReaderTest)
#include "tst_topic_reader.moc"
