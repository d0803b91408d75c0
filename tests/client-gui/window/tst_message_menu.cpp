// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with a message from its menu and seen in the window: undone, quoted, opened with another
// program.
#include "client-gui/screens/composer_screen.h"
#include "client-gui/window/undo_bar.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
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
    views::Timeline &timeline() { return m_window->roomScreen()->timeline(); }

    rooms::RoomEvent m_said;
    QList<QUrl> m_urls;
};

QTEST_MAIN(MessageMenuTest)
#include "tst_message_menu.moc"
