// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/session_list.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class SessionListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->on("GET", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            Page<accounts::Session> page;
            page.items = {{{1}, u"phone"_s, u"10.0.0.1"_s, {1}, {5}, false},
                          {{2}, u"desktop"_s, u"10.0.0.2"_s, {1}, {2}, true},
                          {{3}, u"terminal"_s, u"10.0.0.3"_s, {1}, {9}, false}};
            return answer(page);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }

    void thePresentOneStandsFirst()
    {
        SessionList list(*m_house->session);
        QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        list.refresh();
        QTRY_COMPARE(list.rowCount(), 3);
        QCOMPARE(list.session(0).device, u"desktop"_s);
        QCOMPARE(list.session(1).device, u"terminal"_s);
        QCOMPARE(list.session(2).device, u"phone"_s);
    }
    void earlierSignInsAreReadWhenAskedFor()
    {
        SessionList list(*m_house->session);
        const QSignalSpy read(&list, &SessionList::historyRead);
        const QSignalSpy refused(&list, &SessionList::refused);
        list.readHistory(); // an older server
        QTRY_COMPARE(refused.size(), 1);
        m_server->on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &) {
            return answer(
                Page<sign_ins::PastSignIn>{{{{9}, u"phone"_s, u"10.0.0.9"_s, {5}, {6}, Timestamp{7}}}, {}});
        });
        list.readHistory();
        QTRY_COMPARE(read.size(), 1);
        QCOMPARE(list.history().size(), 1);
        QCOMPARE(list.history()[0].device, u"phone"_s);
    }
    void earlierOnesFollowPageByPage()
    {
        m_server->on("GET", u"/api/v1/me/sign-ins"_s, [](const FakeRequest &request) {
            const sign_ins::PastSignIn late{{9}, u"phone"_s, u"10.0.0.9"_s, {5}, {6}, Timestamp{7}};
            const sign_ins::PastSignIn early{{4}, u"laptop"_s, u"10.0.0.9"_s, {1}, {2}, Timestamp{3}};
            return request.after().isEmpty() ? answer(Page<sign_ins::PastSignIn>{{late}, u"9"_s})
                                             : answer(Page<sign_ins::PastSignIn>{{early}, {}});
        });
        SessionList list(*m_house->session);
        QVERIFY(!list.hasEarlier());
        list.readHistory();
        QTRY_COMPARE(list.history().size(), 1);
        QVERIFY(list.hasEarlier());
        list.readEarlier();
        list.readEarlier(); // once is enough
        QTRY_COMPARE(list.history().size(), 2);
        QCOMPARE(list.history()[1].device, u"laptop"_s);
        QVERIFY(!list.hasEarlier());
        QCOMPARE(m_server->requestsTo("GET", u"/api/v1/me/sign-ins"_s), 2);
        list.readHistory(); // anew
        QTRY_COMPARE(list.history().size(), 1);
    }
    void everyOtherOneIsEnded()
    {
        SessionList list(*m_house->session);
        QVERIFY(!list.hasOthers());
        list.refresh();
        QTRY_COMPARE(list.rowCount(), 3);
        QVERIFY(list.hasOthers());
        QSignalSpy ended(&list, &SessionList::othersEnded);
        const QSignalSpy refused(&list, &SessionList::refused);
        m_server->on("DELETE", u"/api/v1/sessions"_s, [](const FakeRequest &) {
            return refusal({Code::Unavailable, "busy"});
        });
        list.revokeOthers();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(list.rowCount(), 3);
        m_server->on("DELETE", u"/api/v1/sessions"_s,
                     [](const FakeRequest &) { return answer(accounts::EndedSessions{2}); });
        list.revokeOthers();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].toString(), u"Every other device is signed out. Sign-ins that were ended: 2"_s);
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(list.session(0).device, u"desktop"_s);
        QVERIFY(!list.hasOthers());
    }
    void firstAndLastUseAreTold()
    {
        Formats formats(m_house->clock);
        formats.setLanguage(Language::English);
        const QString use = SessionList::useOf({{1}, u"phone"_s, u"10.0.0.1"_s, {1}, {5}, false}, formats);
        QVERIFY2(use.startsWith(u"10.0.0.1 · first used "_s) && use.contains(u", last used "_s),
                 qPrintable(use));
    }
    void aRevokedOneGoesWhenTheServerAgrees()
    {
        SessionList list(*m_house->session);
        list.refresh();
        QTRY_COMPARE(list.rowCount(), 3);
        const QSignalSpy refused(&list, &SessionList::refused);
        m_server->on("DELETE", u"/api/v1/sessions/3"_s, [](const FakeRequest &) {
            return refusal({Code::Unavailable, "busy"});
        });
        list.revoke({3});
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(list.rowCount(), 3);
        m_server->on("DELETE", u"/api/v1/sessions/3"_s, [](const FakeRequest &) {
            return FakeAnswer{204, {}, {}};
        });
        list.revoke({3});
        QTRY_COMPARE(list.rowCount(), 2);
        QCOMPARE(list.session(1).device, u"phone"_s);
    }
    void aNewNicknameIsKnownEverywhere()
    {
        SessionList list(*m_house->session);
        m_server->on("PATCH", u"/api/v1/me"_s, [this](const FakeRequest &request) {
            accounts::Account account = *m_house->session->account();
            account.nickname = fromJson<accounts::ChangeProfile>(request.body)->nickname;
            return answer(account);
        });
        const QSignalSpy changed(m_house->session.get(), &Session::accountChanged);
        QVERIFY(waitFor(list.changeNickname(u" 미나 "_s))->ok());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_house->session->account()->nickname, u"미나"_s);
        QCOMPARE(m_house->preferences.account()->nickname, u"미나"_s);
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(SessionListTest)
#include "tst_session_list.moc"
