// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside every form that asks for one's own password, with the views of those forms.
#include "common/views/own_proof.h"

#include "common/views/my_data.h"
#include "common/views/second_factor_settings.h"
#include "common/views/token_settings.h"
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

class OwnProofTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->on("GET", u"/api/v1/me/identities"_s, [](const FakeRequest &) {
            return answer(Page<providers::Identity>{{{u"google"_s, u"Google"_s, u"m"_s, {1}, {1}},
                                                     {u"school"_s, u"우리 학교"_s, u"s"_s, {1}, {5}}},
                                                    {}});
        });
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            accounts::SecondFactor standing{true, false, {}, 0};
            standing.withoutPassword = true;
            return answer(standing);
        });
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [this](const FakeRequest &request) {
            m_begin = *fromJson<providers::Begin>(request.body);
            return answer(providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s,
                                           m_begin.redirect ? std::nullopt : std::optional(u"BCDF-GHJK"_s), 5,
                                           600},
                          201);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_proof = std::make_unique<OwnProof>(*m_house->session);
    }
    void cleanup()
    {
        m_proof.reset();
        m_house.reset();
        m_server.reset();
    }

    void severalWrongPasswordsSayHowLongTheNextOneTakes()
    {
        m_proof->follow(true, {});
        QVERIFY(m_proof->text().isEmpty()); // nothing is known yet
        m_proof->follow(false, Error(Code::WrongCredentials, "password").at(u"password"_s).after(4));
        QVERIFY(m_proof->text().isEmpty());
        m_proof->follow(true, {});
        QVERIFY2(m_proof->text().contains(u"4 s"_s), qPrintable(m_proof->text()));
        const QSignalSpy ticks(m_proof.get(), &OwnProof::changed);
        m_house->clock.advance(std::chrono::seconds(1));
        QVERIFY2(m_proof->text().contains(u"3 s"_s), qPrintable(m_proof->text()));
        QVERIFY(ticks.size() >= 1);
        m_house->clock.advance(std::chrono::seconds(3));
        QVERIFY(m_proof->text().isEmpty());
        m_proof->follow(false, {}); // it was right
        m_proof->follow(true, {});
        QVERIFY(m_proof->text().isEmpty());
    }

    void whatMayNotBeTriedYetIsCountedDown()
    {
        m_proof->follow(true, {});
        m_proof->follow(false, Error(Code::RateLimited, "rate").after(3));
        QCOMPARE(m_proof->heldFor(), 3);
        QVERIFY(!m_proof->text().isEmpty());
        m_house->clock.advance(std::chrono::seconds(3));
        QCOMPARE(m_proof->heldFor(), 0);
        QVERIFY(m_proof->text().isEmpty());
    }

    void whoHasNoPasswordSignsInAgainAndGoesOn()
    {
        int asked = 0;
        m_server->on("POST", u"/api/v1/me/tokens"_s, [&asked](const FakeRequest &) {
            tokens::MadeToken made;
            made.token.id = {8};
            made.secret = u"mdt_secret"_s;
            return ++asked == 1 ? refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s))
                                : answer(made);
        });
        m_server->on("GET", u"/api/v1/me/tokens"_s,
                     [](const FakeRequest &) { return answer(Page<tokens::ApiToken>{}); });
        TokenSettings form(*m_house->session);
        connect(&form, &TokenSettings::changed, m_proof.get(),
                [&] { m_proof->follow(form.isBusy(), form.error()); });
        form.refresh();
        QTRY_VERIFY(form.isOffered());
        QVERIFY(!form.needsPassword());
        QVERIFY(!m_proof->isWanted());
        m_proof->signIn(); // nobody wants it
        QVERIFY(!m_proof->waitsForBrowser());
        form.make(u"cron"_s, tokens::Scope::Read, {}, {}, {});
        QTRY_VERIFY(m_proof->isWanted());
        QTRY_VERIFY(m_proof->offer().contains(u"우리 학교"_s)); // the one used last
        const QSignalSpy wants(m_proof.get(), &OwnProof::wantsBrowser);
        const QSignalSpy proven(m_proof.get(), &OwnProof::proven);
        providers::Prove sent;
        m_server->on("POST", u"/api/v1/me/proof"_s, [&sent](const FakeRequest &request) {
            sent = *fromJson<providers::Prove>(request.body);
            return answer(Nothing{});
        });
        m_proof->signIn();
        QTRY_COMPARE(wants.size(), 1);
        QCOMPARE(m_begin.provider, u"school"_s);
        QCOMPARE(m_begin.fresh, true); // nobody proves anything by a browser that was signed in all the while
        QVERIFY(m_proof->waitsForBrowser());
        visit();
        QTRY_COMPARE(proven.size(), 1);
        QCOMPARE(sent.attempt, u"a1"_s);
        QCOMPARE(sent.ticket, u"t-1"_s);
        QVERIFY(!m_proof->isWanted());
        QVERIFY(!m_proof->text().isEmpty());
        QCOMPARE(m_house->session->account()->username, u"mina"_s); // nobody else came in by it
        form.make(u"cron"_s, tokens::Scope::Read, {}, {}, {});
        QTRY_COMPARE(form.secret(), u"mdt_secret"_s);
        QVERIFY(m_proof->text().isEmpty());
    }

    void aCodeDoesItOnAnyDevice()
    {
        want();
        m_proof->signInElsewhere();
        QTRY_VERIFY(m_proof->waitsForBrowser());
        QVERIFY(!m_begin.provider && !m_begin.redirect);
        QCOMPARE(m_begin.fresh, true);
        QVERIFY2(m_proof->text().contains(u"BCDF-GHJK"_s), qPrintable(m_proof->text()));
        m_proof->cancel();
        QVERIFY(!m_proof->waitsForBrowser());
        QVERIFY(m_proof->isWanted()); // and offered again
    }

    void aServiceThatIsGoneLeavesTheCode()
    {
        want();
        int refused = 0;
        m_server->on("POST", u"/api/v1/provider-sign-ins"_s, [&refused](const FakeRequest &request) {
            if (fromJson<providers::Begin>(request.body)->provider) {
                ++refused;
                return refusal(Error(Code::NotFound, "provider").at(u"provider"_s));
            }
            return answer(
                providers::Begun{u"a1"_s, u"https://chat.example/sign-in"_s, u"BCDF-GHJK"_s, 5, 600}, 201);
        });
        m_proof->signIn();
        QTRY_VERIFY(m_proof->waitsForBrowser());
        QCOMPARE(refused, 1);
        QVERIFY2(m_proof->text().contains(u"BCDF-GHJK"_s), qPrintable(m_proof->text()));
    }

    void somebodyElsesSignInIsSaidSo()
    {
        want();
        const QSignalSpy wants(m_proof.get(), &OwnProof::wantsBrowser);
        m_server->on("POST", u"/api/v1/me/proof"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotAllowed, "other-identity")); });
        m_proof->signIn();
        QTRY_COMPARE(wants.size(), 1);
        visit();
        QTRY_VERIFY(!m_proof->waitsForBrowser());
        QCOMPARE(m_proof->text(), u"That is not what opens this account. Sign in with the right one."_s);
        QVERIFY(m_proof->isWanted());
    }

    void nothingIsKeptForTheNextPerson()
    {
        want();
        m_house->session->signOut();
        QVERIFY(!m_proof->isWanted());
        QVERIFY(m_proof->text().isEmpty());
    }

    void theFormsKnowWhetherThereIsAPassword()
    {
        MyData data(*m_house->session);
        SecondFactorSettings factor(*m_house->session);
        QVERIFY(data.needsPassword() && factor.needsPassword());
        data.refresh();
        factor.refresh();
        QTRY_VERIFY(!data.needsPassword());
        QTRY_VERIFY(!factor.needsPassword());
        accounts::EraseAccount asked{u"?"_s, accounts::Writings::Keep};
        m_server->on("POST", u"/api/v1/me/erase"_s, [&asked](const FakeRequest &request) {
            asked = *fromJson<accounts::EraseAccount>(request.body);
            return refusal(Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        });
        data.erase(u"mina"_s, {}, {}, accounts::Writings::Keep);
        QTRY_VERIFY(data.error().has_value());
        QCOMPARE(data.error()->about, u"sign-in-again"_s);
        QVERIFY(asked.password.isEmpty());
    }

private:
    void want()
    {
        m_proof->follow(true, {});
        m_proof->follow(false, Error(Code::NotAllowed, "sign-in-again").at(u"password"_s));
        QVERIFY(m_proof->isWanted());
        QTRY_VERIFY(m_proof->offer().contains(u"우리 학교"_s));
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
    std::unique_ptr<OwnProof> m_proof;
    QNetworkAccessManager m_browser;
    providers::Begin m_begin;
};

QTEST_GUILESS_MAIN(OwnProofTest)
#include "tst_own_proof.moc"
