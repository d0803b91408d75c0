// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/applicant_desk.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class ApplicantDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->giveRole(u"mina"_s, u"owner"_s);
        m_waiting = {{{5}, u"sora"_s, u"소라"_s, u"알토입니다"_s, {1}}};
        m_server->on("GET", u"/api/v1/applicants"_s, [this](const FakeRequest &) {
            return answer(Page<users::Applicant>{m_waiting, {}});
        });
        m_server->on("GET", u"/api/v1/invites"_s, [](const FakeRequest &) {
            return answer(Page<users::InviteCode>{{{{9}, u"Choir"_s, u"mina"_s, 3, {1}, {2}}}, {}});
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<ApplicantDesk>(*m_house->session, *m_formats);
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->isLoading());
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void bothListsAreRead()
    {
        QCOMPARE(m_desk->applicants().size(), 1);
        QVERIFY(m_desk->headOf(m_desk->applicants()[0]).startsWith(u"소라 (sora) · "_s));
        QCOMPARE(m_desk->invites().size(), 1);
        QVERIFY(m_desk->headOf(m_desk->invites()[0]).startsWith(u"Choir · 3 left · until "_s));
    }
    void whoIsLetInLeavesTheList()
    {
        const QSignalSpy told(m_desk.get(), &ApplicantDesk::told);
        m_server->on("POST", u"/api/v1/applicants/sora/approve"_s, [this](const FakeRequest &) {
            m_waiting.clear();
            users::User user;
            user.id = {5};
            user.username = u"sora"_s;
            user.nickname = u"소라"_s;
            return answer(user);
        });
        m_desk->approve(u"sora"_s);
        QTRY_VERIFY(m_desk->applicants().isEmpty());
        QCOMPARE(told.size(), 1);
        QVERIFY(!m_desk->error());
    }
    void whatSomebodyElseDecidedIsShownWithTheReason()
    {
        m_server->on("DELETE", u"/api/v1/applicants/sora"_s, [this](const FakeRequest &) {
            m_waiting.clear();
            return refusal(Error(Code::NotFound, "applicant").at(u"username"_s));
        });
        m_desk->reject(u"sora"_s);
        QTRY_VERIFY(m_desk->applicants().isEmpty());
        QVERIFY(m_desk->error().has_value());
    }
    void anApplicationAppearsByItself()
    {
        m_waiting.append({{6}, u"haneul"_s, u"하늘"_s, {}, {2}});
        notifications::Notice notice;
        notice.id = {77};
        notice.type = u"account.applied"_s;
        notice.body = {toJson(users::AppliedBody{u"haneul"_s, u"하늘"_s})};
        m_server->tellTopic("/user/queue/notifications", "notification", toJson(notice));
        QTRY_COMPARE(m_desk->applicants().size(), 2);
    }
    void aCodeIsToldOnce()
    {
        m_server->on("POST", u"/api/v1/invites"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<users::NewInvite>(request.body);
            if (wanted->uses.value_or(1) > 5)
                return refusal(Error(Code::InvalidValue, "range").at(u"uses"_s));
            return answer(users::FreshInvite{
                {{10}, wanted->label.value_or(QString()), u"mina"_s, *wanted->uses, {1}, {2}},
                u"abcd-efgh-jkmn-pqrs-tuvw"_s});
        });
        m_desk->invite(u"  "_s, 2, 7);
        QTRY_COMPARE(m_desk->freshCode(), u"abcd-efgh-jkmn-pqrs-tuvw"_s);
        QCOMPARE(m_desk->invites().size(), 2);
        m_desk->forgetCode();
        QVERIFY(m_desk->freshCode().isEmpty());
        m_desk->invite(u"everybody"_s, 6, 7);
        QTRY_VERIFY(m_desk->error().has_value());
        m_server->on("DELETE", u"/api/v1/invites/9"_s, [](const FakeRequest &) {
            return FakeAnswer{204, {}, {}};
        });
        m_desk->removeInvite({9});
        QTRY_COMPARE(m_desk->invites().size(), 1);
        QVERIFY(!m_desk->error());
    }
    void onlyOwnersAndAdminsLetPeopleIn()
    {
        for (const QString &role : {u"member"_s, u"moderator"_s, u"treasurer"_s})
            QVERIFY(!letsPeopleIn(role));
        QVERIFY(letsPeopleIn(u"owner"_s) && letsPeopleIn(u"admin"_s));
    }

private:
    QList<users::Applicant> m_waiting;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<ApplicantDesk> m_desk;
};

QTEST_GUILESS_MAIN(ApplicantDeskTest)
#include "tst_applicant_desk.moc"
