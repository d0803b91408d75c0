// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/deletions.h"

#include "common/views/deletion_undo.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DeletionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_first = m_server->say(7, 1, u"하나"_s);
        m_second = m_server->say(7, 1, u"둘"_s);
        for (const rooms::RoomEvent &event : {m_first, m_second})
            m_server->on("DELETE", at(event), [](const FakeRequest &) { return answer(Nothing{}); });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void theServerIsToldWhenTheTimeIsOver()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        QVERIFY(deletions().contains(m_first.id));
        m_house->clock.advance(4s);
        QCOMPARE(deletions().undoable().size(), 1);
        m_house->clock.advance(1s);
        QVERIFY(deletions().undoable().isEmpty());
        QTRY_COMPARE(asked(m_first), 1);
        QTRY_VERIFY(deletions().pending().isEmpty());
        QVERIFY2(deletions().contains(m_first.id), "its event has not come yet");
        m_server->happen(7, chat::kDeleted, 1, toJson(chat::Referring{m_first.position, m_first.id}));
        QTRY_VERIFY(!deletions().contains(m_first.id));
    }
    void whatIsUndoneWasNeverSent()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->clock.advance(4900ms);
        const QSignalSpy changed(&deletions(), &Deletions::changed);
        QVERIFY(deletions().undo(m_first.id));
        QCOMPARE(changed.size(), 1);
        QVERIFY(!deletions().contains(m_first.id));
        QVERIFY(!deletions().undo(m_first.id));
        m_house->clock.advance(1min);
        // Neither now nor at the next start.
        m_house->start();
        QVERIFY(m_house->session->resume());
        QVERIFY(m_house->comeOnline());
        QVERIFY(deletions().pending().isEmpty());
        QCOMPARE(asked(m_first), 0);
    }
    void eachHasItsOwnTime()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->clock.advance(3s);
        QVERIFY(deletions().put(of(m_second)).ok());
        QVERIFY(deletions().put(of(m_second)).ok());
        QCOMPARE(deletions().undoable().first().event, m_second.id);
        m_house->clock.advance(2s);
        QTRY_COMPARE(asked(m_first), 1);
        QCOMPARE(asked(m_second), 0);
        QVERIFY(deletions().undo(m_second.id));
        m_house->clock.advance(1min);
        QCOMPARE(asked(m_second), 0);
    }
    void withoutANetworkItWaitsForIt()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->clock.advance(6s);
        QCOMPARE(deletions().pending().size(), 1);
        m_server->comeBack();
        QVERIFY(retryUntilOnline());
        QTRY_COMPARE(asked(m_first), 1);
        QTRY_VERIFY(deletions().pending().isEmpty());
    }
    void aProgramThatEndsMeanwhileSendsItAtItsNextStart()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->start();
        QVERIFY(m_house->session->resume());
        QVERIFY(deletions().contains(m_first.id));
        QVERIFY2(deletions().undoable().isEmpty(), "its seconds were over with the run before");
        QVERIFY(m_house->comeOnline());
        QTRY_COMPARE(asked(m_first), 1);
        QTRY_VERIFY(deletions().pending().isEmpty());
    }
    void leavingSendsItAtOnce()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        const QSignalSpy settled(&deletions(), &Deletions::settled);
        deletions().sendNow();
        QVERIFY(deletions().isSending());
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(asked(m_first), 1);
    }
    void signingOutSendsItFirst()
    {
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->session->signOut(Session::LocalCopy::Remove);
        QTRY_COMPARE(m_server->requestsTo("DELETE", u"/api/v1/sessions/current"_s), 1);
        QCOMPARE(asked(m_first), 1);
    }
    void aRefusedOneBringsTheMessageBack()
    {
        m_server->on("DELETE", at(m_first), [](const FakeRequest &) {
            return refusal(Error{Code::NotAllowed, "not-yours"});
        });
        const QSignalSpy refused(&deletions(), &Deletions::refused);
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->clock.advance(5s);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(!deletions().contains(m_first.id));
        QVERIFY(deletions().pending().isEmpty());
    }
    void whatTheServerCannotTakeNowGoesAgain()
    {
        int tries = 0;
        m_server->on("DELETE", at(m_first), [&tries](const FakeRequest &) {
            return tries++ == 0 ? refusal(Error(Code::RateLimited, "rate").after(4)) : answer(Nothing{});
        });
        QVERIFY(deletions().put(of(m_first)).ok());
        m_house->clock.advance(5s);
        QTRY_VERIFY(tries == 1 && !deletions().isSending());
        QVERIFY(deletions().undoable().isEmpty());
        m_house->clock.advance(4s);
        QTRY_COMPARE(tries, 2);
        QTRY_VERIFY(deletions().pending().isEmpty());
    }
    void theOfferNamesTheLatest()
    {
        QTRY_VERIFY(m_house->session->archive().eventById(m_second.id));
        views::DeletionUndo undo(*m_house->session);
        QVERIFY(!undo.isOffered());
        QVERIFY(deletions().put(of(m_first)).ok());
        QVERIFY(deletions().put(of(m_second)).ok());
        QCOMPARE(undo.text(), u"Deleted: “둘”"_s);
        QVERIFY(undo.undo());
        QCOMPARE(undo.text(), u"Deleted: “하나”"_s);
        const QSignalSpy changed(&undo, &views::DeletionUndo::changed);
        m_house->clock.advance(5s);
        QVERIFY(!changed.isEmpty());
        QVERIFY(!undo.isOffered());
        QVERIFY(!undo.undo());
    }

private:
    static QString at(const rooms::RoomEvent &event)
    {
        return u"/api/v1/rooms/7/events/"_s + event.id.text();
    }
    static Deletion of(const rooms::RoomEvent &event) { return {event.room, event.id, event.position}; }
    Deletions &deletions() { return m_house->session->deletions(); }
    int asked(const rooms::RoomEvent &event) const { return m_server->requestsTo("DELETE", at(event)); }
    bool retryUntilOnline()
    {
        return test::eventually([this] {
            m_house->session->stream().retryNow();
            return m_house->session->mirror().isFresh();
        });
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    rooms::RoomEvent m_first;
    rooms::RoomEvent m_second;
};

QTEST_GUILESS_MAIN(DeletionsTest)
#include "tst_deletions.moc"
