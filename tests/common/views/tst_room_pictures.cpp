// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/room_pictures.h"

#include "common/views/timeline.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using State = RoomPictures::State;
using Way = RoomPictures::Way;

namespace {

const QString kEvents = u"/api/v1/rooms/7/events"_s;

} // namespace

class RoomPicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_pictures.reset();
        m_timeline.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void beginsWithThoseOfTheTimeline()
    {
        const auto first = show(u"a.png"_s);
        const auto text = m_server->addFile(u"b.pdf"_s, "%PDF-");
        m_server->sayWith(7, 2, {}, {text});
        const auto second = show(u"c.png"_s);
        open(second);
        QCOMPARE(m_pictures->count(), 2);
        QCOMPARE(m_pictures->current(), 1);
        QVERIFY(m_pictures->isWhole());
        m_pictures->go(Way::Earlier);
        QCOMPARE(m_pictures->picture().id, first.id);
        QVERIFY(m_pictures->stateText().isEmpty());
        m_pictures->go(Way::Earlier);
        QCOMPARE(m_pictures->state(), State::Nothing);
        QCOMPARE(m_pictures->stateText(), u"There are no earlier pictures."_s);
        QCOMPARE(m_pictures->picture().id, first.id);
        m_pictures->goToEnd(Way::Later);
        QCOMPARE(m_pictures->picture().id, second.id);
        m_pictures->go(Way::Later);
        QCOMPARE(m_pictures->stateText(), u"There are no later pictures."_s);
    }
    void readsOnWithoutMovingTheTimeline()
    {
        const auto old = show(u"old.png"_s);
        talk(300);
        const auto recent = show(u"recent.png"_s);
        open(recent);
        QCOMPARE(m_pictures->count(), 1);
        QVERIFY(!m_pictures->isWhole());
        const int rows = m_timeline->rowCount();
        QSignalSpy arrived(m_timeline.get(), &Timeline::arrived);
        m_pictures->go(Way::Earlier);
        QCOMPARE(m_pictures->stateText(), u"Looking for earlier pictures…"_s);
        QCOMPARE(m_pictures->picture().id, recent.id);
        QTRY_COMPARE(m_pictures->picture().id, old.id);
        QCOMPARE(m_pictures->count(), 2);
        QCOMPARE(m_pictures->current(), 0);
        QVERIFY(m_pictures->isWhole());
        QCOMPARE(m_timeline->rowCount(), rows);
        QCOMPARE(arrived.size(), 0);
        m_pictures->go(Way::Later);
        QCOMPARE(m_pictures->picture().id, recent.id);
    }
    void readsOnTowardsTheNewest()
    {
        const auto old = show(u"old.png"_s);
        talk(700);
        const auto recent = show(u"recent.png"_s);
        openTimeline();
        m_timeline->jumpToPosition(1);
        QTRY_VERIFY(m_timeline->indexOfPosition(1) >= 0);
        standAt(old);
        QCOMPARE(m_pictures->count(), 1);
        m_pictures->go(Way::Later);
        QTRY_COMPARE(m_pictures->picture().id, recent.id);
        QVERIFY(m_pictures->isWhole());
    }
    void onlySoManyPagesAreReadForOneStep()
    {
        const auto old = show(u"old.png"_s);
        talk(RoomPictures::kPage * RoomPictures::kMostPages + 200);
        const auto recent = show(u"recent.png"_s);
        open(recent);
        const int asked = m_server->requestsTo("GET", kEvents);
        m_pictures->go(Way::Earlier);
        QTRY_COMPARE(m_pictures->state(), State::Paused);
        QVERIFY(m_server->requestsTo("GET", kEvents) - asked <= RoomPictures::kMostPages);
        QCOMPARE(m_pictures->stateText(), u"No earlier picture has been found yet."_s);
        QCOMPARE(m_pictures->picture().id, recent.id);
        QVERIFY(m_pictures->canRetry());
        m_pictures->retry();
        QTRY_COMPARE(m_pictures->picture().id, old.id);
        QCOMPARE(m_pictures->state(), State::Idle);
    }
    void whatIsRefusedIsAskedAgain()
    {
        const auto old = show(u"old.png"_s);
        talk(300);
        const auto recent = show(u"recent.png"_s);
        open(recent);
        m_server->on("GET", kEvents, [](const FakeRequest &) { return refusal({Code::NotAllowed, "room"}); });
        m_pictures->go(Way::Earlier);
        QTRY_COMPARE(m_pictures->state(), State::Refused);
        QVERIFY(!m_pictures->stateText().isEmpty());
        QCOMPARE(m_pictures->picture().id, recent.id);
        m_server->forget("GET", kEvents);
        m_pictures->retry();
        QTRY_COMPARE(m_pictures->picture().id, old.id);
        QVERIFY(m_pictures->stateText().isEmpty());
    }
    void whatIsGivenUpIsNotWaitedFor()
    {
        const auto old = show(u"old.png"_s);
        talk(300);
        const auto recent = show(u"recent.png"_s);
        open(recent);
        m_server->on("GET", kEvents, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
        m_pictures->go(Way::Earlier);
        QCOMPARE(m_pictures->state(), State::Looking);
        m_pictures->cancel();
        QCOMPARE(m_pictures->state(), State::Idle);
        m_server->forget("GET", kEvents);
        m_pictures->go(Way::Earlier);
        QTRY_COMPARE(m_pictures->picture().id, old.id);
        QCOMPARE(m_pictures->count(), 2);
    }
    void anotherHistoryEndsIt()
    {
        show(u"old.png"_s);
        talk(300);
        open(show(u"recent.png"_s));
        QSignalSpy outdated(m_pictures.get(), &RoomPictures::outdated);
        m_server->rebuild(7, u"e2"_s);
        m_pictures->go(Way::Earlier);
        QTRY_VERIFY(!outdated.isEmpty());
    }

private:
    void talk(int count)
    {
        for (int i = 0; i < count; ++i)
            m_server->say(7, 2, u"말"_s);
    }
    files::Attachment show(const QString &name)
    {
        const auto picture = m_server->addFile(name, "whole", "small");
        m_server->sayWith(7, 2, {}, {picture});
        return picture;
    }
    void openTimeline()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_house->session->archive().newestPosition({7}), m_server->room(7).position);
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_timeline->open();
        QTRY_VERIFY(!m_timeline->isJumping());
    }
    void standAt(const files::Attachment &picture)
    {
        m_pictures = std::make_unique<RoomPictures>(*m_house->session, *m_timeline, picture.id);
        QCOMPARE(m_pictures->picture().id, picture.id);
    }
    void open(const files::Attachment &picture)
    {
        openTimeline();
        m_timeline->jumpToNewest();
        QTRY_VERIFY(m_timeline->rowCount() > 0 && !m_timeline->isJumping());
        standAt(picture);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<RoomPictures> m_pictures;
};

QTEST_GUILESS_MAIN(RoomPicturesTest)
#include "tst_room_pictures.moc"
