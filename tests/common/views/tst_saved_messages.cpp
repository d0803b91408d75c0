// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/saved_messages.h"

#include "common/views/event_text.h"
#include "common/views/message_actions.h"
#include "common/views/wording.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using saved::SavedMessage;

class SavedMessagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_said = m_server->say(7, 2, u"**열쇠**는 화분 밑"_s);
        m_kept = {SavedMessage{m_said.id, {7}, {2'000}, m_said, u"마당"_s, {}}};
        m_next.reset();
        m_server->on("GET", u"/api/v1/me/saved"_s, [this](const FakeRequest &request) {
            return answer(Page<SavedMessage>{m_kept, request.after().isEmpty() ? m_next : std::nullopt});
        });
        m_server->on("GET", u"/api/v1/me/saved-events"_s, [this](const FakeRequest &) {
            saved::SavedEvents all;
            for (const SavedMessage &each : std::as_const(m_kept))
                all.events += each.event;
            return answer(all);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_server->isHeard("/user/queue/saved"));
        QTRY_VERIFY(m_house->session->saved().contains(m_said.id));
        m_list = std::make_unique<SavedMessages>(*m_house->session, *m_formats);
    }
    void cleanup()
    {
        m_list.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void eachSaysWhereWhoAndWhat()
    {
        read();
        QCOMPARE(m_list->items().size(), 1);
        const SavedMessage &one = m_list->items()[0];
        QVERIFY(m_list->headOf(one).startsWith(u"마당 · 준 · "_s));
        QVERIFY(m_list->headOf(one).endsWith(m_formats->fullTime(m_said.at)));
        QCOMPARE(m_list->textOf(one), u"열쇠는 화분 밑"_s);
        QVERIFY(SavedMessages::leads(one));
    }

    void whatIsNoLongerThereSaysSoAndLeadsNowhere()
    {
        m_kept += SavedMessage{{77}, {9}, {1'000}, {}, {}, {}};
        m_kept += SavedMessage{{78}, {7}, {1'000}, {}, u"마당"_s, true};
        read();
        const SavedMessage &gone = m_list->items()[1];
        QVERIFY(!SavedMessages::leads(gone));
        QVERIFY(m_list->headOf(gone).startsWith(u"A room you are not in any more · saved "_s));
        QVERIFY(m_list->textOf(gone).startsWith(u"No longer there"_s));
        const SavedMessage &blocked = m_list->items()[2];
        QVERIFY(!SavedMessages::leads(blocked));
        QCOMPARE(m_list->textOf(blocked), foldedWords());
    }

    void theNextPageIsReadOnce()
    {
        m_next = u"5"_s;
        read();
        QVERIFY(m_list->hasMore());
        m_list->readOn();
        m_list->readOn();
        QTRY_COMPARE(m_list->items().size(), 2);
        QVERIFY(!m_list->hasMore());
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/me/saved"_s), 2);
    }

    void anotherDeviceSavesAndRemoves()
    {
        read();
        const auto second = m_server->say(7, 2, u"둘"_s);
        m_kept.prepend({second.id, {7}, {3'000}, second, u"마당"_s, {}});
        tell(second.id, true);
        QTRY_COMPARE(m_list->items().size(), 2);
        QVERIFY(m_house->session->saved().contains(second.id));
        m_kept.removeLast();
        tell(m_said.id, false);
        QTRY_COMPARE(m_list->items().size(), 1);
        QCOMPARE(m_list->items()[0].event, second.id);
        QVERIFY(!m_house->session->saved().contains(m_said.id));
    }

    void whatIsRemovedHereLeavesTheList()
    {
        const QString path = u"/api/v1/me/saved/"_s + m_said.id.text();
        read();
        m_server->on("DELETE", path, [](const FakeRequest &) {
            return refusal(Error{Code::Conflict, "unlikely"});
        });
        m_list->remove(m_said.id);
        QTRY_VERIFY(m_list->error());
        QCOMPARE(m_list->items().size(), 1);
        QVERIFY(!m_list->isOffline());
        m_server->on("DELETE", path, [](const FakeRequest &) { return answer(Nothing{}); });
        m_list->remove(m_said.id);
        QTRY_VERIFY(m_list->items().isEmpty());
        QVERIFY(!m_list->error());
        QVERIFY(!m_house->session->saved().contains(m_said.id));
    }

    void aDeletionTakesTheWordsAlong()
    {
        m_house->session->mirror().watch({7});
        QTRY_VERIFY(m_house->session->mirror().follows({7}));
        read();
        m_server->happen(7, chat::kEdited, 2,
                         toJson(chat::EditBody{m_said.position, m_said.id, u"열쇠는 처마 밑"_s}));
        QTRY_COMPARE(m_list->textOf(m_list->items()[0]), u"열쇠는 처마 밑"_s);
        m_server->happen(7, chat::kDeleted, 2, toJson(chat::Referring{m_said.position, m_said.id}));
        QTRY_VERIFY(!SavedMessages::leads(m_list->items()[0]));
        QVERIFY(m_list->textOf(m_list->items()[0]).startsWith(u"No longer there"_s));
    }

    void wordsOfARoomThatWasLeftGo()
    {
        read();
        QVERIFY(SavedMessages::leads(m_list->items()[0]));
        m_kept[0] = SavedMessage{m_said.id, {7}, {2'000}, {}, {}, {}};
        m_house->session->archive().dropRoom({7});
        QTRY_VERIFY(!SavedMessages::leads(m_list->items()[0]));
        QVERIFY(m_list->headOf(m_list->items()[0]).startsWith(u"A room you are not in any more"_s));
    }

    void withoutAConnectionWhatWasReadStays()
    {
        read();
        m_server->goAway();
        m_list->refresh();
        QTRY_VERIFY(m_list->error());
        QVERIFY(m_list->isOffline());
        QVERIFY(!m_list->isLoading());
        QCOMPARE(m_list->items().size(), 1);
    }

    void whoSignsOutLeavesNothing()
    {
        read();
        m_house->session->signOut();
        QTRY_VERIFY(m_list->items().isEmpty());
        QVERIFY(!m_list->isKnown());
        QVERIFY(!m_house->session->saved().contains(m_said.id));
    }

    void aMessageIsSavedAndTakenOutFromItsTimeline()
    {
        Timeline timeline(*m_house->session, *m_formats, {7});
        MessageActions actions(*m_house->session, timeline);
        timeline.open();
        const auto other = m_server->say(7, 2, u"둘"_s);
        QTRY_VERIFY(timeline.indexOfPosition(other.position) >= 0);
        const TimelineRow row = timeline.row(timeline.indexOfPosition(other.position));
        const QString path = u"/api/v1/me/saved/"_s + other.id.text();
        QVERIFY(actions.canSave(row) && !actions.isSaved(row));
        m_server->on("PUT", path, [](const FakeRequest &) {
            return refusal(Error{Code::TooMany, "saved-messages"});
        });
        QSignalSpy refused(&actions, &MessageActions::refused);
        const QSignalSpy kept(&actions, &MessageActions::kept);
        actions.setSaved(row, true);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(wording::of(refused[0][0].value<Error>()).contains(u"saved as many"_s));
        QVERIFY(!actions.isSaved(row));
        m_server->on("PUT", path, [other](const FakeRequest &) {
            return answer(SavedMessage{other.id, {7}, {3'000}, other, u"마당"_s, {}});
        });
        actions.setSaved(row, true);
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(actions.isSaved(row));
        m_server->on("DELETE", path, [](const FakeRequest &) { return answer(Nothing{}); });
        actions.setSaved(row, false);
        QTRY_COMPARE(kept.size(), 2);
        QVERIFY(!actions.isSaved(row));
    }

private:
    void read()
    {
        m_list->refresh();
        QTRY_VERIFY(m_list->isKnown() && !m_list->isLoading());
    }
    void tell(EventId event, bool saved)
    {
        m_server->tellTopic("/user/queue/saved", "saved", toJson(saved::SavedChange{event, saved}));
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<SavedMessages> m_list;
    rooms::RoomEvent m_said;
    QList<SavedMessage> m_kept;
    std::optional<QString> m_next;
};

QTEST_GUILESS_MAIN(SavedMessagesTest)
#include "tst_saved_messages.moc"
