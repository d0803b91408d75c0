// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/launch_options.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace madang;
using madang::gui::readLaunchOptions;

class LaunchOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void argumentsWinOverTheEnvironment();
    void thePasswordComesFromTheEnvironmentAlone();
    void everyThemeHasAWord_data();
    void everyThemeHasAWord();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void helpAndVersionAreAnswers();
};

void LaunchOptionsTest::cleanup()
{
    for (const char *name : {"MADANG_SERVER", "MADANG_PROFILE", "MADANG_USER", "MADANG_PASSWORD"})
        qunsetenv(name);
}

void LaunchOptionsTest::argumentsWinOverTheEnvironment()
{
    qputenv("MADANG_SERVER", "http://a:1");
    qputenv("MADANG_PROFILE", "/tmp/a");
    const auto fromEnvironment = readLaunchOptions({u"madang"_s});
    QVERIFY(fromEnvironment);
    QCOMPARE(fromEnvironment->server, u"http://a:1"_s);
    QCOMPARE(fromEnvironment->profile, u"/tmp/a"_s);
    const auto given = readLaunchOptions({u"madang"_s, u"--server"_s, u"http://b:2"_s, u"--profile"_s,
                                          u"/tmp/b"_s, u"--language"_s, u"ko"_s, u"--theme"_s, u"dark"_s});
    QVERIFY(given);
    QCOMPARE(given->server, u"http://b:2"_s);
    QCOMPARE(given->profile, u"/tmp/b"_s);
    QCOMPARE(given->language, Language::Korean);
    QCOMPARE(given->theme, Theme::Dark);
    QVERIFY(!given->hidden);
    QVERIFY(given->link.isEmpty());
    // As given: what is wrong with it is told in the window.
    QCOMPARE(readLaunchOptions({u"madang"_s, u"madang:nonsense"_s})->link, u"madang:nonsense"_s);
    QCOMPARE(readLaunchOptions({u"madang"_s, u"https://h/r/1"_s})->link, u"https://h/r/1"_s);
    QVERIFY(readLaunchOptions({u"madang"_s, u"--hidden"_s})->hidden);
}

void LaunchOptionsTest::thePasswordComesFromTheEnvironmentAlone()
{
    qputenv("MADANG_PASSWORD", "geheim");
    QCOMPARE(readLaunchOptions({u"madang"_s})->password, u"geheim"_s);
    QVERIFY(!readLaunchOptions({u"madang"_s, u"--password"_s, u"x"_s}));
}

void LaunchOptionsTest::everyThemeHasAWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("theme");
    const auto row = [](const char *word, Theme theme) {
        QTest::newRow(word) << QString::fromLatin1(word) << static_cast<int>(theme);
    };
    row("system", Theme::System);
    row("light", Theme::Light);
    row("dark", Theme::Dark);
    row("contrast-light", Theme::ContrastLight);
    row("contrast-dark", Theme::ContrastDark);
}

void LaunchOptionsTest::everyThemeHasAWord()
{
    QFETCH(QString, word);
    QFETCH(int, theme);
    const auto options = readLaunchOptions({u"madang"_s, u"--theme"_s, word});
    QVERIFY(options && options->theme);
    QCOMPARE(static_cast<int>(*options->theme), theme);
    // Who mistypes one is told all of them.
    QVERIFY(readLaunchOptions({u"madang"_s, u"--theme"_s, u"pink"_s}).error().about.contains(word));
    QVERIFY(readLaunchOptions({u"madang"_s, u"--help"_s})->answer.simplified().contains(word));
}

void LaunchOptionsTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("language") << QStringList{u"madang"_s, u"--language"_s, u"fr"_s} << u"fr"_s;
    QTest::newRow("theme") << QStringList{u"madang"_s, u"--theme"_s, u"pink"_s} << u"pink"_s;
    QTest::newRow("unknown") << QStringList{u"madang"_s, u"--sever"_s, u"x"_s} << u"sever"_s;
    QTest::newRow("two links") << QStringList{u"madang"_s, u"madang://h/r/1"_s, u"madang://h/r/2"_s}
                               << u"madang://h/r/1"_s;
    QTest::newRow("leftover") << QStringList{u"madang"_s, u"room"_s} << u"room"_s;
}

void LaunchOptionsTest::mistakesAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const auto options = readLaunchOptions(arguments);
    QVERIFY(!options);
    QVERIFY(options.error().about.contains(named));
}

void LaunchOptionsTest::helpAndVersionAreAnswers()
{
    QVERIFY(readLaunchOptions({u"madang"_s, u"--help"_s})->answer.contains("--server"_L1));
    QVERIFY(readLaunchOptions({u"madang"_s, u"--version"_s})->answer.startsWith("madang "_L1));
    QVERIFY(readLaunchOptions({u"madang"_s})->answer.isEmpty());
}

QTEST_GUILESS_MAIN(LaunchOptionsTest)
#include "tst_launch_options.moc"
