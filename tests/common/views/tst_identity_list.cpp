// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/identity_list.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUrlQuery>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class IdentityListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{
                accounts::Registration::Open,
                {},
                false,
                QList<accounts::Provider>{{u"google"_s, u"Google"_s}, {u"school"_s, u"우리 학교"_s}}});
        });
        m_server->on("GET", u"/api/v1/me/identities"_s, [this](const FakeRequest &) {
            return answer(Page<providers::Identity>{m_identities, {}});
        });
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [this](const FakeRequest &request) {
            m_begin = *fromJson<providers::Begin>(request.body);
            return answer(providers::Begun{u"a1"_s, u"https://chat.example/sign-in/go/a1"_s, {}, 0, 600},
                          201);
        });
        m_identities = {{u"google"_s, u"Google"_s, u"mina@example.org"_s, {1}, {1}}};
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<IdentityList>(*m_house->session);
        m_view->refresh();
        QTRY_COMPARE(m_view->available().size(), 1);
        QTRY_COMPARE(m_view->items().size(), 1);
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void oneIsAddedThroughTheBrowser()
    {
        const QSignalSpy wants(m_view.get(), &IdentityList::wantsBrowser);
        const QSignalSpy added(m_view.get(), &IdentityList::added);
        add(answer(Nothing{}, 201));
        m_view->add(m_view->available().first());
        m_view->go({}, {}); // nothing goes out without a password
        QVERIFY(!m_view->waitsForBrowser());
        m_view->go(u"a quiet pond"_s, {});
        QTRY_COMPARE(wants.size(), 1);
        QVERIFY(m_view->waitsForBrowser());
        QCOMPARE(m_begin.provider, u"school"_s);
        QVERIFY(!m_begin.fresh);
        m_identities.append({u"school"_s, u"우리 학교"_s, u"s-1"_s, {1}, {1}});
        visit();
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.first().first().toString(), u"우리 학교"_s);
        QCOMPARE(m_sent.ticket, u"t-1"_s);
        QCOMPARE(m_sent.password, u"a quiet pond"_s);
        QVERIFY(!m_view->adding());
        QTRY_COMPARE(m_view->items().size(), 2);
        QVERIFY(m_view->available().isEmpty());
        QCOMPARE(m_house->session->account()->username, u"mina"_s); // nobody else came in by it
    }

    void whatWasWrongIsPutRightWithoutTheBrowser()
    {
        const QSignalSpy wants(m_view.get(), &IdentityList::wantsBrowser);
        const QSignalSpy added(m_view.get(), &IdentityList::added);
        add(refusal(Error(Code::WrongCredentials, "password").at(u"password"_s)));
        m_view->add(m_view->available().first());
        m_view->go(u"a quiet lake"_s, {});
        QTRY_COMPARE(wants.size(), 1);
        visit();
        QTRY_VERIFY(m_view->error().has_value());
        add(refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"code"_s)));
        m_view->go(u"a quiet pond"_s, {});
        QTRY_VERIFY(m_view->wantsSecondFactor());
        add(answer(Nothing{}, 201));
        m_view->go(u"a quiet pond"_s, u"123456"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(m_sent.secondFactor, u"123456"_s);
        QCOMPARE(m_sent.ticket, u"t-1"_s);
        QCOMPARE(wants.size(), 1);
    }

    void whoHasNoPasswordNeedsNone()
    {
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = true;
            return answer(standing);
        });
        QVERIFY(m_view->needsPassword());
        m_view->refresh();
        QTRY_VERIFY(!m_view->needsPassword());
        const QSignalSpy wants(m_view.get(), &IdentityList::wantsBrowser);
        const QSignalSpy added(m_view.get(), &IdentityList::added);
        add(refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s)));
        m_view->add(m_view->available().first());
        m_view->go({}, {});
        QTRY_COMPARE(wants.size(), 1);
        visit();
        QTRY_VERIFY(m_view->error().has_value());
        add(answer(Nothing{}, 201));
        m_view->go({}, {}); // signed in again meanwhile: what the browser brought is still good
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(wants.size(), 1);
        QCOMPARE(m_sent.ticket, u"t-1"_s);
        QVERIFY(m_sent.password.isEmpty());
    }

    void whatIsRefusedBeginsAnew()
    {
        const QSignalSpy wants(m_view.get(), &IdentityList::wantsBrowser);
        add(refusal(Error(Code::Conflict, "identity-taken")));
        m_view->add(m_view->available().first());
        m_view->go(u"a quiet pond"_s, {});
        QTRY_COMPARE(wants.size(), 1);
        visit();
        QTRY_VERIFY(m_view->error().has_value());
        QCOMPARE(m_view->error()->about, u"identity-taken"_s);
        QVERIFY(m_view->adding());
        QVERIFY(!m_view->waitsForBrowser());
        m_view->go(u"a quiet pond"_s, {});
        QTRY_COMPARE(wants.size(), 2);
        m_view->cancel();
        QVERIFY(!m_view->adding());
        QVERIFY(!m_view->error());
    }

    void anotherServerHasNoneToAdd()
    {
        m_server->on("GET", u"/api/v1/registration"_s, [](const FakeRequest &) {
            return answer(accounts::RegistrationRules{accounts::Registration::Open, {}, false, {}});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->available().isEmpty());
        QCOMPARE(m_view->items().size(), 1);
    }

private:
    void add(const FakeAnswer &end)
    {
        m_server->on("POST", u"/api/v1/me/identities"_s, [this, end](const FakeRequest &request) {
            m_sent = *fromJson<providers::AddIdentity>(request.body);
            return end;
        });
    }
    /// The browser comes back to where this program listens.
    void visit()
    {
        QUrl url(*m_begin.redirect);
        url.setQuery(u"ticket=t-1&state="_s + *m_begin.state);
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QNetworkReply *reply = m_browser.get(request);
        QTRY_VERIFY(reply->isFinished());
        reply->deleteLater();
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<IdentityList> m_view;
    QList<providers::Identity> m_identities;
    providers::Begin m_begin;
    providers::AddIdentity m_sent;
    QNetworkAccessManager m_browser;
};

QTEST_GUILESS_MAIN(IdentityListTest)
#include "tst_identity_list.moc"
