// SPDX-License-Identifier: GPL-3.0-or-later
// A thread at the right side: how it is opened, written into, left, and where its messages lead.
#include "client-gui/screens/thread_screen.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace madang;
using namespace madang::test;
using Panel = gui::RoomScreen::Panel;

class ThreadPanelTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addPerson(12, u"jun"_s, u"준"_s);
        m_server->addRoom(1, u"마당"_s);
        m_server->keepsThreads = true;
        m_root = m_server->say(1, 12, u"토요일에 모일까요?"_s);
        m_first = m_server->answerTo(m_root, 12, u"저는 두 시가 좋아요."_s);
        m_aside = m_server->say(1, 12, u"빵이 나왔어요."_s);
        for (const EventId event : {m_root.id, m_first.id}) {
            m_server->on("GET", path(event), [this](const FakeRequest &) {
                chat::Thread thread;
                thread.root = m_root.id;
                thread.first = m_root;
                thread.items = {m_first};
                thread.epoch = u"e1"_s;
                thread.position = m_aside.position;
                return answer(thread);
            });
        }
        makeWindow({1200, 760});
        QVERIFY(m_house->enter(*m_server));
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->roomScreen());
        QTRY_VERIFY(room().timeline().indexOfPosition(m_aside.position) >= 0);
        // Until it is followed, the newest page may still be asked for once more.
        QTRY_VERIFY(m_house->session->mirror().follows({1}));
    }
    void cleanup() { closeHouse(); }

    void theCountBelowAMessageOpensIt()
    {
        QCOMPARE(row(m_root).answers, 1);
        Q_EMIT room().conversation().view().actionPressed(indexOf(m_root), gui::RowAction::OpenThread);
        QCOMPARE(room().panel(), Panel::Thread);
        QTRY_COMPARE(shown(), (QStringList{u"토요일에 모일까요?"_s, u"저는 두 시가 좋아요."_s}));
        QVERIFY(thread().edit().hasFocus());
        QVERIFY(thread().view().isVisible());
        QVERIFY(!keptPicture(*m_window, u"thread-panel"_s).isNull());
    }

    void aKeyAndTheMenuOpenIt()
    {
        gui::TimelineView &view = room().conversation().view();
        view.setFocus();
        view.setCurrentRow(indexOf(m_first));
        QTest::keyClick(&view, Qt::Key_T);
        QCOMPARE(room().panel(), Panel::Thread);
        QCOMPARE(thread().thread()->root(), m_root.id);
        QTest::keyClick(&thread().edit(), Qt::Key_Escape);
        QCOMPARE(room().panel(), Panel::None);
        QVERIFY(room().conversation().edit().hasFocus());

        // Not with what is in none.
        QVERIFY(!menuEntry(m_aside));
        QAction *open = menuEntry(m_root);
        QVERIFY(open);
        open->trigger();
        closeMenus();
        QCOMPARE(room().panel(), Panel::Thread);
        view.setFocus();
        view.setCurrentRow(indexOf(m_aside));
        QSignalSpy said(&room().conversation(), &gui::ConversationScreen::said);
        QTest::keyClick(&view, Qt::Key_T);
        QCOMPARE(said.size(), 1);
    }

    void whatIsWrittenThereGoesThere()
    {
        room().openThread(m_root.id);
        QTRY_COMPARE(shown().size(), 2);
        QTest::keyClicks(&thread().edit(), u"me too"_s);
        QTest::keyClick(&thread().edit(), Qt::Key_Return);
        QCOMPARE(thread().edit().toPlainText(), QString());
        QTRY_COMPARE(shown(), (QStringList{u"토요일에 모일까요?"_s, u"저는 두 시가 좋아요."_s, u"me too"_s}));
        QTRY_VERIFY(m_server->events(1).last().body.text.contains("me too"));
        const auto body = fromJson<chat::MessageBody>(m_server->events(1).last().body.text);
        QCOMPARE(body->replyTo, std::optional(m_root.id));
        QTRY_COMPARE(row(m_root).answers, 2);
        // What the room's own editor holds is another thing.
        QVERIFY(!room().conversation().composer().replyTo());
        QCOMPARE(room().conversation().edit().toPlainText(), QString());
    }

    void whatWasBegunWaits()
    {
        const auto other = m_server->answerTo(m_aside, 12, u"맛있겠다"_s);
        m_server->on("GET", path(m_aside.id), [](const FakeRequest &) {
            return refusal(Error{Code::NotFound, "path"});
        });
        QTRY_VERIFY(room().timeline().indexOfPosition(other.position) >= 0);
        room().openThread(m_root.id);
        QTest::keyClicks(&thread().edit(), u"half"_s);
        room().openThread(m_aside.id);
        QCOMPARE(thread().edit().toPlainText(), QString());
        QTRY_COMPARE(thread().thread()->state(), views::Thread::State::Local);
        QCOMPARE(shown(), (QStringList{u"빵이 나왔어요."_s, u"맛있겠다"_s}));
        room().openThread(m_root.id);
        QCOMPARE(thread().edit().toPlainText(), u"half"_s);
    }

    void whatIsHalfWrittenWhenTheRoomGoesWaitsAsItsDraft()
    {
        room().openThread(m_root.id);
        QTest::keyClicks(&thread().edit(), u"half"_s);
        m_window.reset();
        const LocalDraft draft = m_house->session->archive().localDraft({1});
        QCOMPARE(draft.text, u"half"_s);
        QCOMPARE(draft.replyTo, std::optional(m_root.id));
        makeWindow({1200, 760});
        QTRY_VERIFY(m_window->roomScreen());
        QCOMPARE(room().conversation().edit().toPlainText(), u"half"_s);

        // One that is there is not replaced.
        room().openThread(m_root.id);
        QTest::keyClicks(&thread().edit(), u"other"_s);
        m_window.reset();
        QCOMPARE(m_house->session->archive().localDraft({1}).text, u"half"_s);
    }

    void itsMessagesLeadToTheirPlace()
    {
        room().openThread(m_root.id);
        QTRY_COMPARE(shown().size(), 2);
        QSignalSpy arrived(&room().timeline(), &views::Timeline::arrived);
        Q_EMIT thread().placeWanted(m_first.position);
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived.first().at(0).toInt(), indexOf(m_first));
        QCOMPARE(room().panel(), Panel::Thread); // there is space for both
        QVERIFY(room().timeline().canGoBack());
    }

    void aThreadIsForTheMoment()
    {
        room().openThread(m_root.id);
        room().togglePanel(Panel::Members);
        QCOMPARE(m_house->session->preferences().layout("room-panel"_L1), QByteArray("1"));
        room().openThread(m_root.id);
        QCOMPARE(m_house->session->preferences().layout("room-panel"_L1), QByteArray("1"));
    }

private:
    static QString path(EventId event) { return u"/api/v1/rooms/1/events/%1/thread"_s.arg(event.text()); }
    gui::RoomScreen &room() { return *m_window->roomScreen(); }
    gui::ThreadScreen &thread() { return room().threadScreen(); }
    int indexOf(const rooms::RoomEvent &event) { return room().timeline().indexOfPosition(event.position); }
    const views::TimelineRow &row(const rooms::RoomEvent &event)
    {
        return room().timeline().row(indexOf(event));
    }
    QStringList shown()
    {
        QStringList texts;
        for (int i = 0; i < thread().thread()->rowCount(); ++i) {
            if (thread().thread()->row(i).kind == views::TimelineRow::Kind::Message)
                texts += thread().thread()->row(i).text;
        }
        return texts;
    }
    /// While one is open, keys are its own.
    void closeMenus()
    {
        for (QMenu *menu : m_window->findChildren<QMenu *>())
            menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QAction *menuEntry(const rooms::RoomEvent &event)
    {
        closeMenus();
        Q_EMIT room().conversation().view().menuWanted(indexOf(event), {10, 10});
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Open thread"_s)
                    return action;
            }
        }
        return nullptr;
    }

    rooms::RoomEvent m_root;
    rooms::RoomEvent m_first;
    rooms::RoomEvent m_aside;
};

QTEST_MAIN(ThreadPanelTest)
#include "tst_thread_panel.moc"
