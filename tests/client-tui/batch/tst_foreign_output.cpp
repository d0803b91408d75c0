// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts print of words that somebody hostile wrote: nothing of it commands a terminal, neither as
// text, nor as text with colours, nor as JSON, which holds it whole all the same. Nor does the full screen,
// whose octets to a real terminal are read back.
#include "common/protocol/audit.h"
#include "common/protocol/bans.h"
#include "common/protocol/blocks.h"
#include "common/protocol/complaints.h"
#include "common/protocol/connections.h"
#include "common/protocol/desk.h"
#include "common/protocol/details.h"
#include "common/protocol/letters.h"
#include "common/protocol/payouts.h"
#include "common/protocol/pledges.h"
#include "common/protocol/profiles.h"
#include "common/protocol/providers.h"
#include "common/protocol/receipts.h"
#include "common/protocol/reconciliation.h"
#include "common/protocol/refunds.h"
#include "common/protocol/reports.h"
#include "common/protocol/room_care.h"
#include "common/protocol/saved.h"
#include "common/protocol/search.h"
#include "common/protocol/sign_ins.h"
#include "common/protocol/users.h"
#include "tests/support/foreign_text.h"
#include "tests/support/patience.h"
#include "tests/support/sample_overview.h"

#include <QDir>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;

namespace {

struct Printed {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

/// A verb, and the server whose answers it prints.
struct ForeignVerb {
    const char *name;
    QStringList arguments;
    std::function<void(FakeServer &)> prepare;
};

/// Both ends of a terminal that nobody sits at.
class PipeOfTerminal {
public:
    PipeOfTerminal()
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            return;
        ::fcntl(m_master, F_SETFL, O_NONBLOCK);
        m_slave = ::open(::ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    }
    ~PipeOfTerminal()
    {
        for (const int end : {m_slave, m_master}) {
            if (end >= 0)
                ::close(end);
        }
    }
    Q_DISABLE_COPY_MOVE(PipeOfTerminal)

    bool isOpen() const { return m_slave >= 0; }
    int slave() const { return m_slave; }
    /// What was written to it so far; it holds a page, so whoever writes more waits for this.
    QByteArray read()
    {
        char octets[4096];
        for (ssize_t count = 0; (count = ::read(m_master, octets, sizeof octets)) > 0;)
            m_read.append(octets, count);
        return m_read;
    }

private:
    int m_master;
    int m_slave = -1;
    QByteArray m_read;
};

notifications::Notice noticeOf(qint64 id, const char *type, const QByteArray &body)
{
    notifications::Notice notice;
    notice.id = {id};
    notice.type = QString::fromLatin1(type);
    notice.at = {1'760'000'000'000};
    notice.body.text = body;
    return notice;
}

rooms::RoomEvent foreignMessage()
{
    auto event = foreign<rooms::RoomEvent>();
    event.type = u"message"_s;
    event.body.text = toJson(chat::MessageBody{foreignText(), {}});
    event.marks.reset();
    return event;
}

/// Everything that people and campaigns leave in a room.
void fillRoom(FakeServer &server)
{
    server.addPerson(3, u"mallory"_s, foreignText());
    server.say(11, 3, foreignText());
    server.sayWith(11, 3, {}, {server.addFile(foreignText(), "x")});
    chat::MessageBody forwarded{u"look"_s, {}};
    forwarded.forwardedFrom = foreign<chat::ForwardedFrom>();
    server.happen(11, u"message"_s, 3, toJson(forwarded));
    server.happen(11, u"member.joined"_s, 0, toJson(foreign<rooms::MemberBody>()));
    server.happen(11, u"donation"_s, 0, toJson(foreign<campaigns::DonationBody>()));
    server.happen(11, u"campaign.state"_s, 0, toJson(foreign<campaigns::StateBody>()));
    server.happen(11, u"campaign.video"_s, 0, toJson(foreign<reports::Video>()));
    server.happen(11, u"campaign.thanks"_s, 0, toJson(foreign<letters::ThanksBody>()));
}

/// A verb whose one answer is that of a command.
template <typename Request, typename Reply>
ForeignVerb verbOf(const char *name, const QStringList &arguments, const Command<Request, Reply> &command,
                   const QString &path = {})
{
    return {name, arguments, [command, path](FakeServer &server) { answerForeign(server, command, path); }};
}

QList<ForeignVerb> verbsOfRooms()
{
    return {
        {"history", {u"history"_s, u"마당"_s}, fillRoom},
        {"tail", {u"tail"_s, u"마당"_s}, fillRoom},
        {"members", {u"members"_s, u"마당"_s}, fillRoom},
        {"rooms",
         {u"rooms"_s},
         [](FakeServer &server) { server.addRoom(13, foreignText()).topic = foreignText(); }},
        {"public rooms",
         {u"rooms"_s, u"--public"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/rooms/public"_s, [](const FakeRequest &) {
                 rooms::Room room;
                 room.id = {99};
                 room.name = foreignText();
                 room.topic = foreignText();
                 room.epoch = u"e1"_s;
                 room.createdAt = {1'760'000'000'000};
                 return answer(Page<rooms::Room>{{room}, {}});
             });
         }},
        {"search",
         {u"search"_s, u"Zq"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &) {
                 search::Found found;
                 found.items.append({foreignMessage(), foreignText()});
                 return answer(found);
             });
         }},
        {"thread",
         {u"thread"_s, u"마당"_s, u"5"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/rooms/11/events/5/thread"_s, [](const FakeRequest &) {
                 chat::Thread thread;
                 thread.root = EventId{5};
                 thread.items = {foreignMessage()};
                 return answer(thread);
             });
         }},
        {"pins",
         {u"pins"_s, u"마당"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/rooms/11/pins"_s, [](const FakeRequest &) {
                 return answer(Page<rooms::RoomEvent>{{foreignMessage()}, {}});
             });
         }},
        {"saved",
         {u"saved"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/me/saved"_s, [](const FakeRequest &) {
                 const rooms::RoomEvent said = foreignMessage();
                 return answer(
                     Page<saved::SavedMessage>{{{said.id, said.room, said.at, said, foreignText(), {}}}, {}});
             });
         }},
        {"inbox",
         {u"inbox"_s, u"--all"_s},
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/notifications"_s, [](const FakeRequest &) {
                 return answer(Page<notifications::Notice>{
                     {noticeOf(1, "chat.mention", toJson(foreign<chat::MentionedBody>())),
                      noticeOf(2, "room.invited", toJson(foreign<notifications::InvitedBody>())),
                      noticeOf(3, "donation.declined", toJson(foreign<campaigns::Donation>())),
                      noticeOf(4, "pledge.failed", toJson(foreign<pledges::PledgeBody>()))},
                     {}});
             });
             server.on("GET", u"/api/v1/notifications/unread"_s,
                       [](const FakeRequest &) { return answer(notifications::Unread{4}); });
         }},
        verbOf("profile of somebody", {u"whois"_s, u"sora"_s}, profiles::cardNamed,
               u"/api/v1/people/sora/card"_s),
        verbOf("one's own profile", {u"profile"_s}, profiles::own),
        verbOf("whoami", {u"whoami"_s}, accounts::me),
        verbOf("blocked", {u"blocked"_s}, blocks::list),
        verbOf("sessions", {u"sessions"_s}, accounts::sessions),
        verbOf("sign-ins", {u"sign-ins"_s}, sign_ins::list),
        verbOf("identities", {u"identities"_s}, providers::identities),
        verbOf("details", {u"details"_s}, details::read),
    };
}

QList<ForeignVerb> verbsOfMoney()
{
    return {
        verbOf("campaigns", {u"campaigns"_s}, campaigns::list),
        verbOf("gifts", {u"gifts"_s}, campaigns::myDonations),
        verbOf("a gift", {u"donation"_s, u"7"_s}, campaigns::donation, u"/api/v1/donations/7"_s),
        verbOf("refunds", {u"refunds"_s}, refunds::list),
        verbOf("refunds of a gift", {u"refunds"_s, u"7"_s}, refunds::ofDonation,
               u"/api/v1/donations/7/refunds"_s),
        verbOf("monthly gifts", {u"pledges"_s}, pledges::list),
        verbOf("receipts", {u"receipts"_s}, receipts::mine),
        verbOf("payouts", {u"payouts"_s}, payouts::list),
        verbOf("differences", {u"differences"_s}, reconciliation::differences),
        verbOf("a section of the desk", {u"desk"_s, u"stuck"_s}, desk::list,
               u"/api/v1/desk/sections/stuck"_s),
        verbOf("an order's story", {u"desk-order"_s, u"order-1"_s}, desk::order,
               u"/api/v1/desk/orders/order-1"_s),
        verbOf("proof of the books", {u"ledger-check"_s}, desk::checkLedger),
    };
}

QList<ForeignVerb> verbsOfOperators()
{
    return {
        verbOf("complaints", {u"complaints"_s}, complaints::list),
        verbOf("a complaint", {u"complaint"_s, u"7"_s}, complaints::show, u"/api/v1/complaints/7"_s),
        verbOf("bans", {u"bans"_s}, bans::list),
        verbOf("users", {u"users"_s}, users::list),
        verbOf("a user", {u"user"_s, u"sora"_s}, users::show, u"/api/v1/users/sora"_s),
        verbOf("what merging would move", {u"user-merge"_s, u"sora"_s, u"old.sora"_s}, users::previewMerge,
               u"/api/v1/users/sora/merge"_s),
        verbOf("all rooms", {u"all-rooms"_s}, room_care::list),
        verbOf("applicants", {u"applicants"_s}, users::applicants),
        verbOf("invitations", {u"invites"_s}, users::invites),
        verbOf("audit", {u"audit"_s}, audit::list),
        verbOf("who is connected", {u"connections"_s}, connections::list),
        {"overview",
         {u"overview"_s},
         [](FakeServer &server) {
             overview::HouseState state = anOrderlyHouse();
             state.checks.append(
                 overview::HouseCheck{foreignText(), overview::Verdict::Good, 1, foreignText()});
             state.version = foreignText();
             server.on("GET", u"/api/v1/overview"_s, [state](const FakeRequest &) { return answer(state); });
         }},
    };
}

const QList<ForeignVerb> &allVerbs()
{
    static const QList<ForeignVerb> all = verbsOfRooms() + verbsOfMoney() + verbsOfOperators();
    return all;
}

/// The first stray thing in any line.
QString strayInLines(const QByteArray &octets)
{
    for (const QByteArray &line : octets.split('\n')) {
        if (const QString stray = firstStray(line); !stray.isEmpty())
            return stray;
    }
    return {};
}

} // namespace

class ForeignOutputTest : public QObject {
    Q_OBJECT
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;

    QStringList environment() const
    {
        return {u"PATH=/usr/bin:/bin"_s,
                u"HOME="_s + m_folder->path(),
                u"LANG=C.UTF-8"_s,
                u"TZ=Asia/Seoul"_s,
                u"MADANG_PROFILE="_s + m_folder->path() + u"/profile"_s,
                u"MADANG_TUI_CONFIG="_s + m_folder->path() + u"/none.toml"_s,
                u"MADANG_SERVER="_s + m_server->address().text(),
                u"MADANG_USER=mina"_s,
                u"MADANG_PASSWORD=password"_s,
                u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")};
    }
    static QString program() { return qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/madang-tui"_s; }
    void begin(QProcess &process, const QStringList &arguments) const
    {
        process.setEnvironment(environment());
        process.setProgram(program());
        process.setArguments(arguments);
        process.start();
        process.closeWriteChannel();
    }
    QByteArray tmux(const QStringList &arguments) const
    {
        QProcess process;
        process.start(u"tmux"_s,
                      QStringList{u"-u"_s, u"-S"_s, m_folder->filePath(u"tmux"_s), u"-f"_s, u"/dev/null"_s}
                          + arguments);
        process.waitForFinished(10'000);
        return process.readAllStandardOutput();
    }
    bool sees(const QString &text) const
    {
        return eventually([&] { return tmux({u"capture-pane"_s, u"-p"_s}).contains(text.toUtf8()); });
    }
    static bool hasEnded(const QProcess &process) { return process.state() == QProcess::NotRunning; }
    static int codeOf(const QProcess &process)
    {
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    /// Into pipes, as a script reads it.
    Printed run(const QStringList &arguments) const
    {
        QProcess process;
        begin(process, arguments);
        if (!eventually([&process] { return hasEnded(process); }))
            return {};
        return {codeOf(process), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// The same with a terminal for what is printed, and the ends of lines as a pipe has them.
    Printed runOnTerminal(const QStringList &arguments) const
    {
        PipeOfTerminal terminal;
        if (!terminal.isOpen())
            return {};
        QProcess process;
        process.setChildProcessModifier([fd = terminal.slave()] { ::dup2(fd, STDOUT_FILENO); });
        begin(process, arguments);
        if (!eventually([&] {
                (void)terminal.read();
                return hasEnded(process);
            }))
            return {};
        return {codeOf(process), terminal.read().replace("\r\n", "\n"), process.readAllStandardError()};
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(11, u"마당"_s);
    }

    void nothingOfOthersIsPrintedRaw_data()
    {
        QTest::addColumn<qsizetype>("index");
        for (qsizetype i = 0; i < allVerbs().size(); ++i)
            QTest::newRow(allVerbs()[i].name) << i;
    }
    void nothingOfOthersIsPrintedRaw()
    {
        QFETCH(qsizetype, index);
        const ForeignVerb &verb = allVerbs()[index];
        verb.prepare(*m_server);

        const Printed text = run(verb.arguments);
        QVERIFY2(text.code >= 0, text.err);
        QVERIFY2(text.out.contains(foreignShown().toUtf8()), text.out + text.err);
        QVERIFY2(!text.out.contains('\x1b'), text.out); // no colours in a pipe
        QVERIFY2(strayInLines(text.out).isEmpty(), qPrintable(strayInLines(text.out)));
        QVERIFY2(strayInLines(text.err).isEmpty(), qPrintable(strayInLines(text.err)));

        const Printed coloured = runOnTerminal(verb.arguments);
        QCOMPARE(coloured.code, text.code);
        QVERIFY2(coloured.out.contains(foreignShown().toUtf8()), coloured.out + coloured.err);
        QVERIFY2(strayInLines(coloured.out).isEmpty(), qPrintable(strayInLines(coloured.out)));

        const Printed json = run(verb.arguments + QStringList{u"--json"_s});
        QCOMPARE(json.code, text.code);
        QVERIFY2(strayInLines(json.out).isEmpty(), qPrintable(strayInLines(json.out)));
        QVERIFY2(!json.out.contains('\x1b'), json.out);
        bool holds = false;
        for (const QByteArray &line : json.out.split('\n')) {
            if (line.isEmpty())
                continue;
            QJsonParseError failure;
            const QJsonDocument document = QJsonDocument::fromJson(line, &failure);
            QVERIFY2(failure.error == QJsonParseError::NoError, line);
            holds = holds || holdsText(document.object(), foreignText());
        }
        QVERIFY2(holds, json.out);
    }

    void theFullScreenSendsNothingOfItToARealTerminal()
    {
        if (QStandardPaths::findExecutable(u"tmux"_s).isEmpty())
            QSKIP("tmux is not installed");
        m_server->addPerson(3, u"mallory"_s, foreignText());
        m_server->addRoom(12, foreignText()).topic = foreignText();
        m_server->room(11).topic = foreignText();
        QString command = u"exec env"_s;
        for (const QString &variable : environment())
            command += u" '"_s + variable + u'\'';
        command += u" '"_s + program() + u'\'';
        const auto end = qScopeGuard([this] { tmux({u"kill-server"_s}); });
        tmux({u"new-session"_s, u"-d"_s, u"-x"_s, u"100"_s, u"-y"_s, u"30"_s, command});
        const QString raw = m_folder->filePath(u"raw"_s);
        tmux({u"pipe-pane"_s, u"cat > '"_s + raw + u'\''});
        QVERIFY(sees(u"[민아]"_s));
        // Whichever of them is open.
        for (const qint64 room : {11, 12}) {
            QVERIFY(
                eventually([&] { return m_server->isHeard("/topic/rooms/" + QByteArray::number(room)); }));
            m_server->say(room, 3, u"said "_s + foreignText());
        }
        QVERIFY(sees(u"said "_s + foreignShown()));
        QByteArray sent;
        QVERIFY(eventually([&] {
            QFile file(raw);
            sent = file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
            return sent.contains("said Zq");
        }));
        const QList<QByteArray> parts{QByteArray("\x1b]0;x"), QByteArray("\x1b[3J"), QByteArray(";x\x1b\\z"),
                                      QByteArray("\x7f"),     u"\u009b"_s.toUtf8(),  u"\u009c"_s.toUtf8(),
                                      u"\u009d"_s.toUtf8(),   u"\u202e"_s.toUtf8(),  u"\u2066"_s.toUtf8(),
                                      u"\u200b"_s.toUtf8(),   u"\ufeff"_s.toUtf8(),  u"\u00ad"_s.toUtf8()};
        for (const QByteArray &part : parts)
            QVERIFY2(!sent.contains(part), part.toHex());
        QVERIFY(tmux({u"display-message"_s, u"-p"_s, u"#{pane_title}"_s}).trimmed() != "x");
    }

    void colouredOutputIsColoured()
    {
        fillRoom(*m_server);
        const Printed printed = runOnTerminal({u"history"_s, u"마당"_s});
        QVERIFY2(printed.out.contains("\x1b[0m"), printed.out);
    }

    void aRefusalIsPrintedSafely()
    {
        m_server->on("GET", u"/api/v1/bans"_s, [](const FakeRequest &) {
            return refusal(Error{Code::Conflict, foreignText()}.at(foreignText()));
        });
        const Printed text = run({u"bans"_s});
        QCOMPARE(text.code, 2);
        QVERIFY2(strayInLines(text.err).isEmpty(), qPrintable(strayInLines(text.err)));
        const Printed json = run({u"bans"_s, u"--json"_s});
        QVERIFY2(strayInLines(json.err).isEmpty(), qPrintable(strayInLines(json.err)));
        const QJsonObject told = QJsonDocument::fromJson(json.err.trimmed()).object();
        QCOMPARE(told["kind"_L1].toString(), u"error"_s);
        QCOMPARE(told["about"_L1].toString(), foreignText());
    }

    /// A file that somebody called like that lies in the folder under a name which can be listed.
    void aFileIsSavedUnderAHarmlessName()
    {
        const files::Attachment file
            = m_server->addFile(u"../../Zq\x1b]0;x\a\u009b2J\r\n\u202e\u200b.txt"_s, "x");
        m_server->sayWith(11, 2, {}, {file});
        const QString folder = m_folder->filePath(u"saved"_s);
        QVERIFY(QDir().mkpath(folder));
        const Printed saved = run({u"download"_s, u"마당"_s, file.id.text(), u"--to"_s, folder});
        QVERIFY2(saved.code == 0, saved.err);
        const QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System);
        QCOMPARE(names.size(), 1);
        QVERIFY2(firstStray(names.first().toUtf8()).isEmpty(),
                 qPrintable(firstStray(names.first().toUtf8())));
        QVERIFY2(strayInLines(saved.out).isEmpty(), qPrintable(strayInLines(saved.out)));
    }
};

QTEST_GUILESS_MAIN(ForeignOutputTest)
#include "tst_foreign_output.moc"
