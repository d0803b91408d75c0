// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into the full screen is on record as what batch verbs do is: against the real daemon, each
// command that judged_commands.h calls one over others is typed, asked about where it takes something away,
// declined once, agreed to, and found in the audit log with who did it, to what, and why.
#include "client-tui/app.h"
#include "client-tui/verbs/verb_table.h"
#include "common/client/deletions.h"
#include "tests/client-tui/judged_commands.h"
#include "tests/support/fake_terminal.h"
#include "tests/support/patience.h"
#include "tests/support/test_daemon.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The first object it printed that has a member.
    QJsonObject having(QLatin1StringView member) const
    {
        for (const QByteArray &line : out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.contains(member))
                return object;
        }
        return {};
    }
    QString id() const { return having("id"_L1)["id"_L1].toString(); }
};

Outcome ran(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/"_s + program, arguments);
    process.closeWriteChannel();
    // The daemon is another process: ours may simply wait.
    if (!process.waitForFinished(kPatienceMs))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The full screen as somebody.
struct Screen {
    QTemporaryDir folder;
    FakeTerminal terminal{QSize(160, 44)};
    SystemAlarmClock clock;
    Config config;
    std::unique_ptr<Profile> profile;
    std::unique_ptr<App> app;

    Screen(const QString &server, const QString &who, const QString &password)
    {
        config.language = Language::English;
        profile = *Profile::open(folder.path() + u"/profile"_s);
        AppParts parts{terminal, *profile, config, clock, server, {}};
        parts.credentials = Credentials{who, password};
        app = std::make_unique<App>(parts);
        app->start();
    }
    /// Types a line, and waits for what becomes of it at once.
    void enter(const QString &line)
    {
        const int before = terminal.frames;
        terminal.enter(line);
        (void)eventually([&] { return terminal.frames > before; });
    }
    bool opens(const QString &room)
    {
        if (!sees(room))
            return false;
        enter(u"/join "_s + room);
        return eventually([&] {
            const auto open = app->rooms().find(app->currentRoom());
            return open && open->name == room && app->timeline() && app->timeline()->rowCount() > 0;
        });
    }
    bool sees(const QString &text)
    {
        const bool seen = eventually([&] { return terminal.shows(text); });
        if (!seen)
            qWarning().noquote() << "not seen:" << text << u"on\n"_s + terminal.screen();
        return seen;
    }
};

/// What is looked for in the log.
struct Act {
    QString actor;
    QString action;
    QString target; ///< what it begins with: "account:"
    QString whom = {}; ///< user name or address in its details; empty: the target says it
    QString reason = {}; ///< empty: it takes none
};

} // namespace

class AuditedCommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
        m_daemon = std::make_unique<TestDaemon>("registration = \"approval\"\n");
        QVERIFY2(m_daemon->start(), m_daemon->log().constData());
        for (const QString &name :
             {u"olaf"_s, u"mina"_s, u"jun"_s, u"spare"_s, u"sora"_s, u"twin"_s, u"gone"_s}) {
            QProcess process;
            const Outcome made = ran(process, u"madangd"_s,
                                     {u"users"_s, u"create"_s, name, u"--json"_s, u"--data"_s,
                                      m_daemon->dataFolder() + u"/data"_s});
            m_passwords.insert(name, made.having("password"_L1)["password"_L1].toString());
            QVERIFY2(!m_passwords.value(name).isEmpty(), made.err.constData());
        }
        const QString ends = QDate::currentDate().addDays(60).toString(Qt::ISODate);
        const Outcome made = tui(
            u"mina"_s, {u"create-campaign"_s, u"Winter"_s, u"--goal"_s, u"1000000"_s, u"--ends"_s, ends});
        QVERIFY2(made.code == 0, made.err.constData());
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void thoseWhoLeadPeopleAreOnRecord()
    {
        const QString why = u"because of this test"_s;
        Screen olaf(m_daemon->url(), u"olaf"_s, m_passwords.value(u"olaf"_s));
        QVERIFY(olaf.sees(u"[olaf]"_s));

        asks(olaf, u"/role jun moderator "_s + why, u"moderator? [y] yes"_s,
             {u"olaf"_s, u"account.role"_s, u"account:"_s, u"jun"_s, why});
        asks(olaf, u"/merge-accounts sora twin "_s + why, u"Merge for good?"_s,
             {u"olaf"_s, u"account.merge"_s, u"account:"_s, u"sora"_s, why});
        tells(olaf, u"/new-account shortly"_s, {u"olaf"_s, u"account.create"_s, u"account:"_s, u"shortly"_s});
        QVERIFY(olaf.sees(u"A new account"_s));
        olaf.terminal.press(u"escape"_s);
        asks(olaf, u"/erase-account shortly keep "_s + why, u"Erase the account?"_s,
             {u"olaf"_s, u"account.erase"_s, u"account:"_s, {}, why}); // their name goes from the record, too
        // Those that take a mail or an authenticator to go through ask all the same.
        declines(olaf, u"/send-reset jun "_s + why, u"Send a code for a new password?"_s);
        declines(olaf, u"/remove-email jun "_s + why, u"Remove the e-mail address?"_s);
        declines(olaf, u"/reset-second-factor jun "_s + why, u"second factor away?"_s);

        const Screen spare(m_daemon->url(), u"spare"_s, m_passwords.value(u"spare"_s));
        QVERIFY(eventually([&spare] { return spare.terminal.shows(u"[spare]"_s); }));
        onPageOf(olaf, u"spare"_s, u"s"_s, u"account.logout"_s, why);
        onPageOf(olaf, u"spare"_s, u"d"_s, u"account.disable"_s, why);
        onPageOf(olaf, u"spare"_s, u"e"_s, u"account.enable"_s, why);
        m_proven.insert(u"accounts"_s);
    }

    void thoseWhoKeepTheDoorAreOnRecord()
    {
        const QString why = u"a flood of lies"_s;
        Screen olaf(m_daemon->url(), u"olaf"_s, m_passwords.value(u"olaf"_s));
        QVERIFY(olaf.sees(u"[olaf]"_s));

        tells(olaf, u"/ban 198.51.100.7 3 "_s + why,
              {u"olaf"_s, u"ban.add"_s, u"ban:"_s, u"198.51.100.7"_s, why});
        const auto ban = [&olaf] { return olaf.sees(u"Banned addresses"_s) && pressed(olaf, u"enter"_s); };
        asks(olaf, u"/bans"_s, u"Lift the ban of 198.51.100.7"_s,
             {u"olaf"_s, u"ban.remove"_s, u"ban:"_s, u"198.51.100.7"_s}, ban);

        tells(olaf, u"/invite-code 2"_s, {u"olaf"_s, u"account.invite"_s, u"invite:"_s});
        QVERIFY(olaf.sees(u"Invitation code"_s));
        olaf.terminal.press(u"escape"_s);

        const auto code = [&olaf] { return olaf.sees(u"Invitation codes"_s) && pressed(olaf, u"enter"_s); };
        asks(olaf, u"/invites"_s, u"Take back “"_s, {u"olaf"_s, u"account.remove-invite"_s, u"invite:"_s},
             code);

        const auto applicant = [&olaf](const QString &name) {
            return [&olaf, name] { return olaf.sees(name) && pressed(olaf, u"enter"_s); };
        };
        const QString question = u"Turning away takes the account back."_s;
        QVERIFY(tui(u"hana"_s, {u"register"_s, u"hana"_s, u"--secret-store"_s, u"none"_s})
                    .err.contains("approv"));
        asks(olaf, u"/applicants"_s, question, {u"olaf"_s, u"account.approve"_s, u"account:"_s, u"hana"_s},
             applicant(u"hana"_s));
        QVERIFY(tui(u"duri"_s, {u"register"_s, u"duri"_s, u"--secret-store"_s, u"none"_s})
                    .err.contains("approv"));
        asks(olaf, u"/applicants"_s, question, {u"olaf"_s, u"account.reject"_s, u"account:"_s, u"duri"_s},
             applicant(u"duri"_s), u"d"_s);

        Screen gone(m_daemon->url(), u"gone"_s, m_passwords.value(u"gone"_s));
        QVERIFY(gone.sees(u"[gone]"_s));
        QVERIFY(eventually([this] { return tui(u"olaf"_s, {u"connections"_s}).out.contains("gone"); }));
        const auto connection
            = [&olaf] { return olaf.sees(u"Who is connected"_s) && pressed(olaf, u"enter"_s); };
        asks(olaf, u"/connections gone"_s, u"End all sign-ins of gone"_s,
             {u"olaf"_s, u"account.logout"_s, u"account:"_s, u"gone"_s}, connection);
    }

    void thoseWhoKeepRoomsAreOnRecord()
    {
        const QString why = u"sold what was not there"_s;
        QVERIFY(!tui(u"mina"_s, {u"create-room"_s, u"marketplace"_s}).id().isEmpty());
        tui(u"jun"_s, {u"join"_s, u"marketplace"_s});
        const QString offer = tui(u"mina"_s, {u"send"_s, u"marketplace"_s, u"money first"_s}).id();
        QVERIFY(!offer.isEmpty());
        QVERIFY(!tui(u"jun"_s, {u"send"_s, u"marketplace"_s, u"never ever"_s}).id().isEmpty());
        const Outcome complained = tui(u"jun"_s, {u"complain"_s, u"marketplace"_s, offer, u"fraud"_s});
        QVERIFY2(complained.code == 0, complained.err.constData());
        {
            Screen olaf(m_daemon->url(), u"olaf"_s, m_passwords.value(u"olaf"_s));
            QVERIFY(olaf.sees(u"[olaf]"_s));
            const auto asksWhy = [&olaf] {
                // What is chosen from must be what was asked for now.
                const auto isLeft = [&olaf] {
                    olaf.terminal.press(u"escape"_s);
                    return !olaf.terminal.shows(u"money first"_s);
                };
                if (!eventually(isLeft))
                    return false;
                olaf.terminal.enter(u"/complaints"_s);
                return olaf.sees(u"money first"_s) && pressed(olaf, u"enter"_s)
                    && olaf.sees(u"Take the message away"_s) && pressed(olaf, u"enter"_s)
                    && olaf.sees(u"Why? "_s);
            };
            const qint64 before = newest();
            QVERIFY(asksWhy());
            olaf.terminal.press(u"escape"_s);
            QTRY_VERIFY(!olaf.terminal.shows(u"Why? "_s));
            QVERIFY(asksWhy());
            olaf.terminal.enter(why);
            isOnRecordOnce(before, {u"olaf"_s, u"complaint.decide"_s, u"complaint:"_s, {}, why});
            m_proven.insert(u"complaints"_s);
        }
        Screen mina(m_daemon->url(), u"mina"_s, m_passwords.value(u"mina"_s));
        QVERIFY(mina.sees(u"[mina]"_s) && mina.opens(u"marketplace"_s));
        QTRY_COMPARE(mina.app->timeline()->row(mina.app->timeline()->rowCount() - 1).text, u"never ever"_s);
        const qint64 before = newest();
        declines(mina, u"/delete"_s, u"Delete “never ever”?"_s);
        mina.terminal.enter(u"/delete"_s);
        QVERIFY(mina.sees(u"Delete “never ever”?"_s));
        mina.terminal.type(u"y"_s);
        QTRY_VERIFY(!mina.app->session().deletions().pending().isEmpty());
        mina.terminal.enter(u"/quit"_s); // what could still be undone is sent then
        isOnRecordOnce(before, {u"mina"_s, u"chat.delete"_s, u"event:"_s});
        m_proven.insert(u"delete"_s);
    }

    void thoseWhoMoveMoneyAreOnRecord()
    {
        const QString why = u"it came twice"_s;
        Screen mina(m_daemon->url(), u"mina"_s, m_passwords.value(u"mina"_s));
        QVERIFY(mina.sees(u"[mina]"_s) && mina.opens(u"Winter"_s));
        QTRY_VERIFY(mina.app->campaign() && mina.app->campaign()->isKnown());
        tells(mina, u"/manage words rubbish"_s, {u"mina"_s, u"campaign.message-rules"_s, u"campaign:"_s});
        const QString gift = given(u"such rubbish"_s);
        QVERIFY(!gift.isEmpty());
        const auto message = [&mina](const QString &words) {
            return [&mina, words] { return mina.sees(words) && pressed(mina, u"enter"_s); };
        };
        asks(mina, u"/manage messages"_s, u"This message:"_s,
             {u"mina"_s, u"campaign.moderate"_s, u"donation:"_s + gift}, message(u"such rubbish"_s));
        const QString another = given(u"more rubbish"_s);
        QVERIFY(!another.isEmpty());
        asks(mina, u"/manage messages"_s, u"This message:"_s,
             {u"mina"_s, u"campaign.moderate"_s, u"donation:"_s + another}, message(u"more rubbish"_s),
             u"d"_s);
        mina.enter(u"/manage statement"_s);
        QVERIFY(mina.sees(u"Gifts received"_s));
        QTRY_VERIFY(!mina.terminal.shows(u"Loading…"_s));
        asks(mina, u"/manage refund #%1 %2"_s.arg(gift, why), u"Give ₩10,000 back?"_s,
             {u"mina"_s, u"refund.give"_s, u"refund:"_s, {}, why});
        // What is told of it must not come over the next answer.
        QVERIFY(mina.sees(u"₩10,000 was given back."_s));
        QTRY_VERIFY(!mina.terminal.shows(u"Loading…"_s));
        asks(mina, u"/manage end"_s, u"End “Winter” now?"_s,
             {u"mina"_s, u"campaign.close"_s, u"campaign:"_s});

        Screen olaf(m_daemon->url(), u"olaf"_s, m_passwords.value(u"olaf"_s));
        QVERIFY(olaf.sees(u"[olaf]"_s));
        olaf.terminal.enter(u"/desk"_s);
        QVERIFY(olaf.sees(u"Payments desk"_s));
        asks(olaf, u"/desk deposit B-1 5000 MD1234"_s, u"Nobody was told the reference MD1234."_s,
             {u"olaf"_s, u"desk.deposit"_s, {}});
        QVERIFY(olaf.sees(u"Unmatched 1"_s));
        olaf.enter(u"/desk unmatched"_s);
        QVERIFY(olaf.sees(u"₩5,000"_s));
        asks(olaf, u"/desk resolve "_s + why, u"Resolve ₩5,000 with “it came twice”?"_s,
             {u"olaf"_s, u"desk.resolve"_s, {}, {}, why});
    }

    /// What is only one's own is in no audit log; it asks, and a no is a no.
    void whatIsForGoodAsksFirst()
    {
        const QString ends = QDate::currentDate().addDays(60).toString(Qt::ISODate);
        const Outcome made = tui(
            u"mina"_s, {u"create-campaign"_s, u"Spring"_s, u"--goal"_s, u"1000000"_s, u"--ends"_s, ends});
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY(!given({}, u"Spring"_s).isEmpty());
        QVERIFY(!tui(u"jun"_s, {u"create-room"_s, u"den"_s}).id().isEmpty());
        const QByteArray gifts = tui(u"jun"_s, {u"gifts"_s}).out;
        const QByteArray pledges = tui(u"jun"_s, {u"pledges"_s}).out;
        QVERIFY(!gifts.isEmpty());

        Screen jun(m_daemon->url(), u"jun"_s, m_passwords.value(u"jun"_s));
        QVERIFY(jun.sees(u"[jun]"_s) && jun.opens(u"den"_s));
        const auto knowsSpring = [&jun] {
            const views::CampaignList &all = jun.app->campaigns();
            for (int i = 0; i < all.rowCount(); ++i) {
                if (all.campaign(i).title == "Spring"_L1)
                    return true;
            }
            return false;
        };
        QVERIFY(eventually(knowsSpring));
        declines(jun, u"/leave"_s, u"Leave “den”?"_s);
        declines(jun, u"/close"_s, u"Close “den” for posting?"_s);
        declines(jun, u"/donate 10000 Spring"_s, u"Give ₩10,000 to “Spring”?"_s);
        declines(jun, u"/pledge 10000 15 Spring"_s, u"Give ₩10,000 to “Spring”"_s);
        jun.enter(u"/gifts paid"_s);
        QVERIFY(jun.sees(u"My gifts"_s) && jun.sees(u"Spring"_s));
        declines(jun, u"/refund 1 too much"_s, u"Give ₩10,000 back?"_s);
        declines(jun, u"/logout"_s, u"Sign out?"_s);
        jun.terminal.enter(u"/erase-me keep"_s);
        QVERIFY(jun.sees(u"Delete your account"_s) && jun.sees(u"Your user name"_s));
        jun.terminal.press(u"escape"_s);
        QTRY_VERIFY(!jun.terminal.shows(u"Your user name"_s));
        m_asked.insert(u"erase-me"_s);

        // Signed in, in the room, which is open; and nothing was given or taken.
        jun.terminal.enter(u"still here"_s);
        QVERIFY(eventually([this] {
            return tui(u"jun"_s, {u"history"_s, u"den"_s}).out.contains("still here");
        }));
        QCOMPARE(tui(u"jun"_s, {u"gifts"_s}).out, gifts);
        QCOMPARE(tui(u"jun"_s, {u"pledges"_s}).out, pledges);
    }

    /// Last: every other device of hers is signed out by it.
    void theKeysOfWhoMovesMoneyAreOnRecord()
    {
        const QString password = m_passwords.value(u"olaf"_s);
        Screen olaf(m_daemon->url(), u"olaf"_s, password);
        QVERIFY(olaf.sees(u"[olaf]"_s));
        const auto fill = [&olaf](const QStringList &fields) {
            for (const QString &field : fields)
                olaf.terminal.enter(field);
        };
        qint64 before = newest();
        olaf.terminal.enter(u"/tokens"_s);
        QVERIFY(olaf.sees(u"Make a token…"_s));
        olaf.terminal.press(u"enter"_s);
        QVERIFY(olaf.sees(u"Good for days"_s));
        fill({u"nightly"_s, u"read"_s, u"30"_s, password});
        isOnRecordOnce(before, {u"olaf"_s, u"account.token-made"_s, u"account:"_s});
        QVERIFY(olaf.sees(u"The new token"_s));
        olaf.terminal.press(u"escape"_s);
        const auto token = [&olaf] { return olaf.sees(u"nightly"_s) && pressed(olaf, u"enter"_s); };
        asks(olaf, u"/tokens"_s, u"Revoke the token “nightly”?"_s,
             {u"olaf"_s, u"account.token-revoked"_s, u"account:"_s}, token);
        olaf.terminal.press(u"escape"_s);

        before = newest();
        olaf.terminal.enter(u"/password"_s);
        QVERIFY(olaf.sees(u"Present password"_s));
        m_passwords.insert(u"olaf"_s, u"a quiet pond in June"_s);
        fill({password, m_passwords.value(u"olaf"_s), m_passwords.value(u"olaf"_s)});
        QVERIFY(olaf.sees(u"The password was changed."_s));
        isOnRecordOnce(before, {u"olaf"_s, u"account.change-password"_s, u"account:"_s});
        m_proven.insert(u"password"_s);
    }

    void noCommandIsLeftOut()
    {
        if (m_proven.isEmpty() || m_asked.isEmpty())
            QSKIP("what is proven by the slots before was not run");
        for (const JudgedCommand &command : judgedCommands()) {
            if (command.reach == Reach::OnRecord)
                QVERIFY2(m_proven.contains(QString(command.word)), command.word.data());
            if (command.reach == Reach::AsksFirst)
                QVERIFY2(m_asked.contains(QString(command.word)), command.word.data());
        }
    }

private:
    using Step = std::function<bool()>;

    static void fail(const QString &what) { QTest::qFail(qPrintable(what), __FILE__, __LINE__); }
    static QString wordOf(const QString &line) { return typedVerb(line)->word; }
    static bool pressed(Screen &screen, const QString &chord)
    {
        screen.terminal.press(chord);
        return true;
    }

    /// Types a command, goes where its list leads, and says no.
    void declines(Screen &screen, const QString &line, const QString &question, const Step &step = {})
    {
        screen.enter(line);
        if ((step && !step()) || !screen.sees(question))
            return fail(line + u" does not ask"_s);
        screen.terminal.type(u"n"_s);
        if (!screen.sees(u"Nothing was done."_s))
            return fail(line + u" hears no no"_s);
        m_asked.insert(wordOf(line));
    }
    /// Declines once and agrees the second time: it is on record once.
    void asks(Screen &screen, const QString &line, const QString &question, const Act &act,
              const Step &step = {}, const QString &yes = u"y"_s)
    {
        const qint64 before = newest();
        declines(screen, line, question, step);
        if (QTest::currentTestFailed())
            return;
        screen.enter(line);
        if ((step && !step()) || !screen.sees(question))
            return fail(line + u" does not ask again"_s);
        screen.terminal.type(yes);
        isOnRecordOnce(before, act);
        m_proven.insert(wordOf(line));
    }
    /// Of a command that takes nothing away.
    void tells(Screen &screen, const QString &line, const Act &act)
    {
        const qint64 before = newest();
        screen.terminal.enter(line);
        isOnRecordOnce(before, act);
        m_proven.insert(wordOf(line));
    }
    /// A deed of the page of an account: a choice of several, and why.
    void onPageOf(Screen &screen, const QString &name, const QString &key, const QString &action,
                  const QString &why)
    {
        const auto opens = [&] {
            screen.enter(u"/accounts "_s + name);
            const auto isListed = [&] {
                return screen.terminal.shows(u'(' + name + u')') && !screen.terminal.shows(u"All accounts"_s)
                    && !screen.terminal.shows(u"Fetching"_s);
            };
            return eventually(isListed) && pressed(screen, u"enter"_s)
                && screen.sees(u"What is to become of "_s + name);
        };
        const qint64 before = newest();
        if (!opens())
            return fail(name + u" has no page"_s);
        screen.terminal.type(u"q"_s); // no key of a choice
        if (!screen.sees(u"Nothing was done."_s))
            return fail(action + u" hears no no"_s);
        screen.terminal.press(u"escape"_s);
        if (!opens())
            return fail(name + u" has no page any more"_s);
        screen.terminal.type(key);
        if (!screen.sees(u"Why? "_s))
            return fail(action + u" does not ask why"_s);
        screen.terminal.enter(why);
        isOnRecordOnce(before, {u"olaf"_s, action, u"account:"_s, name, why});
        screen.terminal.press(u"escape"_s);
    }

    /// The terminal client as somebody, for one run, as JSON.
    Outcome tui(const QString &who, const QStringList &words)
    {
        QProcess process;
        process.setEnvironment({u"PATH=/usr/bin:/bin"_s, u"HOME="_s + m_folder.path(), u"LANG=C.UTF-8"_s,
                                u"MADANG_PROFILE="_s + m_folder.filePath(who),
                                u"MADANG_SERVER="_s + m_daemon->url(), u"MADANG_USER="_s + who,
                                u"MADANG_PASSWORD="_s + m_passwords.value(who, u"a quiet pond in May"_s),
                                u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                                u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")});
        return ran(process, u"madang-tui"_s, words + QStringList{u"--json"_s});
    }
    QList<QJsonObject> records(const QString &action)
    {
        QStringList words{u"audit"_s, u"--limit"_s, u"20"_s};
        if (!action.isEmpty())
            words += QStringList{u"--action"_s, action};
        QList<QJsonObject> all;
        for (const QByteArray &line : tui(u"olaf"_s, words).out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.contains("number"_L1))
                all.append(object);
        }
        return all;
    }
    static qint64 numberOf(const QJsonObject &record) { return record["number"_L1].toVariant().toLongLong(); }
    /// The last record there is.
    qint64 newest()
    {
        const QList<QJsonObject> all = records({});
        return all.isEmpty() ? 0 : numberOf(all.first());
    }
    static bool isOf(const QJsonObject &record, const Act &act)
    {
        const QJsonObject details = record["details"_L1].toObject();
        const bool isWhom = act.whom.isEmpty() || details["username"_L1].toString() == act.whom
            || details["address"_L1].toString().startsWith(act.whom);
        const bool saysWhy = act.reason.isEmpty() || details["reason"_L1].toString() == act.reason
            || details["about"_L1].toString() == act.reason;
        const QString target = record["target"_L1].toString();
        return record["actor"_L1].toString() == act.actor && record["action"_L1].toString() == act.action
            && !target.isEmpty() && target.startsWith(act.target) && isWhom && saysWhy;
    }
    /// Waits for a record; what was declined before left none.
    void isOnRecordOnce(qint64 after, const Act &act)
    {
        qsizetype found = 0;
        const bool there = eventually([&] {
            const QList<QJsonObject> all = records(act.action);
            found = std::count_if(all.cbegin(), all.cend(), [&](const QJsonObject &record) {
                return numberOf(record) > after && isOf(record, act);
            });
            return found > 0;
        });
        if (there && found == 1)
            return;
        QStringList seen;
        for (const QJsonObject &record : records({}))
            seen += QString::fromUtf8(QJsonDocument(record).toJson(QJsonDocument::Compact));
        fail(u"%1 of %2 is %3 times on record, of\n%4"_s.arg(act.action, act.whom, QString::number(found),
                                                             seen.join(u'\n')));
    }
    /// A gift of jun's, paid at the sandbox; its id.
    QString given(const QString &message, const QString &campaign = u"Winter"_s)
    {
        QStringList words{u"donate"_s, campaign, u"10000"_s, u"--yes"_s};
        if (!message.isEmpty())
            words += QStringList{u"--message"_s, message};
        const Outcome outcome = tui(u"jun"_s, words);
        const QJsonObject donation = outcome.having("donation"_L1)["donation"_L1].toObject();
        QNetworkRequest request(QUrl(m_daemon->url() + u"/pay/sandbox/"_s + donation["order"_L1].toString()));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        std::unique_ptr<QNetworkReply> reply(m_browser.post(request, QByteArray("decision=approve")));
        if (!eventually([&reply] { return reply->isFinished(); })
            || reply->error() != QNetworkReply::NoError) {
            qWarning() << "not paid:" << outcome.err << outcome.out << reply->errorString();
            return {};
        }
        return donation["id"_L1].toString();
    }

    std::unique_ptr<TestDaemon> m_daemon;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_passwords;
    QSet<QString> m_proven;
    QSet<QString> m_asked;
    QNetworkAccessManager m_browser;
};

QTEST_GUILESS_MAIN(AuditedCommandsTest)
#include "tst_audited_commands.moc"
