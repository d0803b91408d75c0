// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/email_settings.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using accounts::Email;

class EmailSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<EmailSettings>(*m_house->session);
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void anAddressIsSetProvenAndTold()
    {
        const QSignalSpy told(m_view.get(), &EmailSettings::told);
        m_server->on("GET", u"/api/v1/me/email"_s, [](const FakeRequest &) { return answer(Email()); });
        m_server->on("PUT", u"/api/v1/me/email"_s, [](const FakeRequest &request) {
            const QString wanted = fromJson<accounts::SetEmail>(request.body)->email;
            return answer(Email{wanted, false, wanted, 60, 600});
        });
        m_server->on("POST", u"/api/v1/me/email/verify"_s, [](const FakeRequest &request) {
            if (fromJson<accounts::VerifyEmail>(request.body)->code != "123456"_L1)
                return refusal(Error(Code::InvalidValue, "code").at(u"code"_s));
            return answer(Email{u"mina@example.org"_s, true, {}, 0, 0});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->email().has_value());
        QVERIFY(!m_view->wantsCode());
        const QString nothing = m_view->summary();
        m_view->set(u"mina"_s);
        QCOMPARE(m_view->error()->field, u"email"_s);
        m_view->set(u" mina@example.org "_s);
        QVERIFY(!m_view->error());
        QTRY_VERIFY(m_view->wantsCode());
        QCOMPARE(m_view->resendIn(), 60);
        QVERIFY(m_view->summary() != nothing);
        m_view->verify(u"000000"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QVERIFY(m_view->wantsCode());
        m_view->verify(u"123456"_s);
        QTRY_VERIFY(m_view->email()->verified);
        QCOMPARE(told.size(), 2);
    }

    void aProvenOneIsChangedWithThePasswordAndTwoCodes()
    {
        Email now{u"old@example.org"_s, true, {}, 0, 0};
        m_server->on("GET", u"/api/v1/me/email"_s, [&now](const FakeRequest &) { return answer(now); });
        m_server->on("PUT", u"/api/v1/me/email"_s, [&now](const FakeRequest &request) {
            const auto wish = *fromJson<accounts::SetEmail>(request.body);
            if (wish.password != u"hers"_s)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            now = {u"old@example.org"_s, true, wish.email, 60, 600, true};
            return answer(now);
        });
        m_server->on("POST", u"/api/v1/me/email/verify"_s, [](const FakeRequest &request) {
            const auto codes = *fromJson<accounts::VerifyEmail>(request.body);
            if (codes.oldCode != u"654321"_s)
                return refusal(Error(Code::InvalidValue, "code").at(u"oldCode"_s));
            return answer(Email{u"new@example.org"_s, true, {}, 0, 0});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->wantsPassword());
        m_view->set(u"new@example.org"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QCOMPARE(m_view->error()->field, u"password"_s);
        QVERIFY(!m_view->wantsOldCode());
        m_view->set(u"new@example.org"_s, u"hers"_s);
        QTRY_VERIFY(m_view->wantsOldCode());
        QVERIFY(m_view->summary().contains(u"new@example.org"_s));
        m_view->verify(u"123456"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QCOMPARE(m_view->error()->field, u"oldCode"_s);
        m_view->verify(u"123456"_s, u"654321"_s);
        QTRY_COMPARE(m_view->email()->address, u"new@example.org"_s);
        QVERIFY(!m_view->wantsOldCode());
    }

    void anotherCodeWaitsItsTime()
    {
        m_server->on("GET", u"/api/v1/me/email"_s, [](const FakeRequest &) {
            return answer(Email{u"a@example.org"_s, false, u"a@example.org"_s, 10, 500});
        });
        m_server->on("POST", u"/api/v1/me/email/code"_s, [](const FakeRequest &) {
            return answer(accounts::CodeSent{60, 600});
        });
        m_view->refresh();
        QTRY_COMPARE(m_view->resendIn(), 10);
        m_house->clock.advance(std::chrono::seconds(10));
        QCOMPARE(m_view->resendIn(), 0);
        m_view->resend();
        QTRY_COMPARE(m_view->resendIn(), 60);
    }

    void aServerWithoutAddressesSaysSo()
    {
        m_server->on("GET", u"/api/v1/me/email"_s, [](const FakeRequest &) {
            return refusal(Error(Code::NotSupported, "email-off").at(u"email"_s));
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->isOff());
        QVERIFY(!m_view->summary().isEmpty());
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<EmailSettings> m_view;
};

QTEST_GUILESS_MAIN(EmailSettingsTest)
#include "tst_email_settings.moc"
