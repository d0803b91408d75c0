// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_care.h"

#include "common/views/new_account.h"
#include "common/views/notice_words.h"
#include "common/views/wording.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Care = AccountCare::Care;
using accounts::Writings;

class AccountCareTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_story = {};
        m_story.user.id = {5};
        m_story.user.username = u"sora"_s;
        m_story.user.nickname = u"소라"_s;
        m_story.user.role = u"member"_s;
        m_story.secondFactor = true;
        m_story.email = true;
        m_server->on("GET", u"/api/v1/users/sora"_s, [this](const FakeRequest &) { return answer(m_story); });
        on(u"send-reset"_s, [this] { return answer(users::LoggedOut{m_story.user, 2}); });
        on(u"reset-second-factor"_s, [this] {
            const bool done = m_story.factorAsk.has_value();
            return answer(users::FactorReset{
                m_story.user, done, done ? std::optional<Timestamp>() : Timestamp{1'760'000'000'000}});
        });
        on(u"remove-email"_s, [this] { return answer(m_story.user); });
        on(u"erase"_s, [] { return answer(Nothing{}); });
    }
    void cleanup()
    {
        m_care.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
        m_fault.reset();
        m_sent = {};
    }

    void whatThereIsToDoIsOffered()
    {
        enterAs(u"admin"_s);
        look();
        QCOMPARE(m_care->offered(),
                 (QList<Care>{Care::SendReset, Care::ResetSecondFactor, Care::RemoveEmail, Care::Erase}));
        m_story.email = false; // claimed, never proven
        m_story.secondFactor = false;
        look();
        QCOMPARE(m_care->offered(), (QList<Care>{Care::RemoveEmail, Care::Erase}));
        m_story.email.reset();
        look();
        QCOMPARE(m_care->offered(), QList<Care>{Care::Erase});
        m_story.secondFactor.reset(); // an older server
        look();
        QCOMPARE(m_care->offered(), QList<Care>());
    }

    void whoMayNotIsToldWhy()
    {
        enterAs(u"admin"_s);
        m_story.user.role = u"owner"_s;
        look();
        QCOMPARE(m_care->offered(), QList<Care>());
        QCOMPARE(m_care->error()->about, u"owner-account"_s);
        m_story.user.role = u"member"_s;
        m_story.user.id = {1};
        look();
        QCOMPARE(m_care->error()->about, u"yourself"_s);
    }

    void aSecondFactorIsAskedForAndConfirmedByAnother()
    {
        enterAs(u"admin"_s);
        look();
        QVERIFY(!m_care->confirms());
        QVERIFY(m_care->askText().isEmpty());
        QCOMPARE(m_care->wordOf(Care::ResetSecondFactor), u"Ask to take the second factor away"_s);
        QVERIFY(m_care->warning(Care::ResetSecondFactor).startsWith(u"Nothing happens to 소라 (sora) yet"_s));
        QSignalSpy taken(m_care.get(), &AccountCare::taken);
        m_care->take(Care::ResetSecondFactor, u" lost the phone "_s);
        QVERIFY(m_care->isBusy());
        m_care->take(Care::ResetSecondFactor, {}); // once is enough
        QTRY_COMPARE(taken.size(), 1);
        QVERIFY(taken[0][1].toString().startsWith(u"Asked for. Another one who looks after accounts"_s));
        QCOMPARE(m_sent.value("reason"_L1).toString(), u"lost the phone"_s);
        QCOMPARE(m_server->requestsTo("POST", kPath + u"reset-second-factor"_s), 1);

        // Mine is not mine to confirm; somebody else's is.
        m_story.factorAsk = users::FactorAsk{u"mina"_s, {1'760'000'000'000}, {}};
        look();
        QVERIFY(!m_care->confirms());
        m_story.factorAsk = users::FactorAsk{u"ada"_s, {1'760'000'000'000}, u"lost"_s};
        look();
        QVERIFY(m_care->confirms());
        QVERIFY(m_care->askText().startsWith(u"@ada asked to take the second factor away: “lost”."_s));
        QCOMPARE(m_care->wordOf(Care::ResetSecondFactor), u"Confirm taking the second factor away"_s);
        m_care->take(Care::ResetSecondFactor, {});
        QTRY_COMPARE(taken.size(), 2);
        QVERIFY(taken[1][1].toString().startsWith(u"소라 (sora) signs in with the password alone now"_s));
    }

    void aCodeIsSentAndAnAddressTakenAway()
    {
        enterAs(u"owner"_s);
        look();
        QSignalSpy taken(m_care.get(), &AccountCare::taken);
        m_care->take(Care::SendReset, {});
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(taken[0][1].toString(),
                 u"소라 (sora) gets a mail with a code for a new password. Sign-ins that were ended: 2"_s);
        QVERIFY(!m_sent.contains("reason"_L1) || m_sent.value("reason"_L1).isNull());
        m_care->take(Care::RemoveEmail, u"moved"_s);
        QTRY_COMPARE(taken.size(), 2);
        QCOMPARE(m_sent.value("reason"_L1).toString(), u"moved"_s);
    }

    void erasingSaysWhatBecomesOfTheirWords()
    {
        enterAs(u"admin"_s);
        look();
        QVERIFY(m_care->isTheirName(u" @Sora "_s));
        QVERIFY(!m_care->isTheirName(u"sor"_s));
        QVERIFY(!m_care->isTheirName({}));
        QVERIFY(m_care->warning(Care::Erase).contains(u"What they wrote stays"_s));
        QVERIFY(m_care->warning(Care::Erase, Writings::Remove).contains(u"all they wrote is erased"_s));
        QSignalSpy taken(m_care.get(), &AccountCare::taken);
        m_fault = Error(Code::Conflict, "runs-campaign").at(u"username"_s);
        m_care->take(Care::Erase, u"left"_s, Writings::Remove);
        QTRY_VERIFY(m_care->error().has_value());
        QVERIFY(wording::of(*m_care->error()).startsWith(u"A campaign of theirs is not settled."_s));
        QVERIFY(taken.isEmpty());
        m_fault.reset();
        m_care->take(Care::Erase, u"left"_s, Writings::Remove);
        QTRY_COMPARE(taken.size(), 1);
        QCOMPARE(m_sent.value("messages"_L1).toString(), u"remove"_s);
        QCOMPARE(m_sent.value("reason"_L1).toString(), u"left"_s);
    }

    void noticesOfItAreSaidAndLeadToTheAccount()
    {
        enterAs(u"admin"_s);
        notifications::Notice notice{{1}, u"account.factor-asked"_s, {1}, {}};
        notice.body
            = {toJson(users::FactorAskedBody{u"sora"_s, u"소라"_s, u"에이다"_s, {1'760'000'000'000}})};
        QVERIFY(sentenceOf(notice, *m_formats)
                    .startsWith(u"에이다 asks to take the second factor of 소라 (sora) away."_s));
        QCOMPARE(subjectOf(notice).kind, NoticeSubject::Kind::Account);
        QCOMPARE(subjectOf(notice).username, u"sora"_s);
        notice.type = u"account.factor-reset"_s;
        notice.body = {toJson(users::FactorResetBody{u"에이다"_s, false})};
        QVERIFY(
            sentenceOf(notice, *m_formats).startsWith(u"에이다 asked to take your second factor away."_s));
        notice.body = {toJson(users::FactorResetBody{u"밥"_s, true})};
        QVERIFY(sentenceOf(notice, *m_formats)
                    .startsWith(u"밥 confirmed that your second factor is taken away."_s));
        QCOMPARE(subjectOf(notice).kind, NoticeSubject::Kind::Nothing);
    }

    void anAccountIsMadeAndItsPasswordToldOnce()
    {
        m_server->on("POST", u"/api/v1/users"_s, [this](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            m_sent = body ? *body : QJsonObject();
            if (m_fault)
                return refusal(*m_fault);
            return answer(users::FreshPassword{m_story.user, u"abcd-efgh"_s}, 201);
        });
        enterAs(u"admin"_s);
        NewAccount account(*m_house->session);
        m_fault = Error(Code::AlreadyExists, "username").at(u"username"_s);
        account.make(u" sora "_s, u"  "_s);
        QVERIFY(account.isBusy());
        QTRY_VERIFY(account.error().has_value());
        QVERIFY(!account.made());
        QCOMPARE(m_sent.value("username"_L1).toString(), u"sora"_s);
        QVERIFY(m_sent.value("nickname"_L1).toString().isEmpty());
        m_fault.reset();
        account.make(u"sora"_s, u"소라"_s);
        QTRY_VERIFY(account.made().has_value());
        QVERIFY(!account.error());
        QCOMPARE(account.made()->password, u"abcd-efgh"_s);
        QCOMPARE(m_sent.value("nickname"_L1).toString(), u"소라"_s);
        QCOMPARE(account.sentence(), u"@sora can sign in with this password. It is shown only here."_s);
    }

private:
    void on(const QString &word, const std::function<FakeAnswer()> &reply)
    {
        m_server->on("POST", kPath + word, [this, reply](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            m_sent = body ? *body : QJsonObject();
            return m_fault ? refusal(*m_fault) : reply();
        });
    }
    void enterAs(const QString &role)
    {
        m_server->giveRole(u"mina"_s, role);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_care = std::make_unique<AccountCare>(*m_house->session, *m_formats);
    }
    void look()
    {
        m_care->look(u"sora"_s);
        QTRY_VERIFY(!m_care->isBusy());
        QVERIFY(m_care->story().has_value());
    }

    const QString kPath = u"/api/v1/users/sora/"_s;
    users::UserStory m_story;
    std::optional<Error> m_fault;
    QJsonObject m_sent;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<AccountCare> m_care;
};

QTEST_GUILESS_MAIN(AccountCareTest)
#include "tst_account_care.moc"
