// SPDX-License-Identifier: GPL-3.0-or-later
// Every pane in both languages and three sizes, on a fake terminal: kept as text beside what tst_tmux keeps
// of the real one (build/dev/artifacts, and the gallery of ./dev screenshots), and judged: nothing is wider
// than the terminal, no wide letter is cut in two, no word ends without a sign, the status line is there.
#include "tests/client-tui/app_house.h"

#include "client-tui/terminal/text_width.h"

#include "common/protocol/catalogue.h"
#include "tests/support/sample_overview.h"
#include "tests/support/sample_values.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

namespace {

constexpr QSize kWide{200, 50};
constexpr QSize kUsual{80, 24};
constexpr QSize kSmall{20, 5};

struct Pane {
    const char *name;
    QString line = {}; ///< how it is asked for; empty: it is there already
    QString shown = u"서연"_s; ///< what nothing else shows; empty: it is there at once
    std::function<void(FakeServer &)> prepare = {};
};

/// A pane whose one answer is that of a command.
template <typename Request, typename Reply>
Pane paneOf(const char *name, const QString &line, const Command<Request, Reply> &command,
            const QString &path = {}, const QString &shown = u"서연"_s)
{
    return {name, line, shown, [command, path](FakeServer &server) { answerSample(server, command, path); }};
}

const QList<Pane> &panes()
{
    static const QList<Pane> all{
        {"timeline", {}, {}},
        {"rooms", u"/rooms"_s, {}},
        paneOf("public", u"/public"_s, rooms::directory),
        {"members", u"/members"_s, {}},
        {"help", u"/help"_s, {}},
        {"settings-theme", u"/theme"_s, {}},
        {"campaigns", u"/campaigns"_s, {}},
        {"campaign", u"/campaign"_s, {}},
        {"monitor", u"/monitor"_s, {}},
        paneOf("campaign-gifts", u"/feed"_s, campaigns::gifts, u"/api/v1/campaigns/7/donations"_s),
        paneOf("campaign-reports", u"/reports"_s, reports::list, u"/api/v1/campaigns/7/reports"_s,
               u"같은 글을"_s),
        paneOf("campaign-held", u"/manage messages"_s, moderation::held,
               u"/api/v1/campaigns/7/held-messages"_s),
        paneOf("campaign-received", u"/manage statement"_s, statements::statement,
               u"/api/v1/campaigns/7/statement"_s),
        paneOf("campaign-thanks", u"/manage letters"_s, letters::list, u"/api/v1/campaigns/7/thanks"_s,
               u"비가 새는"_s),
        {"donate-question", u"/donate 10000"_s, u"[y]"_s},
        paneOf("ranking", u"/ranking"_s, statements::ranking),
        paneOf("my-gifts", u"/gifts"_s, campaigns::myDonations, {}, u"Winter coats"_s),
        paneOf("pledges", u"/pledges"_s, pledges::list, {}, u"Winter coats"_s),
        paneOf("receipts", u"/receipts"_s, receipts::mine, {}, u"Winter coats"_s),
        paneOf("payouts", u"/payouts"_s, payouts::list),
        paneOf("refunds", u"/refunds"_s, refunds::list, {}, u"1,250,000"_s),
        paneOf("drafts", u"/drafts"_s, campaigns::drafts, {}, u"Winter coats"_s),
        {"desk", u"/desk"_s, u"서연"_s,
         [](FakeServer &server) {
             answerSample(server, desk::overview);
             server.on("GET", u"/api/v1/desk/sections/stuck"_s,
                       [](const FakeRequest &) { return answer(sample<Page<desk::Item>>()); });
         }},
        {"desk-check", u"/desk check"_s, u"서연"_s,
         [](FakeServer &server) {
             answerSample(server, desk::overview);
             answerSample(server, desk::checkLedger);
         }},
        {"overview", u"/overview"_s, u"✗ "_s,
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/overview"_s,
                       [](const FakeRequest &) { return answer(aTroubledHouse()); });
         }},
        paneOf("audit", u"/audit"_s, audit::list, {}, u"seoyeon"_s),
        paneOf("connections", u"/connections"_s, connections::list),
        paneOf("complaints", u"/complaints"_s, complaints::list, {}, u"서연"_s),
        {"applicants", u"/applicants"_s, u"seoyeon"_s,
         [](FakeServer &server) {
             answerSample(server, users::applicants);
             answerSample(server, users::invites);
         }},
        {"invites", u"/invites"_s, u"서연"_s,
         [](FakeServer &server) {
             answerSample(server, users::applicants);
             server.on("GET", u"/api/v1/invites"_s, [](const FakeRequest &) {
                 auto codes = sample<Page<users::InviteCode>>();
                 for (users::InviteCode &code : codes.items)
                     code.label.clear();
                 return answer(codes);
             });
         }},
        paneOf("people-desk", u"/accounts"_s, users::list),
        paneOf("bans", u"/bans"_s, bans::list, {}, u"203.0.113.7"_s),
        paneOf("blocked", u"/blocked"_s, blocks::list),
        paneOf("tokens", u"/tokens"_s, tokens::list),
        {"sessions", u"/sessions"_s, u"madang-tui 1.2"_s,
         [](FakeServer &server) {
             answerSample(server, accounts::sessions);
             answerSample(server, sign_ins::list);
         }},
        paneOf("identities", u"/identities"_s, providers::identities, {}, u"도서관 지붕"_s),
        paneOf("person", u"/whois seoyeon"_s, profiles::cardNamed, u"/api/v1/people/seoyeon/card"_s),
        {"notices", u"/inbox"_s, u"서연"_s,
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/notifications"_s, [](const FakeRequest &) {
                 Page<notifications::Notice> page;
                 const auto add = [&page](const char *type, const QByteArray &body) {
                     notifications::Notice notice;
                     notice.id = {page.items.size() + 1};
                     notice.type = QString::fromLatin1(type);
                     notice.at = {1'772'420'400'000};
                     notice.body.text = body;
                     page.items.append(notice);
                 };
                 auto coats = sample<campaigns::Donation>();
                 coats.title = u"Winter coats for the shelter"_s;
                 add("donation.settled", toJson(coats));
                 add("refund.asked", toJson(sample<refunds::Refund>()));
                 add("room.invited", toJson(sample<notifications::InvitedBody>()));
                 return answer(page);
             });
         }},
        {"search", u"/search -all 비가"_s, u"비가 새는"_s,
         [](FakeServer &server) {
             server.on("GET", u"/api/v1/search"_s, [](const FakeRequest &) {
                 auto found = sample<search::Found>();
                 for (search::Hit &hit : found.items) {
                     hit.event.type = u"message"_s;
                     hit.event.body.text
                         = toJson(chat::MessageBody{u"비가 새는 곳을 찾았습니다. Here it is."_s, {}});
                     hit.event.marks.reset();
                 }
                 found.words = QStringList{u"비가"_s};
                 return answer(found);
             });
         }},
    };
    return all;
}

/// The command of the table that each pane comes from, so that a new one is seen here, too; those without a
/// pane of their own are not here.
QSet<QString> commandsWithPanes()
{
    QSet<QString> words;
    for (const Pane &pane : panes()) {
        if (const auto typed = typedVerb(pane.line))
            words.insert(typed->word);
    }
    return words;
}

void fill(House &house)
{
    FakeServer &server = house.server;
    server.giveRole(u"mina"_s, u"owner"_s);
    campaigns::Campaign campaign;
    campaign.id = {7};
    campaign.room = {11};
    campaign.title = u"지붕"_s;
    campaign.story = u"# 왜 지금인가\n\n비가 **샙니다**. We begin where the rain comes in.\n\n- 기와\n- 못"_s;
    campaign.beneficiary = u"마을 아이들"_s;
    campaign.goal = Money{1'000'000};
    campaign.total = Money{420'000};
    campaign.giftCount = 17;
    campaign.endsAt = house.clock.now().plus(std::chrono::hours(48));
    campaign.reportDueAt = house.clock.now().plus(std::chrono::hours(480));
    campaign.createdAt = {1'760'000'000'000};
    server.room(11).campaign = campaign.id;
    server.room(11).topic = u"지붕을 함께 고칩니다 · mending the roof together"_s;
    server.on("GET", u"/api/v1/campaigns"_s, [campaign](const FakeRequest &) {
        return answer(Page<campaigns::Campaign>{{campaign}, {}});
    });
    server.on("GET", u"/api/v1/campaigns/7"_s, [campaign](const FakeRequest &) { return answer(campaign); });
    for (const QString &text :
         {u"안녕하세요! 지붕 사진을 올렸어요."_s, u"Good morning. Who brings the ladder on Saturday?"_s,
          u"제가 가져갈게요 👍 그리고 못도 조금 더 사 오겠습니다, 비가 오기 전에 끝내야 하니까요."_s,
          u"감사합니다!"_s})
        server.say(11, text.size() % 2 == 0 ? 1 : 2, text);
}

void keep(const QString &name, const QString &seen)
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

/// Runs of letters, in order.
QStringList lettersOf(const QString &text)
{
    static const QRegularExpression words(u"\\p{L}+"_s);
    QStringList found;
    for (auto at = words.globalMatch(text); at.hasNext();)
        found.append(at.next().captured());
    return found;
}

/// A row that goes to the right edge and ends in the beginning of a word of the wide screen, which neither is
/// a word there nor goes on in the next row; empty when there is none. What the last row of a page begins
/// goes on below it.
QString cutWord(const FakeTerminal &terminal, const QSet<QString> &words)
{
    for (int y = 0; y < terminal.shown.size().height() - 3; ++y) {
        const QString row = terminal.row(y);
        if (columnsOf(row) < terminal.shown.size().width() - 1 || row.isEmpty() || !row.back().isLetter())
            continue;
        const QString last = lettersOf(row).last();
        if (last.size() < 2 || words.contains(last))
            continue;
        // Beside what wraps there may be a list of rooms.
        const QStringList after = lettersOf(terminal.row(y + 1));
        if (std::any_of(after.begin(), after.end(),
                        [&](const QString &next) { return words.contains(last + next); }))
            continue;
        for (const QString &word : words) {
            if (word.startsWith(last))
                return u"“%1” of “%2” in: %3"_s.arg(last, word, row);
        }
    }
    return {};
}

} // namespace

class CapturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Each list that an operator or a giver works from is among them.
    void whatPeopleWorkFromIsHere()
    {
        const QSet<QString> here = commandsWithPanes();
        for (const QString &word :
             {u"rooms"_s,       u"members"_s, u"campaign"_s, u"monitor"_s,    u"desk"_s,
              u"overview"_s,    u"search"_s,  u"inbox"_s,    u"accounts"_s,   u"audit"_s,
              u"connections"_s, u"tokens"_s,  u"help"_s,     u"complaints"_s, u"applicants"_s,
              u"bans"_s,        u"refunds"_s, u"payouts"_s,  u"gifts"_s,      u"pledges"_s})
            QVERIFY2(here.contains(word), qPrintable(word));
        for (const QString &word : here)
            QVERIFY2(findVerb(word), qPrintable(word));
    }

    void everyPaneIsKept_data()
    {
        QTest::addColumn<qsizetype>("index");
        QTest::addColumn<bool>("korean");
        for (qsizetype i = 0; i < panes().size(); ++i) {
            QTest::addRow("%s-en", panes()[i].name) << i << false;
            QTest::addRow("%s-ko", panes()[i].name) << i << true;
        }
    }
    void everyPaneIsKept()
    {
        QFETCH(qsizetype, index);
        QFETCH(bool, korean);
        const Pane &pane = panes()[index];
        House house(kWide);
        house.config.language = korean ? Language::Korean : Language::English;
        fill(house);
        if (pane.prepare)
            pane.prepare(house.server);
        house.start();
        QVERIFY(house.open(u"마당"_s));
        QVERIFY(eventually([&] { return house.app->campaign() && house.app->campaign()->isKnown(); }));
        QVERIFY(eventually([&] { return house.app->campaigns().rowCount() == 1; }));
        QVERIFY(house.sees(u"감사합니다!"_s));
        if (pane.line == "/desk check"_L1) {
            house.terminal.enter(u"/desk"_s);
            house.settle();
        }
        if (!pane.line.isEmpty()) {
            const int before = house.terminal.frames;
            house.terminal.enter(pane.line);
            QVERIFY(eventually([&] { return house.terminal.frames > before; }));
        }
        if (!pane.shown.isEmpty())
            QVERIFY(house.sees(pane.shown));

        const QStringList all = lettersOf(house.terminal.screen());
        const QSet<QString> words(all.begin(), all.end());
        for (const QSize size : {kWide, kUsual, kSmall}) {
            if (house.terminal.shown.size() != size) {
                house.terminal.resize(size);
                QVERIFY(eventually([&] { return house.terminal.shown.size() == size; }));
            }
            const QString name = u"terminal-%1-%2x%3-pane-%4"_s.arg(
                korean ? u"ko"_s : u"en"_s, QString::number(size.width()), QString::number(size.height()),
                QString::fromLatin1(pane.name));
            keep(name, house.terminal.screen() + u'\n');
            isWhole(house.terminal);
            if (QTest::currentTestFailed())
                return;
            const QString cut = cutWord(house.terminal, words);
            QVERIFY2(cut.isEmpty(), qPrintable(cut));
        }
    }

private:
    static void isWhole(const FakeTerminal &terminal)
    {
        const CellGrid &shown = terminal.shown;
        const QSize size = shown.size();
        for (int y = 0; y < size.height(); ++y) {
            const QString row = shown.row(y);
            QVERIFY2(columnsOf(row) <= size.width(), qPrintable(row));
            for (int x = 0; x < size.width(); ++x) {
                const Cell &cell = shown.at(x, y);
                const bool goesOn = x + 1 < size.width() && shown.at(x + 1, y).tail;
                // A wide letter has both its cells, and no half stands alone.
                if (cell.tail)
                    QVERIFY2(x > 0 && columnsOf(shown.at(x - 1, y).text) == 2, qPrintable(row));
                else
                    QVERIFY2(columnsOf(cell.text) == (goesOn ? 2 : 1), qPrintable(row));
            }
        }
        // Where one is, with the number of the room.
        static const QRegularExpression place(u"\\d+:.{0,2}마"_s);
        const QString status = shown.row(size.height() - 2);
        QVERIFY2(status.contains(place), qPrintable(status));
        QVERIFY(terminal.cursor && QRect({0, 0}, size).contains(*terminal.cursor));
    }
};

int main(int argc, char *argv[])
{
    qputenv("TZ", "Asia/Seoul");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
    QCoreApplication application(argc, argv);
    CapturesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_captures.moc"
