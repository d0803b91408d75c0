// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a message from its menu and seen in the window: undone, quoted, opened with another
// program.
#include "client-gui/screens/composer_screen.h"
#include "client-gui/screens/saved_sheet.h"
#include "client-gui/window/undo_bar.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QTextCursor>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class MessageMenuTest : public QObject, protected WindowHouse {
    Q_OBJECT

public:
    Q_INVOKABLE void takeUrl(const QUrl &url) { m_urls += url; }

private Q_SLOTS:
    void init()
    {
        openHouse();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addRoom(1, u"마당"_s);
        m_said = m_server->say(1, 11, u"안녕하세요"_s);
        makeWindow({1200, 760});
        QVERIFY(m_house->enter(*m_server));
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->roomScreen());
        QTRY_VERIFY(timeline().indexOfPosition(m_said.position) >= 0);
        m_urls.clear();
        QDesktopServices::setUrlHandler(u"file"_s, this, "takeUrl");
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        closeHouse();
    }

    void aDeletionIsUndoneFromItsBar()
    {
        const int row = timeline().indexOfPosition(m_said.position);
        m_window->roomScreen()->conversation().actions().remove(timeline().row(row));
        auto *bar = m_window->findChild<gui::UndoBar *>();
        QVERIFY(bar);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->text(), u"Deleted: “안녕하세요”"_s);
        QVERIFY(timeline().row(row).deleted);
        bar->button().click();
        QVERIFY(!bar->isVisible());
        QCOMPARE(timeline().row(row).text, u"안녕하세요"_s);
    }
    void theBarGoesWithItsTime()
    {
        const int row = timeline().indexOfPosition(m_said.position);
        m_window->roomScreen()->conversation().actions().remove(timeline().row(row));
        m_house->clock.advance(5s);
        QVERIFY(!m_window->findChild<gui::UndoBar *>()->isVisible());
        QVERIFY(timeline().row(row).deleted);
    }
    void aPartIsQuotedAboveTheAnswer()
    {
        auto *composer = m_window->findChild<gui::ComposerScreen *>();
        QVERIFY(composer);
        composer->quote({m_said.id, u"민아"_s, u"안녕하세요"_s}, u"안녕\n하세"_s);
        QCOMPARE(composer->edit().toPlainText(), u"> 안녕\n> 하세\n"_s);
        QVERIFY(composer->edit().textCursor().atEnd());
        QCOMPARE(m_window->roomScreen()->conversation().composer().replyTo()->event, m_said.id);
    }
    void aMessageIsSavedFoundAgainAndRemoved()
    {
        const saved::SavedMessage kept{.event = m_said.id,
                                       .room = m_said.room,
                                       .savedAt = m_said.at,
                                       .message = m_said,
                                       .roomName = u"마당"_s};
        const saved::SavedMessage gone{.event = {77}, .room = {9}, .savedAt = m_said.at};
        const QString path = u"/api/v1/me/saved/"_s + m_said.id.text();
        m_server->on("PUT", path, [kept](const FakeRequest &) { return answer(kept); });
        m_server->on("DELETE", path, [](const FakeRequest &) { return answer(Nothing{}); });
        m_server->on("DELETE", u"/api/v1/me/saved/77"_s,
                     [](const FakeRequest &) { return answer(Nothing{}); });
        m_server->on("GET", u"/api/v1/me/saved"_s, [kept, gone](const FakeRequest &) {
            return answer(Page<saved::SavedMessage>{{kept, gone}, {}});
        });
        QVERIFY(trigger(u"Save message"_s));
        QTRY_VERIFY(m_house->session->saved().contains(m_said.id));

        QTRY_VERIFY(!QApplication::activePopupWidget());
        QApplication::setActiveWindow(m_window.get()); // the menu was
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(m_window->sheet());
        auto *sheet = qobject_cast<gui::SavedSheet *>(m_window->sheet());
        QVERIFY(sheet);
        QTRY_VERIFY(says(*sheet, u"안녕하세요"_s));
        QVERIFY(says(*sheet, u"마당 · 민아 · "_s));
        QVERIFY(says(*sheet, u"A room you are not in any more"_s));
        QTRY_VERIFY2(clippedTexts(*sheet).isEmpty(), qPrintable(clippedTexts(*sheet).join(u'\n')));
        keptPicture(*m_window, u"saved-messages"_s);

        QCOMPARE(buttons(*sheet, u"Go there"_s).size(), 1);
        QCOMPARE(buttons(*sheet, u"Remove"_s).size(), 2);
        buttons(*sheet, u"Remove"_s).last()->click();
        QTRY_VERIFY(!says(*sheet, u"A room you are not in any more"_s));
        QTRY_COMPARE(m_server->requestsTo("DELETE", u"/api/v1/me/saved/77"_s), 1);
        buttons(*sheet, u"Go there"_s).first()->click();
        QTRY_VERIFY(!m_window->sheet());
        QCOMPARE(m_window->roomScreen()->room(), RoomId{1});

        // Its key takes it out again.
        gui::TimelineView &view = m_window->roomScreen()->conversation().view();
        view.setFocus();
        view.setCurrentRow(timeline().indexOfPosition(m_said.position));
        QTest::keyClick(&view, Qt::Key_S);
        QTRY_VERIFY(!m_house->session->saved().contains(m_said.id));
        QCOMPARE(m_server->requestsTo("DELETE", path), 1);
    }
    void aFileIsOpenedWithAnotherProgram()
    {
        files::Attachment file = m_server->addFile(u"공문.pdf"_s, "%PDF-1.7");
        file.type = u"application/pdf"_s;
        const auto said = m_server->sayWith(1, 11, {}, {file});
        QTRY_VERIFY(timeline().indexOfPosition(said.position) >= 0);
        gui::TimelineView &view = m_window->roomScreen()->conversation().view();
        Q_EMIT view.menuWanted(timeline().indexOfPosition(said.position), {10, 10});
        QAction *open = nullptr;
        QMenu *shown = nullptr;
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Open 공문.pdf with another program"_s) {
                    open = action;
                    shown = menu;
                }
            }
        }
        QVERIFY(open);
        open->trigger();
        shown->close();
        QTRY_COMPARE(m_urls.size(), 1);
        QCOMPARE(QFileInfo(m_urls[0].toLocalFile()).fileName(), u"공문.pdf"_s);
    }

private:
    /// Chooses an entry of the message's menu; false when it is not there.
    bool trigger(const QString &words)
    {
        gui::TimelineView &view = m_window->roomScreen()->conversation().view();
        Q_EMIT view.menuWanted(timeline().indexOfPosition(m_said.position), {10, 10});
        for (QMenu *menu : m_window->findChildren<QMenu *>()) {
            for (QAction *action : menu->actions()) {
                if (action->text() != words)
                    continue;
                action->trigger();
                menu->close();
                return true;
            }
        }
        return false;
    }
    static bool says(const QWidget &inside, const QString &words)
    {
        const auto labels = inside.findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    static QList<gui::Button *> buttons(const QWidget &inside, const QString &words)
    {
        QList<gui::Button *> found;
        for (gui::Button *one : inside.findChildren<gui::Button *>()) {
            if (one->isVisible() && one->text() == words)
                found += one;
        }
        return found;
    }
    views::Timeline &timeline() { return m_window->roomScreen()->timeline(); }

    rooms::RoomEvent m_said;
    QList<QUrl> m_urls;
};

QTEST_MAIN(MessageMenuTest)
#include "tst_message_menu.moc"
