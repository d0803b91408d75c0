// SPDX-License-Identifier: GPL-3.0-or-later
// Proving who one is: a client, a browser and a company around a whole house, on both engines.
#include "server/features/verification/verification_feature.h"

#include "tests/support/patience.h"
#include "tests/support/provider_imposter.h"
#include "tests/support/whole_house.h"

#include <QRegularExpression>
#include <QTest>

#include <mutex>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::ProviderImposter;
using test::Resident;
using verification::Attempt;
using verification::AttemptState;
using verification::Standing;

namespace {

std::mutex g_logMutex; ///< guards g_log
QByteArray g_log;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &line)
{
    const std::lock_guard lock(g_logMutex);
    g_log += line.toUtf8() + '\n';
}

/// Keeps what is logged instead of printing it.
class LogKeeper {
public:
    LogKeeper()
    {
        const std::lock_guard lock(g_logMutex);
        g_log.clear();
        m_before = qInstallMessageHandler(keepLog);
    }
    ~LogKeeper() { qInstallMessageHandler(m_before); }
    LogKeeper(const LogKeeper &) = delete;
    LogKeeper &operator=(const LogKeeper &) = delete;
    QByteArray text() const
    {
        const std::lock_guard lock(g_logMutex);
        return g_log;
    }

private:
    QtMessageHandler m_before = nullptr;
};

} // namespace

class VerificationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_imposter = std::make_unique<ProviderImposter>();
    }
    void cleanup()
    {
        m_house.reset();
        m_imposter.reset();
    }

    // --- where nobody is verified

    void offIsOff()
    {
        open({});
        const auto standing = read(m_mina);
        QVERIFY(standing);
        QVERIFY(!standing->offered && !standing->verifiedAt && standing->requiredFor.isEmpty());
        QCOMPARE(begin(m_mina).error(), Error(Code::NotSupported, "verification"));
        QVERIFY(m_house->as(m_mina, campaigns::create, aCampaign()));
    }

    // --- the sandbox

    void theSandboxGoesThroughItsPages()
    {
        open(sandbox());
        QVERIFY(read(m_mina)->test);
        const auto attempt = begin(m_mina);
        QVERIFY2(attempt, attempt ? "" : qPrintable(attempt.error().about));
        QCOMPARE(attempt->address, u"https://madang.example/verify/go/"_s + attempt->attempt);
        QCOMPARE(attempt->state, AttemptState::Waiting);
        const auto page = get(u"/verify/go/"_s + attempt->attempt);
        QCOMPARE(page->status, 200);
        QVERIFY(page->body.contains("TEST: "));
        QVERIFY(page->body.contains("<dd>mina</dd>")); // for whose account it is
        QVERIFY(page->scriptHost.isEmpty());
        const auto typed = type(*attempt);
        QCOMPARE(typed->status, 200);
        QVERIFY(typed->body.contains("TEST: "));
        QCOMPARE(check(m_mina, *attempt)->state, AttemptState::Waiting);
        QCOMPARE(confirm(*attempt, u"000"_s)->status, 422);
        QCOMPARE(confirm(*attempt, codeIn(*typed))->status, 200);
        QCOMPARE(check(m_mina, *attempt)->state, AttemptState::Verified);
        const auto standing = read(m_mina);
        QCOMPARE(standing->verifiedAt, m_house->clock().now());
        QCOMPARE(standing->provider, u"sandbox"_s);
        QCOMPARE(standing->phone, u"+821012345678"_s);
        QVERIFY(!standing->fullName && !standing->birthDate); // not asked to be kept
        QVERIFY(!standing->shown && !standing->attempt);
        QCOMPARE(m_house->count(u"verification_attempt"_s, u"sealed <> ''"_s), 0);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.verify-identity'"_s), 1);
        QCOMPARE(m_house->count(u"audit_record"_s, u"details LIKE '%1012345678%'"_s), 0);
        // Their own devices hear of it, and nothing of what was verified.
        const auto told = m_house->told(Work::personalTopic(m_mina.id, verification::moved.topic));
        QCOMPARE(told.size(), 1);
        QCOMPARE(fromJson<verification::Moved>(told.first()->body)->attempt, attempt->attempt);
        QVERIFY(!told.first()->body.contains("1012345678"));
        QVERIFY(m_house->told(Work::personalTopic(m_jun.id, verification::moved.topic)).isEmpty());
        // It was for once.
        QCOMPARE(confirm(*attempt, codeIn(*typed))->status, 200); // says how it ended
        QCOMPARE(m_house->told(Work::personalTopic(m_mina.id, verification::moved.topic)).size(), 1);
        QCOMPARE(begin(m_mina).error(), Error(Code::Conflict, "already-verified"));
    }

    void whatIsKeptIsTheOperatorsChoice()
    {
        VerificationRules rules = sandbox();
        rules.keep = {u"name"_s, u"birth_date"_s};
        open(rules);
        verify(m_mina);
        const auto standing = read(m_mina);
        QCOMPARE(standing->fullName, u"김민아"_s);
        QCOMPARE(standing->birthDate, u"1994-05-31"_s);
        QVERIFY(!standing->phone);
        const auto sealed = m_house->store().db().only<QString>(u"SELECT sealed FROM verification"_s);
        QVERIFY(sealed && !sealed->contains(u"1994"_s) && !sealed->contains(u"김민아"_s));
    }

    void whatIsTypedIsEscapedAndJudged()
    {
        open(sandbox());
        const auto attempt = begin(m_mina);
        const auto page = type(*attempt, u"<b>x</b>"_s, u"555\"><script>"_s);
        QCOMPARE(page->status, 422);
        QVERIFY(page->body.contains("&lt;b&gt;x&lt;/b&gt;"));
        QVERIFY(!page->body.contains("<script>") && !page->body.contains("<b>"));
        QCOMPARE(type(*attempt, {}, u"010-1234-5678"_s)->status, 422);
        QCOMPARE(m_house->count(u"verification_attempt"_s, u"sealed <> ''"_s), 0);
    }

    void aCodeIsNotGuessed()
    {
        open(sandbox());
        const auto attempt = begin(m_mina);
        const QString code = codeIn(*type(*attempt));
        const QString wrong = code == u"111111"_s ? u"222222"_s : u"111111"_s;
        for (int i = 0; i < 4; ++i)
            QCOMPARE(confirm(*attempt, wrong)->status, 422);
        QCOMPARE(confirm(*attempt, wrong)->status, 403);
        QCOMPARE(confirm(*attempt, code)->status, 403);
        const auto state = check(m_mina, *attempt);
        QCOMPARE(state->state, AttemptState::Failed);
        QCOMPARE(state->fault, u"verification-code"_s);
        QVERIFY(!read(m_mina)->verifiedAt);
        QCOMPARE(read(m_mina)->attempt->state, AttemptState::Failed);
    }

    void anAttemptEnds()
    {
        open(sandbox());
        const auto attempt = begin(m_mina);
        const QString code = codeIn(*type(*attempt));
        m_house->clock().advance(11min);
        QCOMPARE(get(u"/verify/go/"_s + attempt->attempt)->status, 403);
        QCOMPARE(confirm(*attempt, code)->status, 403);
        QCOMPARE(check(m_mina, *attempt)->state, AttemptState::Expired);
        m_house->pass(1min);
        QCOMPARE(m_house->count(u"verification_attempt"_s, u"sealed <> ''"_s), 0); // what was typed is gone
        m_house->pass(24h);
        QCOMPARE(m_house->count(u"verification_attempt"_s), 0);
        QCOMPARE(check(m_mina, *attempt).error().code, Code::NotFound);
    }

    void attemptsAreCountedByTheDay()
    {
        VerificationRules rules = sandbox();
        rules.attemptsPerDay = 2;
        open(rules);
        QVERIFY(begin(m_mina));
        m_house->clock().advance(1h);
        QVERIFY(begin(m_mina));
        const auto third = begin(m_mina);
        QCOMPARE(third.error().about, u"verification-attempts"_s);
        QVERIFY(third.error().retryAfter > 22 * 3600 && third.error().retryAfter <= 23 * 3600 + 1);
        QVERIFY(begin(m_jun)); // everybody has their own
        m_house->clock().advance(24h);
        QVERIFY(begin(m_mina));
    }

    void anotherAccountsAttemptIsNone()
    {
        open(sandbox());
        const auto attempt = begin(m_mina);
        QCOMPARE(check(m_jun, *attempt).error(), Error(Code::NotFound, "verification").at(u"attempt"_s));
        QVERIFY(!read(m_jun)->attempt);
        QCOMPARE(get(u"/verify/go/guessed"_s)->status, 403);
    }

    // --- one person, one account

    void onePersonVerifiesOneAccount()
    {
        open(sandbox());
        verify(m_mina);
        const auto attempt = begin(m_jun);
        const auto page = confirm(*attempt, codeIn(*type(*attempt)));
        QCOMPARE(page->status, 403);
        QVERIFY(!page->body.contains("mina")); // whose account it is, it does not say
        QCOMPARE(check(m_jun, *attempt)->fault, u"person-taken"_s);
        QVERIFY(!read(m_jun)->verifiedAt);
        // What is given up there is free here.
        QVERIFY(!m_house->as(m_mina, verification::forget, {})->verifiedAt);
        QCOMPARE(m_house->count(u"audit_record"_s, u"action = 'account.forget-verification'"_s), 1);
        verify(m_jun);
        QVERIFY(read(m_jun)->verifiedAt);
    }

    void anOperatorMayAllowSeveral()
    {
        VerificationRules rules = sandbox();
        rules.oneAccountPerPerson = false;
        open(rules);
        verify(m_mina);
        verify(m_jun);
        QCOMPARE(m_house->count(u"verification"_s), 2);
        QCOMPARE(m_house->count(u"verification"_s, u"sole IS NOT NULL"_s), 0);
    }

    // --- what others see, and what waits for it

    void othersSeeABadgeWhereOneAllowsIt()
    {
        open(sandbox());
        QCOMPARE(m_house->as(m_mina, verification::show, {true}).error(),
                 Error(Code::Conflict, "not-verified"));
        verify(m_mina);
        const auto badge = [this] { return m_house->as(m_jun, profiles::card, {m_mina.id})->verified; };
        QVERIFY(!badge());
        QVERIFY(m_house->as(m_mina, verification::show, {true})->shown);
        QCOMPARE(badge(), true);
        QVERIFY(!toJson(*m_house->as(m_jun, profiles::card, {m_mina.id})).contains("1012345678"));
        QVERIFY(!m_house->as(m_mina, verification::show, {false})->shown);
        QVERIFY(!badge());
    }

    void aCampaignWaitsForIt()
    {
        VerificationRules rules = sandbox();
        rules.requiredFor = {QString(verification::kCreateCampaign)};
        open(rules);
        QCOMPARE(read(m_mina)->requiredFor, rules.requiredFor);
        const Error refused(Code::NotAllowed, "verification-required");
        QCOMPARE(m_house->as(m_mina, campaigns::create, aCampaign()).error(), refused);
        // A draft may be written before, and not be opened.
        campaigns::SaveDraft words;
        words.title = u"겨울나기"_s;
        words.goal = Money{100'000};
        words.endsAt = aCampaign().endsAt;
        const auto draft = m_house->as(m_mina, campaigns::saveDraft, words);
        QVERIFY(draft);
        QCOMPARE(m_house->as(m_mina, campaigns::openDraft, {draft->id, {}}).error(), refused);
        verify(m_mina);
        QVERIFY(m_house->as(m_mina, campaigns::openDraft, {draft->id, {}}));
        QVERIFY(m_house->as(m_mina, campaigns::create, aCampaign()));
        QCOMPARE(m_house->as(m_jun, campaigns::create, aCampaign()).error(), refused);
    }

    // --- PortOne

    void portOneIsAskedByTheServer()
    {
        open(portOne());
        const auto attempt = begin(m_mina);
        const auto page = get(u"/verify/go/"_s + attempt->attempt);
        QCOMPARE(page->scriptHost, QByteArray("https://cdn.portone.io"));
        QVERIFY(page->otherHosts.contains("https://*.iamport.co"));
        for (const char *words : {"cdn.portone.io/v2/browser-sdk.js", "/verify/portone.js", "store-1",
                                  "channel-1", "<dd>mina</dd>", "your number"})
            QVERIFY2(page->body.contains(words), words);
        QVERIFY(!page->body.contains("s3cret"));
        says(*attempt, verifiedAs(*attempt));
        // What a browser brings along is not looked at.
        const auto back = get(u"/verify/return/"_s + attempt->attempt,
                              {{u"identityVerificationId"_s, u"of-somebody-else"_s}, {u"code"_s, u"NO"_s}});
        QVERIFY(back->body.contains("You are verified"));
        const auto asked = m_imposter->asked(pathOf(*attempt));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().authorization, QByteArray("PortOne s3cret"));
        QCOMPARE(asked.first().query.queryItemValue(u"storeId"_s), u"store-1"_s);
        QCOMPARE(read(m_mina)->phone, u"+821012345678"_s);
        QCOMPARE(read(m_mina)->provider, u"portone"_s);
        // Brought again, it is not asked again.
        QVERIFY(get(u"/verify/return/"_s + attempt->attempt)->body.contains("You are verified"));
        QCOMPARE(m_imposter->asked(pathOf(*attempt)).size(), 1);
    }

    void whoIsNotThroughWithItGoesThereAgain()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        says(attempt, {{u"id"_s, attempt.attempt}, {u"status"_s, u"READY"_s}});
        const auto back = get(u"/verify/return/"_s + attempt.attempt, {{u"status"_s, u"VERIFIED"_s}});
        QVERIFY(back->body.contains("Not finished yet"));
        const QByteArray again = "/verify/go/" + attempt.attempt.toLatin1();
        QVERIFY(back->body.contains(again));
        QVERIFY(!read(m_mina)->verifiedAt);
        QCOMPARE(read(m_mina)->attempt->state, AttemptState::Waiting);
    }

    void aNoIsANo()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        says(attempt, {{u"id"_s, attempt.attempt}, {u"status"_s, u"FAILED"_s}});
        QCOMPARE(get(u"/verify/return/"_s + attempt.attempt)->status, 403);
        says(attempt, verifiedAs(attempt)); // too late
        m_house->clock().advance(5s);
        QCOMPARE(check(m_mina, attempt)->state, AttemptState::Failed);
        QCOMPARE(check(m_mina, attempt)->fault, u"verification-refused"_s);
        QVERIFY(!read(m_mina)->verifiedAt);
    }

    void anAnswerAboutAnotherIsNone()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        QJsonObject other = verifiedAs(attempt);
        other.insert(u"id"_s, u"of-somebody-else"_s);
        says(attempt, other);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another verification"_s));
        QVERIFY(get(u"/verify/return/"_s + attempt.attempt)->body.contains("Being checked"));
        QVERIFY(!read(m_mina)->verifiedAt);
        QCOMPARE(read(m_mina)->attempt->state, AttemptState::Checking);
    }

    void whatWasProvenForOneAccountIsNotForAnother()
    {
        open(portOne());
        const auto mine = away(m_mina);
        const auto theirs = away(m_jun);
        says(mine, verifiedAs(mine));
        QVERIFY(get(u"/verify/return/"_s + mine.attempt)->body.contains("You are verified"));
        // The same answer, and then the same person under an id of their own.
        says(theirs, verifiedAs(mine));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"another verification"_s));
        QVERIFY(get(u"/verify/return/"_s + theirs.attempt)->body.contains("Being checked"));
        m_house->clock().advance(5s);
        says(theirs, verifiedAs(theirs));
        QCOMPARE(check(m_jun, theirs)->fault, u"person-taken"_s);
        QVERIFY(!read(m_jun)->verifiedAt);
    }

    void afterItsTimeNothingIsTaken()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        says(attempt, verifiedAs(attempt));
        m_house->clock().advance(10min);
        QCOMPARE(get(u"/verify/return/"_s + attempt.attempt)->status, 403);
        QCOMPARE(check(m_mina, attempt)->state, AttemptState::Expired);
        m_house->pass(1min);
        QVERIFY(m_imposter->asked(pathOf(attempt)).isEmpty());
        QVERIFY(!read(m_mina)->verifiedAt);
    }

    void whileTheCompanyIsAwayItIsAskedAgain()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        m_imposter->answers(pathOf(attempt), [](const auto &) {
            return ProviderImposter::Answer{503, "{}"};
        });
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"nothing clear"_s));
        const auto back = get(u"/verify/return/"_s + attempt.attempt);
        QVERIFY(back->body.contains("Being checked"));
        QVERIFY(back->body.contains("http-equiv=\"refresh\""));
        // Impatience asks nobody.
        QCOMPARE(check(m_mina, attempt)->state, AttemptState::Checking);
        QCOMPARE(m_imposter->asked(pathOf(attempt)).size(), 1);
        says(attempt, verifiedAs(attempt));
        m_house->clock().advance(4s);
        QCOMPARE(check(m_mina, attempt)->state, AttemptState::Verified);
    }

    void aBrowserThatWasClosedLosesNothing()
    {
        open(portOne());
        const auto attempt = away(m_mina);
        says(attempt, verifiedAs(attempt));
        QVERIFY(!read(m_mina)->verifiedAt);
        m_house->pass(31s); // nobody asks but the house itself
        QTRY_VERIFY(read(m_mina)->verifiedAt.has_value());
    }

    void aSandboxesWordIsWorthNothingElsewhere()
    {
        open(portOne());
        const auto first = away(m_mina);
        says(first, verifiedAs(first));
        QVERIFY(get(u"/verify/return/"_s + first.attempt)->body.contains("You are verified"));
        QVERIFY(m_house->work<int>({}, [](Work &work) {
            return work.db().run(u"UPDATE verification SET provider = 'sandbox', shown = 1"_s);
        }));
        QVERIFY(!read(m_mina)->verifiedAt);
        QVERIFY(!m_house->as(m_jun, profiles::card, {m_mina.id})->verified);
        const auto second = away(m_mina);
        says(second, verifiedAs(second));
        QVERIFY(get(u"/verify/return/"_s + second.attempt)->body.contains("You are verified"));
        QCOMPARE(read(m_mina)->provider, u"portone"_s);
        QCOMPARE(m_house->count(u"verification"_s), 1);
    }

    void noLogTellsOfPeopleOrSecrets()
    {
        open(portOne());
        const LogKeeper log;
        const auto attempt = away(m_mina);
        m_imposter->answers(pathOf(attempt), [](const auto &) {
            return ProviderImposter::Answer{401, R"({"type":"UNAUTHORIZED","message":"01012345678"})"};
        });
        (void)get(u"/verify/return/"_s + attempt.attempt);
        m_house->clock().advance(4s);
        says(attempt, verifiedAs(attempt));
        QCOMPARE(check(m_mina, attempt)->state, AttemptState::Verified);
        const auto again = away(m_jun);
        says(again, verifiedAs(again));
        QVERIFY(get(u"/verify/return/"_s + again.attempt));
        const QByteArray text = log.text();
        QVERIFY(text.contains("does not accept our secret"));
        for (const char *word : {"s3cret", "1012345678", "김민아", "CI-OF-MINA", "1994"})
            QVERIFY2(!text.contains(word), text.constData());
        QVERIFY(!text.contains(attempt.attempt.toUtf8()));
    }

    // --- what is known of people

    void itIsInWhatOneTakesAlongAndGoesWithOne()
    {
        open(sandbox());
        verify(m_mina);
        const auto tar = m_house->octets(m_mina, u"/api/v1/me/data"_s);
        QVERIFY(tar);
        QVERIFY(tar->contains("\"verification\":["));
        QVERIFY(tar->contains("+821012345678"));
        QVERIFY(!tar->contains("\"sealed\""));
        QVERIFY(m_house
                    ->as(m_mina, accounts::eraseAccount,
                         {test::WholeHouse::password(), accounts::Writings::Keep, {}})
                    .ok());
        QCOMPARE(m_house->count(u"verification"_s), 0);
        QCOMPARE(m_house->count(u"verification_attempt"_s), 0);
        verify(m_jun); // the person may come back with another account
        QVERIFY(read(m_jun)->verifiedAt);
    }

private:
    void open(const VerificationRules &rules)
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        m_house = std::make_unique<test::WholeHouse>(engine, rules);
        m_house->aResident(u"boss"_s, u"주인"_s);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
    }
    static VerificationRules sandbox()
    {
        VerificationRules rules;
        rules.provider = VerificationRules::Provider::Sandbox;
        return rules;
    }
    VerificationRules portOne() const
    {
        VerificationRules rules;
        rules.provider = VerificationRules::Provider::PortOne;
        rules.portOne = {QUrl(m_imposter->address()), u"store-1"_s, u"channel-1"_s, u"s3cret"_s};
        return rules;
    }
    campaigns::CreateCampaign aCampaign() const
    {
        return {.title = u"겨울나기 모금"_s,
                .story = {},
                .goal = {1'000'000},
                .endsAt = m_house->clock().now().plus(24h * 30),
                .room = std::nullopt};
    }

    Result<Standing> read(const Resident &who) { return m_house->as(who, verification::read, {}); }
    Result<Attempt> begin(const Resident &who) { return m_house->as(who, verification::begin, {}); }
    Result<Attempt> check(const Resident &who, const Attempt &attempt)
    {
        return m_house->as(who, verification::check, {attempt.attempt});
    }
    Result<Reply> get(const QString &path, const QJsonObject &members = {})
    {
        return m_house->ask("GET", path, members);
    }
    Result<Reply> type(const Attempt &attempt, const QString &name = u"김민아"_s,
                       const QString &phone = u"010-1234-5678"_s)
    {
        return m_house->ask("POST", u"/verify/test/"_s + attempt.attempt,
                            {{u"fullName"_s, name}, {u"birthDate"_s, u"1994-05-31"_s}, {u"phone"_s, phone}});
    }
    Result<Reply> confirm(const Attempt &attempt, const QString &code)
    {
        return m_house->ask("POST", u"/verify/test/"_s + attempt.attempt + u"/code"_s, {{u"code"_s, code}});
    }
    static QString codeIn(const Reply &page)
    {
        static const QRegularExpression kCode(u"<dd>([0-9]{6})</dd>"_s);
        return kCode.match(QString::fromUtf8(page.body)).captured(1);
    }
    /// All of it at the sandbox.
    void verify(const Resident &who)
    {
        const auto attempt = begin(who);
        QVERIFY(attempt);
        QCOMPARE(confirm(*attempt, codeIn(*type(*attempt)))->status, 200);
    }
    /// One whose browser is at PortOne.
    Attempt away(const Resident &who)
    {
        const auto attempt = begin(who);
        if (!attempt || get(u"/verify/go/"_s + attempt->attempt)->status != 200)
            qFatal("an attempt cannot begin");
        return *attempt;
    }
    static QString pathOf(const Attempt &attempt) { return u"/identity-verifications/"_s + attempt.attempt; }
    void says(const Attempt &attempt, const QJsonObject &body) { m_imposter->answers(pathOf(attempt), body); }
    static QJsonObject verifiedAs(const Attempt &attempt)
    {
        return {{u"status"_s, u"VERIFIED"_s},
                {u"id"_s, attempt.attempt},
                {u"channel"_s, QJsonObject{{u"type"_s, u"LIVE"_s}, {u"key"_s, u"channel-1"_s}}},
                {u"verifiedCustomer"_s,
                 QJsonObject{{u"name"_s, u"김민아"_s},
                             {u"birthDate"_s, u"1994-05-31"_s},
                             {u"phoneNumber"_s, u"01012345678"_s},
                             {u"ci"_s, u"CI-OF-MINA"_s}}}};
    }

    std::unique_ptr<ProviderImposter> m_imposter;
    std::unique_ptr<test::WholeHouse> m_house;
    Resident m_mina;
    Resident m_jun;
};

QTEST_GUILESS_MAIN(VerificationTest)
#include "tst_verification.moc"
