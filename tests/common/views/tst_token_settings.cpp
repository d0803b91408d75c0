// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/token_settings.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using tokens::Scope;

class TokenSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->on("GET", kTokens, [](const FakeRequest &) {
            tokens::ApiToken one;
            one.id = {7};
            one.name = u"cron"_s;
            one.expiresAt = {9};
            return answer(Page<tokens::ApiToken>{{one}, {}});
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<TokenSettings>(*m_house->session);
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void anOlderServerOffersNone()
    {
        // Without a handler the fake server answers whatever lies under /me with the account.
        m_server->on("GET", kTokens, [](const FakeRequest &) { return refusal({Code::NotFound, "path"}); });
        m_view->refresh();
        QTRY_VERIFY(!m_view->isBusy());
        QVERIFY(!m_view->isOffered());
        QVERIFY(!m_view->error());
    }

    void aSecondFactorIsAskedForWhereThereIsOne()
    {
        m_view->refresh();
        QTRY_COMPARE(m_view->items().size(), 1);
        QVERIFY(m_view->isOffered());
        QVERIFY(!m_view->needsCode());
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, Timestamp{5}, 10});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->needsCode());
    }

    void theTokenIsThereOnce()
    {
        tokens::MakeToken asked;
        m_server->on("POST", kTokens, [&asked](const FakeRequest &request) {
            asked = *fromJson<tokens::MakeToken>(request.body);
            tokens::MadeToken made;
            made.token.id = {8};
            made.token.name = asked.name;
            made.secret = u"mdt_secret"_s;
            return answer(made);
        });
        m_view->refresh();
        QTRY_COMPARE(m_view->items().size(), 1);
        const QSignalSpy told(m_view.get(), &TokenSettings::told);
        m_view->make(u" nightly "_s, Scope::Write, u"30"_s, u"hers"_s, {});
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(asked.name, u"nightly"_s);
        QCOMPARE(asked.scope, Scope::Write);
        QCOMPARE(asked.days, std::optional(30));
        QCOMPARE(asked.password, u"hers"_s);
        QVERIFY(!asked.code);
        QCOMPARE(m_view->secret(), u"mdt_secret"_s);
        QCOMPARE(m_view->items().size(), 2);
        QCOMPARE(m_view->items()[0].name, u"nightly"_s);
        m_view->forgetSecret();
        QVERIFY(m_view->secret().isEmpty());
    }

    void anotherAccountSeesNothingOfIt()
    {
        m_server->on("POST", kTokens, [](const FakeRequest &) {
            tokens::MadeToken made;
            made.token.id = {8};
            made.secret = u"mdt_secret"_s;
            return answer(made);
        });
        m_view->make(u"nightly"_s, Scope::Read, {}, u"hers"_s, {});
        QTRY_VERIFY(!m_view->secret().isEmpty());
        m_house->session->signOut();
        QVERIFY(m_view->secret().isEmpty());
        QVERIFY(m_view->items().isEmpty());
    }

    void whatIsWrongIsSaidWhereItIs()
    {
        m_view->make(u"nightly"_s, Scope::Read, u"soon"_s, u"hers"_s, {});
        QVERIFY(m_view->error());
        QCOMPARE(m_view->error()->field, u"days"_s);
        QCOMPARE(m_server->requestsTo("POST", kTokens), 0);
        m_server->on("POST", kTokens, [](const FakeRequest &) {
            return refusal(Error(Code::SecondFactorNeeded, "second-factor").at(u"secondFactor"_s));
        });
        m_view->make(u"nightly"_s, Scope::Read, {}, u"hers"_s, {});
        QTRY_VERIFY(!m_view->isBusy());
        QCOMPARE(m_view->error()->field, u"code"_s);
        QVERIFY(m_view->needsCode()); // it was set up on another device meanwhile
    }

    void whoHasNoRoleIsOfferedNoneThatOperates()
    {
        QCOMPARE(m_view->scopes(), (QList<Scope>{Scope::Read, Scope::Write}));
        m_server->on("GET", u"/api/v1/me"_s, [](const FakeRequest &) {
            return answer(accounts::Account{{1}, u"mina"_s, u"민아"_s, u"moderator"_s, {1}});
        });
        m_house->session->refreshAccount();
        QTRY_COMPARE(m_view->scopes().size(), 3);
    }

    void oneIsRevoked()
    {
        m_server->on("DELETE", kTokens + u"/7"_s, [](const FakeRequest &) { return answer(Nothing{}); });
        m_view->refresh();
        QTRY_COMPARE(m_view->items().size(), 1);
        m_view->revoke({7});
        QTRY_VERIFY(m_view->items().isEmpty());
        QVERIFY(!m_view->error());
    }

private:
    static inline const QString kTokens = u"/api/v1/me/tokens"_s;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<TokenSettings> m_view;
};

QTEST_GUILESS_MAIN(TokenSettingsTest)
#include "tst_token_settings.moc"
