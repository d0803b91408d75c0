// SPDX-License-Identifier: GPL-3.0-or-later
// The built program in a real terminal: tmux on a private socket, its screen read back. With the real daemon
// when it has been built. What it shows of itself in both languages and three sizes is kept as text, beside
// the screenshots of the desktop client: build/dev/artifacts, and the gallery of ./dev screenshots.
#include "tests/support/patience.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>

using namespace Qt::StringLiterals;

namespace {

/// A page of the program, how it is asked for, and what of it is awaited.
struct Page {
    QString name;
    QString command;
    QString words; ///< an expression for something that it shows
};

/// A smaller screen has no titles, and no line about keys below a page.
constexpr int kRowsForFoot = 12;

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern);
}

} // namespace

class TmuxTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_bin;
    QString m_socket;
    QProcess m_daemon;
    QString m_server;

    QByteArray tmux(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"tmux"_s,
                      QStringList{u"-u"_s, u"-S"_s, m_socket, u"-f"_s, u"/dev/null"_s} + arguments);
        process.waitForFinished(10'000);
        return process.readAllStandardOutput();
    }
    QString screen() const { return QString::fromUtf8(tmux({u"capture-pane"_s, u"-p"_s})); }
    bool sees(const QString &text, int patience = 15'000) const
    {
        const bool seen
            = madang::test::eventually([this, &text] { return screen().contains(text); }, patience);
        if (!seen)
            qWarning().noquote() << "not seen:" << text << QString(u"on\n"_s + screen());
        return seen;
    }
    void keys(const QStringList &names) const { tmux(QStringList{u"send-keys"_s} + names); }
    void type(const QString &text) const { tmux({u"send-keys"_s, u"-l"_s, text}); }

    void resize(QSize size) const
    {
        tmux({u"resize-window"_s, u"-x"_s, QString::number(size.width()), u"-y"_s,
              QString::number(size.height())});
    }
    /// The colours that what is on the screen was written in, as the numbers of their sequences; how it is
    /// written otherwise (bold, reversed) does not count, nor does the way back to the usual colour.
    QList<int> colours() const
    {
        static const QRegularExpression kStyle(u"\x1b\\[([0-9;:]*)m"_s);
        QList<int> found;
        const QString all = QString::fromUtf8(tmux({u"capture-pane"_s, u"-e"_s, u"-p"_s}));
        for (auto at = kStyle.globalMatch(all); at.hasNext();) {
            const QStringList numbers = at.next().captured(1).split(QRegularExpression(u"[;:]"_s));
            for (const QString &number : numbers) {
                const int code = number.toInt();
                const bool isColour = (code >= 30 && code <= 38) || (code >= 40 && code <= 48)
                    || (code >= 90 && code <= 97) || (code >= 100 && code <= 107);
                if (isColour)
                    found.append(code);
            }
        }
        return found;
    }

    void startDaemon()
    {
        const QString program = m_bin + u"/madangd"_s;
        if (!QFileInfo(program).isExecutable())
            return;
        const QString data = m_folder.filePath(u"data"_s);
        QCOMPARE(QProcess::execute(program, {u"demo"_s, u"--data"_s, data}), 0);
        m_daemon.start(program,
                       {u"serve"_s, u"--data"_s, data, u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, u"0"_s});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(madang::test::eventually([&] { return QFileInfo::exists(data + u"/address"_s); }, 20'000));
        QFile address(data + u"/address"_s);
        QVERIFY(address.open(QFile::ReadOnly));
        m_server = QString::fromUtf8(address.readAll()).trimmed();
    }

    /// The screen as soon as it is as wanted; null when that does not come.
    QString screenWhen(const std::function<bool(const QString &)> &isWanted) const
    {
        QString seen;
        const bool came = madang::test::eventually([&] {
            seen = screen();
            return isWanted(seen);
        });
        if (!came)
            qWarning().noquote() << "not as wanted:" << QString(u'\n' + seen);
        return came ? seen : QString();
    }
    /// Without the line one writes in, where what is typed would be taken for what was said.
    static QString above(const QString &seen, int rows)
    {
        return seen.split(u'\n').mid(0, rows - 1).join(u'\n');
    }
    /// Nothing is on its way, and nothing covers what is shown for a while.
    static bool isQuiet(const QString &seen)
    {
        static const QRegularExpression busy(u"Loading|불러오는|--secret-store"_s);
        return !seen.contains(busy);
    }
    static void keep(const QString &name, const QString &seen)
    {
        const QString gallery = qEnvironmentVariable("MADANG_GALLERY");
        QStringList folders{qEnvironmentVariable("MADANG_BUILD_DIR") + u"/artifacts"_s};
        if (!gallery.isEmpty())
            folders += gallery;
        for (const QString &folder : std::as_const(folders)) {
            QFile file(folder + u'/' + name + u".txt"_s);
            QVERIFY2(QDir().mkpath(folder) && file.open(QFile::WriteOnly | QFile::Truncate),
                     qPrintable(file.fileName()));
            file.write(seen.toUtf8());
        }
    }
    /// What a batch verb printed; null when it failed.
    QString printed(const QString &user, const QStringList &arguments) const
    {
        QProcess verb;
        verb.setEnvironment(environment(user)
                            + QStringList{u"PATH=/usr/bin:/bin"_s, u"MADANG_SERVER="_s + m_server,
                                          u"MADANG_USER="_s + user, u"MADANG_PASSWORD="_s + demoPassword()});
        verb.start(m_bin + u"/madang-tui"_s, arguments);
        if (verb.waitForFinished(20'000) && verb.exitStatus() == QProcess::NormalExit && verb.exitCode() == 0)
            return u""_s + QString::fromUtf8(verb.readAllStandardOutput());
        qWarning() << arguments << "ended with" << verb.exitCode() << verb.readAllStandardError();
        return {};
    }
    QString demoPassword() const
    {
        QFile secret(m_folder.filePath(u"data/demo-password"_s));
        return secret.open(QFile::ReadOnly) ? QString::fromUtf8(secret.readAll()).trimmed() : QString();
    }

    void startProgram(const QStringList &variables, int columns, int rows)
    {
        QString command = u"exec env "_s;
        for (const QString &variable : variables)
            command += u'\'' + variable + u"' "_s;
        command += u'\'' + m_bin + u"/madang-tui'"_s;
        // The shell around it shows what the screen looks like after the program.
        command = u"sh -c \""_s + command.mid(5) + u"; echo ended with \\$?; exec cat\""_s;
        tmux({u"new-session"_s, u"-d"_s, u"-x"_s, QString::number(columns), u"-y"_s, QString::number(rows),
              command});
    }
    QStringList environment(const QString &user) const
    {
        return {u"LANG=C.UTF-8"_s,
                u"HOME="_s + m_folder.path(),
                u"MADANG_PROFILE="_s + m_folder.path() + u"/profile-"_s + user,
                u"MADANG_TUI_CONFIG="_s + m_folder.path() + u"/none.toml"_s,
                u"TZ=Asia/Seoul"_s,
                u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"tmux"_s).isEmpty())
            QSKIP("tmux is not installed");
        m_bin = qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin"_s;
        if (!QFileInfo(m_bin + u"/madang-tui"_s).isExecutable())
            QSKIP("madang-tui has not been built");
        startDaemon();
    }
    void init()
    {
        // A server of its own for each: the last one may still be ending while the next one starts.
        m_socket = m_folder.filePath(u"tmux-"_s + QLatin1StringView(QTest::currentTestFunction())
                                     + QLatin1StringView(QTest::currentDataTag()));
    }
    void cleanup() { tmux({u"kill-server"_s}); }
    void cleanupTestCase()
    {
        if (m_daemon.state() == QProcess::NotRunning)
            return;
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(20'000));
    }

    void itAsksToSignInAndGivesTheScreenBack()
    {
        startProgram(environment(u"nobody"_s) + QStringList{u"MADANG_SERVER=http://127.0.0.1:1"_s}, 80, 24);
        QVERIFY(sees(u"User name"_s));
        type(u"민아"_s);
        QVERIFY(sees(u"민아"_s));
        keys({u"C-c"_s});
        QVERIFY(sees(u"ended with 0"_s));
        QVERIFY(!screen().contains(u"User name"_s));
    }

    void itSurvivesFastResizing()
    {
        startProgram(environment(u"nobody"_s) + QStringList{u"MADANG_SERVER=http://127.0.0.1:1"_s}, 80, 24);
        QVERIFY(sees(u"User name"_s));
        for (const QSize size :
             {QSize(20, 5), QSize(200, 50), QSize(4, 2), QSize(100, 30), QSize(10, 3), QSize(80, 24)})
            resize(size);
        QVERIFY(sees(u"User name"_s));
    }

    void aWindowTooSmallSaysSoAndComesBack()
    {
        startProgram(environment(u"nobody"_s) + QStringList{u"MADANG_SERVER=http://127.0.0.1:1"_s}, 80, 24);
        QVERIFY(sees(u"User name"_s));
        resize({20, 5});
        // One row of the form at a time.
        QVERIFY(madang::test::eventually(
            [this] { return screen().startsWith(u"2/"_s) && screen().contains(u"User name"_s); }));
        resize({10, 3});
        QVERIFY(sees(u"Too small:"_s));
        QVERIFY(sees(u"20x5"_s));
        QVERIFY(!screen().contains(u"User"_s));
        resize({4, 2});
        QVERIFY(madang::test::eventually([this] { return screen().trimmed() == u"20x5"_s; }));
        resize({80, 24});
        QVERIFY(sees(u"User name"_s));
        QVERIFY(!screen().contains(u"Too small"_s));
    }

    void withoutColoursThereIsNoColour_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<bool>("coloured");
        QTest::newRow("not set") << QStringList{u"-u"_s, u"NO_COLOR"_s} << true;
        QTest::newRow("empty") << QStringList{u"NO_COLOR="_s} << true; // as no-color.org has it
        QTest::newRow("set") << QStringList{u"NO_COLOR=1"_s} << false;
        QTest::newRow("set, in a terminal of many")
            << QStringList{u"NO_COLOR=1"_s, u"COLORTERM=truecolor"_s} << false;
    }
    void withoutColoursThereIsNoColour()
    {
        QFETCH(QStringList, variables);
        QFETCH(bool, coloured);
        startProgram(variables + environment(u"colours"_s)
                         + QStringList{u"MADANG_SERVER=http://127.0.0.1:1"_s},
                     80, 24);
        QVERIFY(sees(u"User name"_s));
        if (coloured)
            QVERIFY(madang::test::eventually([this] { return !colours().isEmpty(); }, 15'000));
        else
            QCOMPARE(colours(), QList<int>());
        // What is wrong is said in another colour, or without any.
        type(u"nobody"_s);
        keys({u"Enter"_s});
        type(u"password"_s);
        keys({u"Enter"_s, u"Enter"_s});
        QVERIFY(sees(u"does not answer"_s));
        QCOMPARE(!colours().isEmpty(), coloured);
    }

    void aRoomHasNoColourEither()
    {
        if (m_server.isEmpty())
            QSKIP("madangd has not been built");
        QFile secret(m_folder.filePath(u"data/demo-password"_s));
        QVERIFY(secret.open(QFile::ReadOnly));
        startProgram(environment(u"mono"_s)
                         + QStringList{u"NO_COLOR=1"_s, u"MADANG_SERVER="_s + m_server, u"MADANG_USER=mina"_s,
                                       u"MADANG_PASSWORD="_s + QString::fromUtf8(secret.readAll()).trimmed()},
                     160, 40);
        QVERIFY(sees(u" 1 "_s));
        type(u"/join 1"_s);
        keys({u"Enter"_s});
        QVERIFY(sees(u" 1:"_s));
        QCOMPARE(colours(), QList<int>());
        keys({u"F1"_s});
        QVERIFY(sees(u"Commands"_s));
        QCOMPARE(colours(), QList<int>());
        // Bars and headings are told apart all the same.
        const QByteArray painted = tmux({u"capture-pane"_s, u"-e"_s, u"-p"_s});
        QVERIFY(painted.contains("7m") || painted.contains("1m"));
    }

    void itGivesTheScreenBackWhenItIsKilled()
    {
        startProgram(environment(u"nobody"_s) + QStringList{u"MADANG_SERVER=http://127.0.0.1:1"_s}, 80, 24);
        QVERIFY(sees(u"User name"_s));
        const QByteArray shell = tmux({u"display-message"_s, u"-p"_s, u"#{pane_pid}"_s}).trimmed();
        QProcess find;
        find.start(u"ps"_s, {u"--ppid"_s, QString::fromLatin1(shell), u"-o"_s, u"pid=,comm="_s});
        QVERIFY(find.waitForFinished());
        int pid = 0;
        for (const QByteArray &line : find.readAllStandardOutput().split('\n')) {
            if (line.contains("madang-tui"))
                pid = line.trimmed().split(' ').first().toInt();
        }
        QVERIFY(pid > 1);
        QCOMPARE(::kill(pid, SIGKILL), 0);
        // What the shell says meanwhile may go to the screen that is being left; what is typed after it
        // stays.
        QVERIFY(madang::test::eventually([this] { return !screen().contains(u"User name"_s); }, 15'000));
        type(u"echoed"_s);
        QVERIFY(sees(u"echoed"_s));
    }

    void twoPeopleTalkThroughTheRealDaemon()
    {
        if (m_server.isEmpty())
            QSKIP("madangd has not been built");
        const QString password = demoPassword();
        QVERIFY(!password.isEmpty());
        startProgram(environment(u"mina"_s)
                         + QStringList{u"MADANG_SERVER="_s + m_server, u"MADANG_USER=mina"_s,
                                       u"MADANG_PASSWORD="_s + password},
                     120, 30);
        QVERIFY(sees(u" 1 "_s));
        type(u"/join 1"_s);
        keys({u"Enter"_s});
        QVERIFY(sees(u" 1:"_s));
        type(u"터미널에서 인사합니다"_s);
        keys({u"Enter"_s});
        QVERIFY(sees(u"│ 터미널에서 인사합니다"_s));

        const QString line = screen().split(u'\n').value(28);
        const QString name = line.section(u':', 1).trimmed().section(u"  "_s, 0, 0).mid(1).trimmed();
        QVERIFY2(!printed(u"jun"_s, {u"send"_s, name, u"안녕하세요, 민아!"_s}).isNull(), qPrintable(name));
        QVERIFY(sees(u"안녕하세요, 민아!"_s));
        tmux({u"resize-window"_s, u"-x"_s, u"20"_s, u"-y"_s, u"5"_s});
        QVERIFY(madang::test::eventually(
            [this] { return screen().split(u'\n').size() <= 6 && screen().contains(u"민아!"_s); }, 10'000));
        type(u"/quit"_s);
        keys({u"Enter"_s});
        QVERIFY(sees(u"ended with 0"_s));
    }

    void everyScreenIsKept_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en", "ko"}) {
            for (const QSize size : {QSize(20, 5), QSize(80, 24), QSize(200, 50)})
                QTest::addRow("%s-%dx%d", language, size.width(), size.height())
                    << QString::fromLatin1(language) << size;
        }
    }
    void everyScreenIsKept()
    {
        if (m_server.isEmpty())
            QSKIP("madangd has not been built");
        QFETCH(QString, language);
        QFETCH(QSize, size);
        const QString password = demoPassword();
        QVERIFY(!password.isEmpty());
        QFile config(m_folder.filePath(language + u".toml"_s));
        QVERIFY(config.open(QFile::WriteOnly | QFile::Truncate));
        config.write("language = \"" + language.toUtf8() + "\"\n");
        config.close();
        const int rows = size.height();
        const bool isSmall = rows < kRowsForFoot;
        const QString stem
            = u"terminal-%1-%2x%3-"_s.arg(language, QString::number(size.width()), QString::number(rows));

        startProgram(environment(language + QString::number(size.width()))
                         + QStringList{u"MADANG_TUI_CONFIG="_s + config.fileName(),
                                       u"MADANG_SERVER="_s + m_server, u"MADANG_USER=mina"_s,
                                       u"MADANG_PASSWORD="_s + password},
                     size.width(), rows);
        // A room is open, whichever it is: before that there is nothing to leave.
        QVERIFY(
            !screenWhen([](const QString &seen) { return seen.contains(expression(u" \\d+:"_s)); }).isNull());
        type(u"/join 바다를 위한 밤"_s);
        keys({u"Enter"_s});
        QVERIFY(!screenWhen([](const QString &seen) {
                     return seen.contains(expression(u"\\d+:\\S?바다를"_s));
                 }).isNull());

        // Something to find, and three lines after it that fill the smallest screen.
        const QString mark = u"-%1%2."_s.arg(language, QString::number(size.width()));
        for (const QString &line : {u"reed"_s, u"x"_s, u"y"_s, u"z"_s}) {
            type(line + mark);
            keys({u"Enter"_s});
            QVERIFY(!screenWhen([&](const QString &seen) {
                         const QString said = above(seen, rows);
                         return said.contains(line + mark) && !said.contains(line + mark + u" …"_s);
                     }).isNull());
        }
        // What was said is found a little after it was stored.
        QVERIFY(madang::test::eventually([&] {
            return printed(u"mina"_s, {u"search"_s, u"reed"_s}).contains(u"reed"_s + mark);
        }));
        const auto isFoot = [rows](const QString &seen) {
            return above(seen, rows).contains(expression(u"Esc|↑↓|PgUp"_s));
        };
        const auto isRoom = [&](const QString &seen) {
            return isQuiet(seen) && above(seen, rows).contains(u'z' + mark) && !isFoot(seen);
        };
        const auto isPage = [&](const QString &seen) {
            const QString shown = above(seen, rows);
            // A small page is known by the lines that it covers: one more may be covered by a message.
            return isQuiet(seen)
                && (isSmall ? !shown.contains(u'y' + mark) && !shown.contains(u'z' + mark) : isFoot(seen));
        };
        const QString room = screenWhen(isRoom);
        QVERIFY(!room.isNull());
        keep(stem + u"room"_s, room);

        const auto keepPage = [&](const Page &page) {
            const QString seen = screenWhen([&](const QString &now) {
                return isPage(now) && above(now, rows).contains(expression(page.words));
            });
            QVERIFY2(!seen.isNull(), qPrintable(page.name));
            keep(stem + page.name, seen);
            keys({u"Escape"_s});
            QVERIFY2(!screenWhen(isRoom).isNull(), qPrintable(page.name));
        };
        for (const Page &page :
             {Page{u"members"_s, u"/members"_s, u"\\S"_s}, Page{u"help"_s, u"/help"_s, u"/help"_s},
              Page{u"search"_s, u"/search reed"_s, isSmall ? u"\\S"_s : u"reed"_s},
              Page{u"overview"_s, u"/overview"_s, u"✓ |✗ |! |\\? "_s},
              Page{u"inbox"_s, u"/inbox"_s, u"\\S"_s}}) {
            type(page.command);
            keys({u"Enter"_s});
            keepPage(page);
            if (QTest::currentTestFailed())
                return;
        }
        // A gift is asked about first: who will see what of it.
        type(u"/donate 10000"_s);
        keys({u"Enter"_s});
        const QString question
            = screenWhen([](const QString &seen) { return isQuiet(seen) && seen.contains(u"[y]"_s); });
        QVERIFY(!question.isNull());
        keep(stem + u"donate-question"_s, question);
        type(u"y"_s);
        keepPage({u"donate"_s, {}, isSmall ? u"10,000.? →"_s : u"http://"_s});
        if (QTest::currentTestFailed())
            return;
        type(u"/quit"_s);
        keys({u"Enter"_s});
        QVERIFY(sees(u"ended with 0"_s));
    }
};

QTEST_GUILESS_MAIN(TmuxTest)
#include "tst_tmux.moc"
