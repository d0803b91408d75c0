// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/second_factor_settings.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class SecondFactorSettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_view = std::make_unique<SecondFactorSettings>(*m_house->session);
    }
    void cleanup()
    {
        m_view.reset();
        m_house.reset();
        m_server.reset();
    }

    void itIsSetUpWithACode()
    {
        const QSignalSpy told(m_view.get(), &SecondFactorSettings::told);
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, true, {}, 0});
        });
        m_server->on("POST", u"/api/v1/me/second-factor"_s, [](const FakeRequest &request) {
            if (fromJson<accounts::BeginSecondFactor>(request.body)->password != "password"_L1)
                return refusal(Error(Code::WrongCredentials, "password").at(u"password"_s));
            return answer(accounts::SecondFactorSecret{u"ABCDEFGH234"_s, u"otpauth://totp/x"_s});
        });
        m_server->on("POST", u"/api/v1/me/second-factor/confirm"_s, [](const FakeRequest &request) {
            if (fromJson<accounts::ConfirmSecondFactor>(request.body)->code != "123456"_L1)
                return refusal(Error(Code::InvalidValue, "second-factor").at(u"code"_s));
            return answer(accounts::RecoveryCodes{{u"a"_s, u"b"_s}});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->standing().has_value());
        const QString before = m_view->summary();
        m_view->begin(u"not hers"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QCOMPARE(m_view->error()->field, u"password"_s);
        QVERIFY(!m_view->isSettingUp());
        m_view->begin(u"password"_s);
        QTRY_VERIFY(m_view->isSettingUp());
        QCOMPARE(m_view->secret(), u"ABCD EFGH 234"_s);
        QCOMPARE(m_view->qrText(), u"otpauth://totp/x"_s);
        m_view->confirm(u"000000"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QVERIFY(m_view->isSettingUp()); // another code may be tried
        m_view->confirm(u" 123456 "_s);
        QTRY_VERIFY(m_view->isOn());
        QVERIFY(!m_view->isSettingUp());
        QVERIFY(m_view->secret().isEmpty());
        QCOMPARE(m_view->recoveryCodes(), (QList<QString>{u"a"_s, u"b"_s}));
        QVERIFY(m_view->summary() != before);
        QCOMPARE(told.size(), 1);
        m_view->forgetCodes();
        QVERIFY(m_view->recoveryCodes().isEmpty());
        QVERIFY(m_view->isOn());
    }

    void itIsTurnedOff()
    {
        m_server->on("GET", u"/api/v1/me/second-factor"_s, [](const FakeRequest &) {
            return answer(accounts::SecondFactor{true, false, Timestamp{1}, 10});
        });
        m_server->on("POST", u"/api/v1/me/second-factor/end"_s, [](const FakeRequest &request) {
            if (fromJson<accounts::ProveSecondFactor>(request.body)->code != "123456"_L1)
                return refusal(Error(Code::WrongCredentials, "second-factor").at(u"code"_s));
            return answer(Nothing{});
        });
        m_view->refresh();
        QTRY_VERIFY(m_view->isOn());
        m_view->turnOff(u"password"_s, u"000000"_s);
        QTRY_VERIFY(m_view->error().has_value());
        QVERIFY(m_view->isOn());
        m_view->turnOff(u"password"_s, u"123456"_s);
        QTRY_VERIFY(!m_view->isOn());
        QVERIFY(!m_view->error());
    }

    void anOlderServerTakesNone()
    {
        m_server->on("GET", u"/api/v1/me/second-factor"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "path")); });
        m_view->refresh();
        QTRY_VERIFY(m_view->standing().has_value());
        QVERIFY(!m_view->standing()->offered);
        QVERIFY(!m_view->error());
    }

    void whatWasToldIsNotForTheNextPerson()
    {
        m_server->on("POST", u"/api/v1/me/second-factor/recovery-codes"_s,
                     [](const FakeRequest &) { return answer(accounts::RecoveryCodes{{u"a"_s}}); });
        m_view->renewCodes(u"password"_s, u"123456"_s);
        QTRY_COMPARE(m_view->recoveryCodes().size(), 1);
        m_house->session->signOut();
        QVERIFY(m_view->recoveryCodes().isEmpty());
        QVERIFY(!m_view->standing());
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<SecondFactorSettings> m_view;
};

QTEST_GUILESS_MAIN(SecondFactorSettingsTest)
#include "tst_second_factor_settings.moc"
