// SPDX-License-Identifier: GPL-3.0-or-later
// Standing tokens of scripts: who makes one, what each reaches and what none does, and what ends them; in a
// whole house, on both engines.
#include "common/base/secret.h"
#include "common/protocol/catalogue.h"
#include "tests/support/whole_house.h"

#include <QSet>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Resident;
using tokens::Scope;

namespace {

const QString kOpen = u"open"_s;

/// A command as the catalogue has it, as far as it matters here.
struct Named {
    const char *name;
    bool isRead;
};

/// Those of the catalogue whose names begin with one of these words.
QList<Named> commandsOf(const QByteArrayList &beginnings)
{
    QList<Named> found;
    catalogue::forEachCommand([&](const auto &command) {
        for (const QByteArray &beginning : beginnings) {
            if (QByteArray(command.name).startsWith(beginning))
                found += Named{command.name, command.rest && QByteArray(command.rest).startsWith("GET ")};
        }
    });
    return found;
}

} // namespace

class TokensTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine, VerificationRules{},
                                                     SecondFactorPolicy::RequiredForMoney);
        m_owner = m_house->aResident(u"hausherr"_s, u"주인"_s);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
    }
    void cleanup() { m_house.reset(); }

    // --- made

    void oneIsToldOnceAndKeptAsItsHash()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Write);
        QVERIFY(made);
        QVERIFY(made->secret.startsWith(u"mdt_"_s));
        QCOMPARE(made->secret.size(), 4 + 43); // 256 bits in base64
        QCOMPARE(
            m_house->count(u"api_token"_s, u"fingerprint = '%1'"_s.arg(secret::fingerprint(made->secret))),
            1);
        const auto page = m_house->as(m_mina, tokens::list, {});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(page->items[0].name, u"cron"_s);
        QCOMPARE(page->items[0].scope, Scope::Write);
        QCOMPARE(page->items[0].expiresAt, m_house->clock().now().plus(24h * tokens::kUsualDays));
        QVERIFY(!page->items[0].lastUsedAt);
        QVERIFY(!page->items[0].secondFactor);
        QVERIFY(!toJson(*page).contains(made->secret.toUtf8()));
        QVERIFY(!toJson(*page).contains(secret::fingerprint(made->secret).toUtf8()));
        QVERIFY(m_house->as(m_jun, tokens::list, {})->items.isEmpty());
    }

    void makingOneTakesThePassword()
    {
        const auto wrong
            = m_house->as(m_mina, tokens::create, {u"cron"_s, Scope::Read, u"not hers at all"_s, {}, {}});
        QCOMPARE(wrong.error().code, Code::WrongCredentials);
        QCOMPARE(m_house->count(u"api_token"_s), 0);
    }

    void makingOneTakesTheSecondFactor()
    {
        giveFactor(m_mina);
        const auto without = makes(m_mina, u"cron"_s, Scope::Read);
        QCOMPARE(without.error().code, Code::SecondFactorNeeded);
        QCOMPARE(m_house->count(u"api_token"_s), 0);
    }

    void namesAndDaysAreJudged()
    {
        QVERIFY(makes(m_mina, u"cron"_s, Scope::Read));
        QCOMPARE(makes(m_mina, u"cron"_s, Scope::Read).error(),
                 Error(Code::AlreadyExists, "token-name").at(u"name"_s));
        QVERIFY(makes(m_jun, u"cron"_s, Scope::Read)); // another account's
        QCOMPARE(makes(m_mina, QString(65, u'x'), Scope::Read).error().code, Code::TooLong);
        for (const int days : {0, 366})
            QCOMPARE(makes(m_mina, u"long"_s, Scope::Read, days).error(),
                     Error(Code::InvalidValue, "token-days").at(u"days"_s));
        QVERIFY(makes(m_mina, u"long"_s, Scope::Read, 365));
    }

    void thereAreAtMostTwenty()
    {
        for (int i = 0; i < tokens::kMost; ++i) {
            QVERIFY(makes(m_mina, u"cron %1"_s.arg(i), Scope::Read));
            m_house->clock().advance(10min); // making them is limited, too
        }
        QCOMPARE(makes(m_mina, u"one more"_s, Scope::Read).error(), Error(Code::TooMany, "tokens"));
    }

    void whoHasNoRoleMakesNoneThatWaitsForOne()
    {
        QCOMPARE(makes(m_mina, u"cron"_s, Scope::Operate).error(),
                 Error(Code::NotAllowed, "token-role").at(u"scope"_s));
        giveRole(m_mina, u"moderator"_s);
        QVERIFY(makes(m_mina, u"cron"_s, Scope::Operate));
    }

    void theMakerIsToldByMailAndInTheHouse()
    {
        QVERIFY(run(u"INSERT INTO account_email (account, address, folded, claimed_at, verified_at)"
                    " VALUES (%1, 'mina@example.org', 'mina@example.org', 1, 1)"_s.arg(m_mina.id.text())));
        QVERIFY(makes(m_mina, u"cron"_s, Scope::Read));
        QCOMPARE(m_house->count(u"mail"_s, u"kind = 'api-token'"_s), 1);
        const auto told = m_house->told(Work::personalTopic(m_mina.id, notifications::noticed.topic));
        QCOMPARE(told.size(), 1);
        const auto notice = fromJson<notifications::Notice>(told[0]->body);
        QVERIFY(notice);
        QCOMPARE(notice->type, u"account.token"_s);
        const auto body = fromJson<tokens::TokenBody>(notice->body.text);
        QVERIFY(body);
        QCOMPARE(body->token, u"cron"_s);
        QCOMPARE(body->address, u"192.0.2.77"_s);
    }

    // --- what they reach

    void aReadingOneReadsAndNoMore()
    {
        const RoomId room = m_house->aRoom(m_mina.id);
        const Caller script = with(*makes(m_mina, u"cron"_s, Scope::Read));
        QCOMPARE(m_house->as(script, accounts::me, {})->id, m_mina.id);
        QVERIFY(m_house->as(script, chat::history, {room, {}, {}, {}, {}, {}}));
        QCOMPARE(outcome(script, "chat.post",
                         {{u"room"_s, room.text()}, {u"tag"_s, u"t1"_s}, {u"text"_s, u"hello"_s}}),
                 u"token-scope"_s);
        QCOMPARE(outcome(script, "accounts.change-profile", {{u"nickname"_s, u"다른 이"_s}}),
                 u"token-scope"_s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'message'"_s), 0);
    }

    void aWritingOneDoesWhatMembersDo()
    {
        const RoomId room = m_house->aRoom(m_owner.id);
        const Caller script = with(*makes(m_owner, u"cron"_s, Scope::Write));
        QVERIFY(m_house->as(script, chat::post, {room, ClientTag{u"t1"_s}, u"hello"_s, {}, {}}));
        // Their owner's role is not theirs.
        QCOMPARE(outcome(script, "users.list", {}), u"support-only"_s);
        QCOMPARE(outcome(script, "audit.list", {}), u"admin-only"_s);
        QCOMPARE(outcome(script, "users.disable", {{u"username"_s, u"jun"_s}}), u"admin-only"_s);
        QCOMPARE(outcome(script, "payouts.list", {}), u"treasurer-only"_s);
        QVERIFY(m_house->as(m_jun, accounts::me, {}));
    }

    void anOperatingOneDoesByTheRoleOfThatMoment()
    {
        giveRole(m_mina, u"support"_s);
        const Caller script = with(*makes(m_mina, u"cron"_s, Scope::Operate));
        QCOMPARE(outcome(script, "users.list", {}), kOpen);
        giveRole(m_mina, u"member"_s);
        QCOMPARE(outcome(script, "users.list", {}), u"support-only"_s);
    }

    void noTokenTakesAnAccountAway()
    {
        giveFactor(m_owner);
        const auto made = makesOperating(m_owner);
        QVERIFY(made);
        const Caller script = with(*made);
        int judged = 0;
        for (const Named &command : commandsOf({"accounts.", "verification."})) {
            if (command.isRead || !m_house->routes().named(command.name)
                || QByteArray(command.name) == accounts::changeProfile.name)
                continue;
            QVERIFY2(outcome(script, command.name, {}) == u"token-in-person"_s, command.name);
            ++judged;
        }
        QVERIFY(judged > 20); // password, address, second factor, sessions, erasing, ways in
        for (const Named &command : commandsOf({"tokens."}))
            QVERIFY2(outcome(script, command.name, {}) == u"token-in-person"_s, command.name);
        QCOMPARE(m_house->ask("GET", u"/api/v1/me/data"_s, {}, script).error(),
                 Error(Code::NotAllowed, "token-in-person"));
        QCOMPARE(m_house->count(u"api_token"_s), 1);
    }

    void moneyTakesTheScopeAndTheRole()
    {
        giveFactor(m_owner);
        giveRole(m_mina, u"moderator"_s);
        const Caller writing = with(*makes(m_jun, u"writing"_s, Scope::Write));
        const Caller moderating = with(*makes(m_mina, u"moderating"_s, Scope::Operate));
        const Caller owning = with(*makesOperating(m_owner));
        int judged = 0;
        for (const Named &command : commandsOf({"refunds.", "pledges.", "payouts.", "desk.",
                                                "reconciliation.", "campaigns.donate", "reports.settle"})) {
            if (command.isRead)
                continue;
            QVERIFY2(outcome(writing, command.name, {}) == u"token-scope"_s, command.name);
            QVERIFY2(outcome(moderating, command.name, {}) == u"token-money"_s, command.name);
            QVERIFY2(outcome(owning, command.name, {}) == kOpen, command.name);
            ++judged;
        }
        QVERIFY(judged > 25);
    }

    void theSecondFactorCountsAsItWasWhenItWasMade()
    {
        const auto made = makesOperating(m_owner); // he has none yet
        QVERIFY(made);
        giveFactor(m_owner);
        QCOMPARE(outcome(with(*made), "desk.overview", {}), u"token-second-factor"_s);
        QCOMPARE(outcome(with(*made), "users.list", {}), u"token-second-factor"_s);
        QVERIFY(run(u"UPDATE api_token SET second_factor = 1"_s));
        remember();
        QCOMPARE(outcome(with(*made), "desk.overview", {}), kOpen);
        // One that was made with it does not stand in for one that is gone.
        QVERIFY(run(u"DELETE FROM second_factor"_s));
        QCOMPARE(outcome(with(*made), "desk.overview", {}), u"second-factor-required"_s);
    }

    void theRecordNamesTheTokenBesideItsOwner()
    {
        giveRole(m_mina, u"support"_s);
        const Caller script = with(*makes(m_mina, u"night watch"_s, Scope::Operate));
        QVERIFY(m_house->as(script, users::logout, {u"jun"_s, {}}));
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.logout' AND actor = 'mina'"
                                " AND details LIKE '%\"token\":\"night watch\"%'"_s),
                 1);
        QVERIFY(m_house->as(m_mina, users::logout, {u"jun"_s, {}}));
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.logout' AND details LIKE '%token%'"_s),
                 1);
    }

    // --- what ends them

    void aRevokedOneIsGoodForNothingAtOnce()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        const Caller script = with(*made);
        QCOMPARE(m_house->as(m_jun, tokens::revoke, {made->token.id}).error(),
                 Error(Code::NotFound, "api-token"));
        QVERIFY(m_house->as(script, accounts::me, {}));
        QVERIFY(m_house->as(m_mina, tokens::revoke, {made->token.id}));
        // Also where a door has let it in before.
        QCOMPARE(m_house->as(script, accounts::me, {}).error(), Error(Code::NotSignedIn, "token"));
        QVERIFY(closed().contains(script.session));
        m_house->tokens().revoke(script.session); // as the corridor hears of it
        QCOMPARE(judged(made->secret).error(), Error(Code::NotSignedIn, "token"));
        QCOMPARE(m_house->count(u"api_token"_s), 0);
    }

    void topicsAreOpenedByAGoodOneAlone()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        const Caller script = with(*made);
        const QString queue = u"/user/queue/notifications"_s;
        QVERIFY(opens(script, queue));
        // No scope that reads makes a treasurer of a member, nor is one of a treasurer who only reads.
        QCOMPARE(opens(script, u"/topic/desk"_s).error().code, Code::NotAllowed);
        m_house->clock().advance(24h * tokens::kUsualDays);
        QCOMPARE(opens(script, queue).error(), Error(Code::NotSignedIn, "token"));
        const auto other = makes(m_mina, u"other"_s, Scope::Read);
        const Caller revoked = with(*other);
        QVERIFY(opens(revoked, queue));
        QVERIFY(m_house->as(m_mina, tokens::revoke, {other->token.id}));
        // A door that let it in before asks for the next topic, and hears of the end.
        QCOMPARE(opens(revoked, queue).error(), Error(Code::NotSignedIn, "token"));
        QVERIFY(closed().contains(revoked.session));
    }

    void theDeskTakesAScopeThatOperates()
    {
        giveRole(m_jun, u"treasurer"_s);
        giveFactor(m_jun);
        const auto operating = makesOperating(m_jun);
        QVERIFY(operating);
        const Caller script = with(*operating);
        QVERIFY(opens(script, u"/topic/desk"_s));
        giveRole(m_jun, u"member"_s); // between two topics of one connection
        QCOMPARE(opens(script, u"/topic/desk"_s).error().code, Code::NotAllowed);
        giveRole(m_jun, u"treasurer"_s);
        QVERIFY(run(u"UPDATE second_factor SET proven_at = NULL"_s));
        const auto reading = makes(m_jun, u"reading"_s, Scope::Read);
        QVERIFY(reading);
        giveFactor(m_jun);
        QCOMPARE(opens(with(*reading), u"/topic/desk"_s).error().code, Code::NotAllowed);
    }

    void whoHearsOfItsEndBeforeItsBeginningTakesItNot()
    {
        // Two lanes: the one that ended it was quicker than the one that made it.
        const auto claims = [this](qint64 number) {
            return Claims{m_mina.id, SessionId{number}, m_house->clock().now().plus(1h),
                          std::make_shared<const StandingToken>()};
        };
        m_house->tokens().revoke(SessionId{77});
        m_house->tokens().admit(secret::fingerprint(u"mdt_ended"_s), claims(77));
        m_house->tokens().admit(secret::fingerprint(u"mdt_going-on"_s), claims(78));
        QVERIFY(judged(u"mdt_going-on"_s));
        QCOMPARE(judged(u"mdt_ended"_s).error(), Error(Code::NotSignedIn, "token"));
    }

    void itRunsOut()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read, 1);
        m_house->clock().advance(24h - 1s);
        QVERIFY(judged(made->secret));
        m_house->clock().advance(1s);
        QCOMPARE(judged(made->secret).error(), Error(Code::NotSignedIn, "token-expired"));
        m_house->pass(1h);
        QCOMPARE(m_house->count(u"api_token"_s), 0);
    }

    void whateverEndsAllSignInsEndsThemToo_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"disabled", "logged out", "new password", "erased", "merged"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void whateverEndsAllSignInsEndsThemToo()
    {
        QFETCH(QString, how);
        const auto made = makes(m_mina, u"cron"_s, Scope::Write);
        const Caller script = with(*made);
        if (how == "disabled"_L1)
            QVERIFY(m_house->as(atHome(), users::disable, {u"mina"_s, {}}));
        else if (how == "logged out"_L1)
            QVERIFY(m_house->atMachine(users::logout, {u"mina"_s, {}}));
        else if (how == "new password"_L1)
            QVERIFY(m_house->as(m_mina, accounts::changePassword,
                                {test::WholeHouse::password(), u"a quiet pond at noon"_s}));
        else if (how == "erased"_L1)
            QVERIFY(m_house->as(m_mina, accounts::eraseAccount,
                                {test::WholeHouse::password(), accounts::Writings::Keep, {}}));
        else
            QVERIFY(m_house->atMachine(users::merge, {u"jun"_s, u"mina"_s, u"한 사람"_s}));
        QCOMPARE(m_house->count(u"api_token"_s), 0);
        QVERIFY(closed().contains(script.session));
        QCOMPARE(m_house->as(script, accounts::me, {}).error(), Error(Code::NotSignedIn, "token"));
    }

    void signingOutElsewhereLeavesThem()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        QVERIFY(m_house->as(m_mina, accounts::revokeOtherSessions, {}));
        QVERIFY(m_house->as(with(*made), accounts::me, {}));
    }

    void theyOutliveARestart()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Write);
        m_house->tokens().standing().remove(SessionId{made->token.id.number});
        QVERIFY(!judged(made->secret));
        remember();
        const auto claims = judged(made->secret);
        QVERIFY(claims);
        QCOMPARE(claims->user, m_mina.id);
        QVERIFY(claims->token);
        QCOMPARE(claims->token->scope, Scope::Write);
        QCOMPARE(claims->token->name, u"cron"_s);
    }

    void operatorsListAndRevoke()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        const auto page = m_house->atMachine(tokens::ofUser, {u"mina"_s});
        QVERIFY(page);
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(m_house->atMachine(tokens::revokeOfUser, {u"jun"_s, made->token.id}).error(),
                 Error(Code::NotFound, "api-token"));
        QVERIFY(m_house->atMachine(tokens::revokeOfUser, {u"mina"_s, made->token.id}));
        QCOMPARE(m_house->count(u"api_token"_s), 0);
        QCOMPARE(m_house->count(u"audit_record"_s,
                                u"action = 'account.token-revoked' AND actor = 'operator@socket'"_s),
                 1);
    }

    // --- used

    void whereOneWasUsedIsWrittenDown()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        QVERIFY(judged(made->secret, u"198.51.100.9"_s));
        const Timestamp then = m_house->clock().now();
        m_house->pass(1min);
        const auto page = m_house->as(m_mina, tokens::list, {});
        QCOMPARE(page->items[0].lastUsedAt, std::optional(then));
        QCOMPARE(page->items[0].lastAddress, std::optional(u"198.51.100.9"_s));
    }

    void wrongOnesAreCountedAsWrongPasswordsAre()
    {
        const auto made = makes(m_mina, u"cron"_s, Scope::Read);
        QCOMPARE(judged(u"mdt_wrong"_s).error(), Error(Code::NotSignedIn, "token"));
        for (int i = 0; i < 20; ++i)
            (void)judged(u"mdt_wrong%1"_s.arg(i));
        QCOMPARE(judged(u"mdt_wrong"_s).error().code, Code::RateLimited);
        QVERIFY(judged(made->secret)); // whoever has a right one there is not kept out
        QCOMPARE(judged(u"mdt_wrong"_s, u"203.0.113.7"_s).error(), Error(Code::NotSignedIn, "token"));
        m_house->clock().advance(2h);
        QCOMPARE(judged(u"mdt_wrong"_s).error(), Error(Code::NotSignedIn, "token"));
    }

private:
    Result<tokens::MadeToken> makes(const Resident &who, const QString &name, Scope scope,
                                    const std::optional<int> &days = {})
    {
        return m_house->as(who, tokens::create, {name, scope, test::WholeHouse::password(), {}, days});
    }
    /// No code is asked for while it is made; afterwards it counts as made with one.
    Result<tokens::MadeToken> makesOperating(const Resident &who)
    {
        if (!run(u"UPDATE second_factor SET proven_at = NULL"_s))
            return Error{Code::Internal, "test"};
        const auto made = makes(who, u"operating"_s, Scope::Operate);
        if (m_house->count(u"second_factor"_s) > 0) {
            if (!run(u"UPDATE second_factor SET proven_at = 1"_s)
                || !run(u"UPDATE api_token SET second_factor = 1 WHERE account = %1"_s.arg(who.id.text())))
                return Error{Code::Internal, "test"};
            remember();
        }
        return made;
    }
    Result<Claims> judged(const QString &token, const QString &address = u"198.51.100.7"_s)
    {
        return m_house->tokens().authenticateFrom(token.toLatin1(), address);
    }
    /// Who stands behind a token, as a door finds out.
    Caller with(const tokens::MadeToken &made)
    {
        Caller caller = test::WholeHouse::guest();
        caller.address = u"198.51.100.7"_s;
        if (const auto claims = judged(made.secret)) {
            caller.user = claims->user;
            caller.session = claims->session;
            caller.token = claims->token;
        }
        return caller;
    }
    /// An owner who has proven what his role takes.
    Caller atHome()
    {
        giveFactor(m_owner);
        return m_house->caller(m_owner);
    }
    QString outcome(const Caller &who, const char *command, const QJsonObject &request)
    {
        const Route *route = m_house->routes().named(command);
        if (!route)
            qFatal("there is no %s", command);
        std::promise<Result<Reply>> promise;
        m_house->routes().call(*route, who, {request, json::Source::Body},
                               [&promise](const Result<Reply> &reply) { promise.set_value(reply); });
        const Result<Reply> reply = promise.get_future().get();
        return !reply && reply.error().code == Code::NotAllowed ? reply.error().about : kOpen;
    }
    Result<TopicPage> opens(const Caller &who, const QString &destination)
    {
        TRY(const Routes::FoundTopic topic, m_house->routes().findTopic(destination, who));
        std::promise<Result<TopicPage>> promise;
        m_house->routes().open(topic, who, {},
                               [&promise](Result<TopicPage> page) { promise.set_value(std::move(page)); });
        return promise.get_future().get();
    }
    QSet<SessionId> closed()
    {
        QSet<SessionId> sessions;
        for (const PublishedPtr &each : m_house->told()) {
            if (each->kind == Published::Kind::RevokeSession)
                sessions += each->session;
        }
        return sessions;
    }
    bool run(const QString &statement)
    {
        return m_house->work<int>({}, [&](Work &work) { return work.db().run(statement); }).ok();
    }
    void giveRole(const Resident &who, const QString &role)
    {
        QVERIFY(run(u"UPDATE account SET role = '%1' WHERE id = %2"_s.arg(role, who.id.text())));
    }
    void giveFactor(const Resident &who)
    {
        QVERIFY(run(u"DELETE FROM second_factor"_s));
        QVERIFY(run(u"INSERT INTO second_factor (account, sealed, begun_at, proven_at, last_step)"
                    " VALUES (%1, 'x', 1, 1, 0)"_s.arg(who.id.text())));
    }
    /// As a daemon does when it starts.
    void remember()
    {
        const auto done = m_house->work<int>({}, [this](Work &work) -> Result<int> {
            TRY(m_house->features().sessions().remember(work));
            return 0;
        });
        QVERIFY(done);
    }

    std::unique_ptr<test::WholeHouse> m_house;
    Resident m_owner;
    Resident m_mina;
    Resident m_jun;
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
