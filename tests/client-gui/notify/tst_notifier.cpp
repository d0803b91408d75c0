// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts on their way to the desktop and back, against a real bus with a notification service of our own. The
// test runs itself again under dbus-run-session.
#include "client-gui/notify/notifier.h"

#include "client-gui/english_plurals.h"
#include "common/views/translations.h"
#include "tests/client-gui/notify/notification_service.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class NotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(11, u"mina"_s, u"민아"_s);
        m_server->addPerson(12, u"jun"_s, u"Jun"_s);
        m_server->addRoom(1, u"마당"_s);
        m_server->addRoom(2, u"Garden"_s);
        m_server->say(1, 12, u"안녕하세요"_s);
        m_server->say(2, 12, u"Water the tomatoes"_s);
        m_service = std::make_unique<NotificationService>(
            QStringList{u"body"_s, u"body-markup"_s, u"actions"_s, u"inline-reply"_s});
        m_house = std::make_unique<ClientHouse>();
        m_translations = std::make_unique<views::Translations>(QStringList{u"gui"_s});
        m_translations->use(Language::English);
        m_formats = std::make_unique<views::Formats>(m_house->clock);
        m_theme = std::make_unique<gui::Theme>();
        m_theme->setShade(gui::Theme::Shade::Light);
        m_theme->apply();
    }
    void cleanup()
    {
        m_notifier.reset();
        m_window.reset();
        m_service.reset();
        m_formats.reset();
        m_translations.reset();
        m_house.reset();
        m_server.reset();
        m_theme.reset();
    }

    void markupIsEscapedOnlyWhereItIsRead()
    {
        const QString text = u"<b>1</b> & <img src=x>"_s;
        QCOMPARE(gui::BusNotifications::bodyOf(text, true),
                 u"&lt;b&gt;1&lt;/b&gt; &amp; &lt;img src=x&gt;"_s);
        QCOMPARE(gui::BusNotifications::bodyOf(text, false), text);
    }

    void whatIsSaidInAnotherRoomIsShownEscapedAndAPressGoesThere()
    {
        QVERIFY(m_service->come());
        enter();
        m_server->say(2, 12, u"<b>둘</b> & 셋"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        const auto shown = m_service->shown[0];
        QCOMPARE(shown.summary, u"Garden"_s);
        QCOMPARE(shown.body, u"Jun: &lt;b&gt;둘&lt;/b&gt; &amp; 셋"_s);
        QVERIFY(shown.actions.contains(u"default"_s) && shown.actions.contains(u"inline-reply"_s));
        QCOMPARE(shown.hints.value(u"desktop-entry"_s).toString(), u"madang"_s);
        m_window->showMinimized();
        Q_EMIT m_service->ActionInvoked(shown.id, u"default"_s);
        QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{2});
        QTRY_VERIFY(!m_window->isMinimized());
        // Looked at, it is no news any more.
        QTRY_COMPARE(m_service->closed, QList<uint>{shown.id});
    }

    void moreOfARoomReplacesWhatStands()
    {
        QVERIFY(m_service->come());
        enter();
        m_server->say(2, 12, u"하나"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        m_server->say(2, 12, u"둘"_s);
        m_server->say(2, 12, u"셋"_s);
        QTRY_COMPARE(m_house->session->archive().room({2})->unread, 3);
        m_house->clock.advance(views::Alerts::kPause);
        QTRY_COMPARE(m_service->shown.size(), 2);
        QCOMPARE(m_service->shown[1].replaces, m_service->shown[0].id);
        QCOMPARE(m_service->shown[1].summary, u"Garden (3)"_s);
        QCOMPARE(m_service->shown[1].body, u"Jun: 셋"_s);
    }

    void whatIsReadOnAnotherDeviceIsClosed()
    {
        QVERIFY(m_service->come());
        enter();
        const auto said = m_server->say(2, 12, u"하나"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        m_server->tellTopic("/topic/rooms/2/ephemeral", chat::readMoved.name,
                            toJson(chat::ReadMoved{{2}, {11}, said.position}));
        QTRY_COMPARE(m_service->closed, QList<uint>{m_service->shown[0].id});
    }

    void anAnswerIsSentAndReadsTheRoom()
    {
        QVERIFY(m_service->come());
        enter();
        m_server->say(2, 12, u"올래?"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        Q_EMIT m_service->NotificationReplied(m_service->shown[0].id, u"갈게 <b>"_s);
        QTRY_COMPARE(m_server->events(2).size(), 3);
        QCOMPARE(fromJson<chat::MessageBody>(m_server->events(2).last().body.text)->text, u"갈게 <b>"_s);
        QTRY_COMPARE(m_service->closed.size(), 1);
        QTRY_COMPARE(m_house->session->archive().room({2})->unread, 0);
    }

    void aServiceThatCanDoLittleIsAskedForLittle()
    {
        m_service->capabilities = {u"body"_s};
        QVERIFY(m_service->come());
        enter();
        m_server->say(2, 12, u"a < b"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        QCOMPARE(m_service->shown[0].body, u"Jun: a < b"_s);
        QVERIFY(m_service->shown[0].actions.isEmpty());
    }

    void withoutAServiceAlertsAreSaidInTheWindowUntilOneComes()
    {
        enter(false);
        QVERIFY(!m_notifier->notifications().isThere());
        m_server->say(2, 12, u"하나"_s);
        auto *toasts = m_window->findChild<gui::Toasts *>();
        QTRY_COMPARE(toasts->shown(), u"Garden: Jun: 하나"_s);
        QVERIFY(m_service->come());
        QTRY_VERIFY(m_notifier->notifications().isThere());
        m_house->clock.advance(views::Alerts::kPause);
        m_server->say(2, 12, u"둘"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        m_service->leave();
        QTRY_VERIFY(!m_notifier->notifications().isThere());
    }

    void aWindowClosesWhereThereIsNoTrayToHideIn()
    {
        m_house->preferences.setClosesToTray(true);
        enter(false);
        QVERIFY2(!m_notifier->tray().isThere(), "offscreen there is none");
        QVERIFY(m_window->close());
        QVERIFY(!m_window->isVisible());
    }

    void aHiddenWindowComesBackAndQuitEnds()
    {
        m_house->preferences.setClosesToTray(true);
        enter(false);
        bool tray = true;
        m_window->setHiding([&tray] { return tray; },
                            [this, &tray] {
                                if (tray)
                                    m_window->hide();
                                return tray;
                            });
        QVERIFY(!m_window->close());
        QVERIFY(!m_window->isVisible());
        Q_EMIT m_notifier->tray().openWanted();
        QVERIFY(m_window->isVisible());
        QVERIFY(!m_window->close());
        Q_EMIT m_notifier->tray().lost();
        QVERIFY2(m_window->isVisible(), "the tray has gone: the window is reachable again");
        m_window->quit();
        QVERIFY(!m_window->isVisible());
    }

    void theTraySaysWhatIsUnreadAndPausesAlerts()
    {
        std::optional<Timestamp> until;
        m_server->on("PATCH", u"/api/v1/notifications/rules"_s, [&until](const FakeRequest &request) {
            until = fromJson<notifications::ChangeAlertRules>(request.body)->quietUntil;
            return answer(notifications::AlertRules{{}, until, {}});
        });
        enter(false);
        chat::MessageBody body{u"@mina"_s, {}};
        body.mentions = QList<chat::Mention>{{{11}, u"mina"_s}};
        m_server->happen(2, u"message"_s, 12, toJson(body));
        QTRY_COMPARE(m_window->mentions(), 1);
        const auto picture = [this](int unread, int mentions) {
            return gui::trayIcon(*m_theme, unread, mentions).pixmap(QSize(32, 32)).toImage();
        };
        QVERIFY(picture(0, 0) != picture(3, 0));
        QVERIFY(picture(3, 0) != picture(3, 1));
        QVERIFY(picture(3, 1) != picture(3, 2));
        const QList<QAction *> actions = m_notifier->tray().menu().actions();
        QCOMPARE(actions[1]->text(), u"Quiet for 1 hour"_s);
        actions[1]->trigger();
        QTRY_COMPARE(until, std::optional(m_house->clock.now().plus(60min)));
        QTRY_COMPARE(actions[1]->text(), u"End the quiet"_s);
    }

    void lockedItTellsNeitherWhoNorWhat()
    {
        QVERIFY(m_service->come());
        gui::AccountShell shell(
            {*m_theme, *m_formats, m_house->clock, m_house->secrets, m_house->preferences, QString()});
        gui::Notifier notifier(*m_theme, shell, QDBusConnection::sessionBus());
        shell.resize(1000, 700);
        gui::MainWindow &window = shell.begin(shell.front());
        shell.show();
        window.begin();
        Session &session = shell.front().session();
        session.setServer(m_server->address());
        const auto done = waitFor(session.signIn(u"mina"_s, u"password"_s));
        QVERIFY(done && *done);
        QTRY_VERIFY(session.mirror().follows({2}));
        QTRY_VERIFY(notifier.notifications().isThere());
        window.openRoom({1});
        m_server->setTime(m_house->clock.now());
        session.mirror().markRead({2}, 1);
        m_server->say(2, 12, u"before"_s);
        QTRY_COMPARE(m_service->shown.size(), 1);
        QVERIFY(m_service->shown[0].body.contains(u"before"_s));

        QVERIFY(shell.pinLock()->setPin(u"123456"_s).ok());
        shell.pinLock()->lock();
        QTRY_COMPARE(m_service->closed, QList<uint>{m_service->shown[0].id});
        m_house->clock.advance(views::Alerts::kPause);
        m_server->setTime(m_house->clock.now());
        m_server->say(2, 12, u"30,000 for you"_s);
        QTRY_COMPARE(m_service->shown.size(), 2);
        const auto shown = m_service->shown[1];
        QCOMPARE(shown.summary, u"Madang"_s);
        QCOMPARE(shown.body, u"There is something new."_s);
        QVERIFY(!shown.actions.contains(u"inline-reply"_s));
        // What a desktop sends all the same is nobody's word.
        const qsizetype said = m_server->events(2).size();
        Q_EMIT m_service->NotificationReplied(shown.id, u"not me"_s);
        Q_EMIT m_service->ActionInvoked(shown.id, u"default"_s);
        QTRY_VERIFY(shell.isVisible());
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(m_server->events(2).size(), said);
        QCOMPARE(window.roomScreen()->room(), RoomId{1});
        QVERIFY(shell.isLocked());
    }

private:
    void enter(bool service = true)
    {
        m_window = std::make_unique<gui::MainWindow>(*m_theme, *m_house->session, *m_formats);
        m_notifier = std::make_unique<gui::Notifier>(*m_theme, *m_house->session, *m_window,
                                                     QDBusConnection::sessionBus());
        m_window->resize(1000, 700);
        m_window->show();
        m_window->begin();
        QVERIFY(m_house->enter(*m_server));
        QApplication::setActiveWindow(m_window.get());
        QTRY_VERIFY(m_window->isActiveWindow());
        m_window->openRoom({1});
        QTRY_VERIFY(m_house->session->mirror().follows({2}));
        if (service)
            QTRY_VERIFY(m_notifier->notifications().isThere());
        m_server->setTime(m_house->clock.now());
        m_house->session->mirror().markRead({2}, 1);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<views::Translations> m_translations;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<gui::MainWindow> m_window;
    std::unique_ptr<gui::Notifier> m_notifier;
};

int main(int argc, char **argv)
{
    if (qEnvironmentVariable("MADANG_BUS") == "inside"_L1) {
        QApplication app(argc, argv);
        NotifierTest test;
        return QTest::qExec(&test, app.arguments());
    }
    QCoreApplication app(argc, argv);
    if (QStandardPaths::findExecutable(u"dbus-run-session"_s).isEmpty()) {
        qWarning("skipped: dbus-run-session is not installed");
        return 77; // ctest: skipped
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"MADANG_BUS"_s, u"inside"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"dbus-run-session"_s, QStringList{u"--"_s} + app.arguments());
    process.waitForFinished(120'000);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 1;
}

#include "tst_notifier.moc"
