// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/preferences.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class PreferencesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingSurvivesARestart()
    {
        const QString path = m_folder.filePath(u"all.ini"_s);
        const SavedAccount mina{u"http://127.0.0.1:8070"_s, {7}, u"mina"_s, u"민아, \"쉼표\""_s};
        {
            Preferences preferences(path);
            preferences.setLanguage(Language::Korean);
            preferences.setTheme(Theme::Dark);
            preferences.setDensity(Density::Compact);
            preferences.setInterfaceScale(150);
            preferences.setSendsTyping(false);
            preferences.setNotifies(false);
            preferences.setNotificationsShowText(false);
            preferences.setNotificationsShowAmounts(false);
            preferences.setClosesToTray(true);
            preferences.setServer(u"https://example.org"_s);
            preferences.setAccount(mina);
            preferences.setLastRoom({42});
            preferences.setLayout(u"window"_s, QByteArray("\0\x01\xff", 3));
        }
        const Preferences again(path);
        QCOMPARE(again.language(), Language::Korean);
        QCOMPARE(again.theme(), Theme::Dark);
        QCOMPARE(again.density(), Density::Compact);
        QCOMPARE(again.interfaceScale(), 150);
        QVERIFY(!again.sendsTyping());
        QVERIFY(!again.notifies());
        QVERIFY(!again.notificationsShowText());
        QVERIFY(!again.notificationsShowAmounts());
        QVERIFY(again.closesToTray());
        QCOMPARE(again.server(), u"https://example.org"_s);
        QVERIFY(again.account() == mina);
        QCOMPARE(again.lastRoom(), RoomId{42});
        QCOMPARE(again.layout(u"window"_s), QByteArray("\0\x01\xff", 3));
    }
    void aFreshFileHasDefaults()
    {
        const Preferences preferences(m_folder.filePath(u"none.ini"_s));
        QCOMPARE(preferences.language(), Language::System);
        QCOMPARE(preferences.theme(), Theme::System);
        QCOMPARE(preferences.density(), Density::Comfortable);
        QCOMPARE(preferences.interfaceScale(), 100);
        QVERIFY(preferences.sendsTyping());
        QVERIFY(!preferences.account());
        QVERIFY(preferences.lastRoom().isNull());
    }
    void theLayoutOfRoomsIsOfOnePersonAtOneServer()
    {
        const QString path = m_folder.filePath(u"rooms.ini"_s);
        const QString server = u"http://127.0.0.1:8070"_s;
        const RoomLayout layout{server, {7}, {{{12}, QByteArray("\0:\xff ", 4)}, {{3}, {}}}, {9}};
        Preferences(path).setRoomLayout(layout);
        const Preferences again(path);
        QCOMPARE(again.roomLayout(server, {7}), layout);
        QCOMPARE(again.roomLayout(server, {8}), (RoomLayout{server, {8}, {}, {}}));
        QCOMPARE(again.roomLayout(server, {}), (RoomLayout{server, {}, {}, {}}));
        QCOMPARE(again.roomLayout(u"https://elsewhere.example"_s, {7}).windows.size(), 0);
    }
    void ofRoomsInWindowsOnlySoManyAreKept()
    {
        Preferences preferences{QString()};
        RoomLayout layout{u"http://localhost"_s, {}, {}, {}};
        for (int i = 1; i <= RoomLayout::kMostWindows + 3; ++i)
            layout.windows.append(RoomPlace{{i}, {}});
        const QSignalSpy spy(&preferences, &Preferences::roomLayoutChanged);
        preferences.setRoomLayout(layout);
        preferences.setRoomLayout(layout);
        QCOMPARE(spy.size(), 1);
        const RoomLayout kept = preferences.roomLayout(layout.server, {});
        QCOMPARE(kept.windows.size(), RoomLayout::kMostWindows);
        QCOMPARE(kept.windows[0].room, RoomId{1});
    }
    void nonsenseAmongTheWindowsIsLeftOut()
    {
        const QString path = m_folder.filePath(u"wild-rooms.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[rooms-beside]\nserver=http://localhost\nuser=7\n"
                   "windows=\"4:AAE= x -3:AA 4:BB :: 6\"\nfloating=none\n");
        file.close();
        const RoomLayout kept = Preferences(path).roomLayout(u"http://localhost"_s, {7});
        QCOMPARE(kept.windows, (QList<RoomPlace>{{{4}, QByteArray("\0\1", 2)}, {{6}, {}}}));
        QVERIFY(kept.floating.isNull());
    }
    void onlyChangesAreSignalled()
    {
        Preferences preferences{QString()};
        const QSignalSpy spy(&preferences, &Preferences::themeChanged);
        preferences.setTheme(Theme::System);
        QCOMPARE(spy.size(), 0);
        preferences.setTheme(Theme::Dark);
        preferences.setTheme(Theme::Dark);
        QCOMPARE(spy.size(), 1);
        const QSignalSpy dense(&preferences, &Preferences::densityChanged);
        preferences.setDensity(Density::Comfortable);
        preferences.setDensity(Density::Compact);
        preferences.setDensity(Density::Compact);
        QCOMPARE(dense.size(), 1);
    }
    void chosenKeysAreKeptAndTakenBack()
    {
        const QString path = m_folder.filePath(u"keys.ini"_s);
        {
            Preferences preferences(path);
            QVERIFY(!preferences.keys(u"settings"_s));
            const QSignalSpy spy(&preferences, &Preferences::keysChanged);
            preferences.setKeys(u"settings"_s, u"Ctrl+,; Ctrl+;"_s);
            preferences.setKeys(u"settings"_s, u"Ctrl+,; Ctrl+;"_s);
            preferences.setKeys(u"quit"_s, QString());
            preferences.setKeys(u"never"_s, std::nullopt);
            QCOMPARE(spy.size(), 2);
            QCOMPARE(spy[1][0].toString(), u"quit"_s);
        }
        {
            Preferences again(path);
            QCOMPARE(again.keys(u"settings"_s), u"Ctrl+,; Ctrl+;"_s);
            QVERIFY2(again.keys(u"quit"_s), "none at all is not the same as the usual ones");
            QVERIFY(again.keys(u"quit"_s)->isEmpty());
            again.setKeys(u"settings"_s, std::nullopt);
            again.setKeys(u"quit"_s, std::nullopt);
            QVERIFY(!again.keys(u"settings"_s));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("quit"), "what is usual is not written down");
    }
    void keysWrittenByHandMayHaveACommaWithoutQuotes()
    {
        const QString path = m_folder.filePath(u"hand.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[keys]\nsettings=Ctrl+,\n");
        file.close();
        QCOMPARE(Preferences(path).keys(u"settings"_s), u"Ctrl+,"_s);
    }
    void everyThemeIsKeptByItsWord()
    {
        const QString path = m_folder.filePath(u"themes.ini"_s);
        for (const Theme theme :
             {Theme::Light, Theme::Dark, Theme::ContrastLight, Theme::ContrastDark, Theme::System}) {
            Preferences(path).setTheme(theme);
            QCOMPARE(Preferences(path).theme(), theme);
        }
    }
    void theScaleGoesInSteps()
    {
        Preferences preferences{QString()};
        preferences.setInterfaceScale(117);
        QCOMPARE(preferences.interfaceScale(), 120);
        preferences.setInterfaceScale(94);
        QCOMPARE(preferences.interfaceScale(), 90);
    }
    void valuesOutOfRangeAreBroughtIntoIt()
    {
        const QString path = m_folder.filePath(u"wild.ini"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[General]\nfont-scale=100000\ntheme=purple\ndensity=solid\nlast-room=-5\n");
        file.close();
        Preferences preferences(path);
        QCOMPARE(preferences.interfaceScale(), 200);
        QCOMPARE(preferences.theme(), Theme::System);
        QCOMPARE(preferences.density(), Density::Comfortable);
        QVERIFY(preferences.lastRoom().isNull());
        preferences.setInterfaceScale(1);
        QCOMPARE(preferences.interfaceScale(), 80);
    }
    void whatIsTasteIsKeptOnceForSeveralAccounts()
    {
        const QTemporaryDir folder;
        Preferences first(folder.filePath(u"settings.ini"_s));
        const QString path = folder.filePath(u"second.ini"_s);
        {
            Preferences second(path, first);
            const QSignalSpy here(&second, &Preferences::interfaceScaleChanged);
            const QSignalSpy there(&first, &Preferences::interfaceScaleChanged);
            second.setInterfaceScale(150);
            second.setKeys(u"quit"_s, QString());
            second.setLayout(u"window"_s, "wide");
            QCOMPARE(here.size(), 1);
            QCOMPARE(there.size(), 1);
            first.setInterfaceScale(90);
            QCOMPARE(here.size(), 2);
            QCOMPARE(second.interfaceScale(), 90);
            second.setServer(u"http://two"_s);
            second.setLastRoom({7});
            second.setAccount(SavedAccount{u"http://two"_s, {3}, u"mina"_s, u"Mina"_s});
        }
        QCOMPARE(first.keys(u"quit"_s), QString());
        QCOMPARE(first.layout(u"window"_s), QByteArray("wide"));
        QCOMPARE(first.server(), QString());
        QVERIFY(first.lastRoom().isNull());
        QVERIFY(!first.account());
        Preferences alone(path);
        QCOMPARE(alone.server(), u"http://two"_s);
        QCOMPARE(alone.account()->nickname, u"Mina"_s);
        QCOMPARE(alone.interfaceScale(), 100);
    }
    void theAccountsOfAWindowAreRememberedInOrder()
    {
        Preferences preferences{QString()};
        QVERIFY(preferences.homes().isEmpty());
        QCOMPARE(preferences.frontHome(), -1);
        preferences.setHomes({3, 0, 3, 1000, -1, 2});
        QCOMPARE(preferences.homes(), (QList<int>{3, 0, 2}));
        preferences.setHomes({1, 2, 3, 4, 5, 6, 7, 8, 9});
        QCOMPARE(preferences.homes().size(), Preferences::kMostHomes);
        preferences.setFrontHome(3);
        QCOMPARE(preferences.frontHome(), 3);
    }
    void forgettingAnAccountForgetsAllOfIt()
    {
        Preferences preferences{QString()};
        preferences.setAccount(SavedAccount{u"http://localhost"_s, {7}, u"mina"_s, u"민아"_s});
        preferences.setAccount({});
        QVERIFY(!preferences.account());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PreferencesTest)
#include "tst_preferences.moc"
