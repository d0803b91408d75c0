// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/role_change.h"

#include "common/views/notice_words.h"
#include "common/views/role_text.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using accounts::Role;

class RoleChangeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_sora.id = {5};
        m_sora.username = u"sora"_s;
        m_sora.nickname = u"소라"_s;
        m_sora.role = u"member"_s;
        m_server->on("GET", u"/api/v1/users/sora"_s, [this](const FakeRequest &) {
            return answer(users::UserStory{m_sora, {}});
        });
        m_server->on("PUT", kPath, [this](const FakeRequest &request) {
            const auto body = json::parseObject(request.body);
            m_sent = body ? *body : QJsonObject();
            if (m_fault)
                return refusal(*m_fault);
            m_sora.role = m_sent.value("role"_L1).toString();
            return answer(users::RoleGiven{m_sora, m_alike});
        });
    }
    void cleanup()
    {
        m_change.reset();
        m_house.reset();
        m_server.reset();
        m_fault.reset();
        m_alike.clear();
        m_sent = {};
    }

    void aRoleIsGivenAfterALook()
    {
        enterAs(u"admin"_s);
        look();
        QCOMPARE(m_change->offered(),
                 (QList<Role>{Role::Support, Role::Moderator, Role::Treasurer, Role::Admin}));
        QVERIFY(
            m_change->warning(Role::Treasurer)
                .startsWith(u"소라 (sora), up to now member, becomes treasurer. Decides about refunds"_s));
        QSignalSpy given(m_change.get(), &RoleChange::given);
        m_change->give(Role::Treasurer, u" elected "_s);
        QVERIFY(m_change->isBusy());
        m_change->give(Role::Admin, {}); // once is enough
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(given[0][1].toString(), u"소라 (sora) is treasurer now."_s);
        QCOMPARE(m_sent.value("role"_L1).toString(), u"treasurer"_s);
        QCOMPARE(m_sent.value("reason"_L1).toString(), u"elected"_s);
        QCOMPARE(m_change->offered(),
                 (QList<Role>{Role::Member, Role::Support, Role::Moderator, Role::Admin}));
        QCOMPARE(m_server->requestsTo("PUT", kPath), 1);
    }
    void whoLooksAlikeIsSaid()
    {
        m_alike = {u"s.ora"_s, u"bora"_s};
        enterAs(u"owner"_s);
        look();
        QVERIFY(m_change->offered().contains(Role::Owner));
        QSignalSpy given(m_change.get(), &RoleChange::given);
        m_change->give(Role::Owner, {});
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(given[0][1].toString(),
                 u"소라 (sora) is owner now. These look called alike: @s.ora, @bora"_s);
        QVERIFY(!m_sent.contains("reason"_L1));
    }
    void aRefusalIsKept()
    {
        m_fault = Error(Code::Conflict, "last-owner").at(u"role"_s);
        enterAs(u"owner"_s);
        look();
        m_change->give(Role::Support, {});
        QTRY_VERIFY(m_change->error().has_value());
        QCOMPARE(m_change->error()->about, u"last-owner"_s);
        QVERIFY(!m_change->isBusy());
    }
    void whatTheServerWouldRefuseIsNotOffered()
    {
        enterAs(u"admin"_s);
        m_sora.role = u"owner"_s;
        look();
        QVERIFY(m_change->offered().isEmpty());
        QCOMPARE(m_change->error()->about, u"owner-account"_s);
        m_sora.role = u"member"_s;
        m_sora.id = {1};
        look();
        QCOMPARE(m_change->error()->about, u"yourself"_s);
        m_change->look(u"nobody"_s);
        QTRY_VERIFY(!m_change->isBusy());
        QVERIFY(!m_change->user());
        QVERIFY(m_change->error().has_value());
        m_sora.id = {5};
    }
    void onlyThoseWhoAdministerGiveRoles()
    {
        for (const QString &role :
             {u"member"_s, u"moderator"_s, u"treasurer"_s, u"support"_s, QString(), u"king"_s})
            QVERIFY(!givesRoles(role));
        QVERIFY(givesRoles(u"owner"_s) && givesRoles(u"admin"_s));
    }
    void everyRoleHasAWordAndAMeaning()
    {
        QStringList words;
        for (const auto &[role, word] : enumWords(static_cast<Role *>(nullptr))) {
            QCOMPARE(role_text::wordOf(role), QString(word));
            QVERIFY(!role_text::meaningOf(role).isEmpty());
            words += role_text::meaningOf(role);
        }
        QCOMPARE(words.removeDuplicates(), 0);
    }
    void whoseRoleItIsIsTold()
    {
        enterAs(u"member"_s);
        Formats formats(m_house->clock);
        formats.setLanguage(Language::English);
        notifications::Notice notice{{1}, u"account.role"_s, {1}, {}};
        notice.body.text = toJson(users::RoleBody{Role::Member, Role::Support, u"민아"_s});
        QCOMPARE(sentenceOf(notice, formats), u"민아 gave you another role here: support."_s);
        notice.body.text = toJson(users::RoleBody{Role::Support, Role::Member, {}});
        QCOMPARE(sentenceOf(notice, formats), u"Your role here is another one now: member."_s);
    }
    void onesOwnRoleIsKnownAnew()
    {
        enterAs(u"member"_s);
        m_server->on("GET", u"/api/v1/me"_s, [this](const FakeRequest &) {
            accounts::Account account = *m_house->session->account();
            account.role = u"support"_s;
            return answer(account);
        });
        const QSignalSpy changed(m_house->session.get(), &Session::accountChanged);
        notifications::Notice notice{{1}, u"account.role"_s, {1}, {}};
        notice.body.text = toJson(users::RoleBody{Role::Member, Role::Support, u"민아"_s});
        QTRY_VERIFY(m_server->isHeard("/user/queue/notifications"));
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), "n1");
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_house->session->account()->role, u"support"_s);
    }

private:
    const QString kPath = u"/api/v1/users/sora/role"_s;

    void enterAs(const QString &role)
    {
        m_server->giveRole(u"mina"_s, role);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_change = std::make_unique<RoleChange>(*m_house->session);
    }
    void look()
    {
        m_change->look(u" sora "_s);
        QTRY_VERIFY(!m_change->isBusy());
        QVERIFY(m_change->user().has_value());
    }

    users::User m_sora;
    QJsonObject m_sent;
    QList<QString> m_alike;
    std::optional<Error> m_fault;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<RoleChange> m_change;
};

QTEST_GUILESS_MAIN(RoleChangeTest)
#include "tst_role_change.moc"
