// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/account_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using Purpose = AccountForm::Purpose;

class AccountFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        m_form = std::make_unique<AccountForm>(*m_house->session);
        m_form->setText(AccountForm::Field::Server, m_server->address().text());
    }
    void cleanup()
    {
        m_form.reset();
        m_house.reset();
        m_server.reset();
    }

    void signsIn()
    {
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::Username, u" Mina "_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        QVERIFY(m_form->canSubmit());
        m_form->submit();
        QVERIFY(m_form->isBusy());
        m_form->submit(); // pressed twice
        QTRY_COMPARE(entered.size(), 1);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/sessions"_s), 1);
        QCOMPARE(m_house->session->account()->username, u"mina"_s);
        QVERIFY(m_form->text(AccountForm::Field::Password).isEmpty()); // kept no longer than needed
    }
    void saysWhyItFailedUntilSomethingIsTyped()
    {
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"wrong"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->error()->code, Code::WrongCredentials);
        QVERIFY(!m_form->isBusy());
        m_form->setText(AccountForm::Field::Password, u"wrong2"_s);
        QVERIFY(!m_form->error());
    }
    void registersWithWhatItChecked()
    {
        m_form->setPurpose(Purpose::Register);
        m_form->setText(AccountForm::Field::Username, u"sora"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        QVERIFY(!m_form->canSubmit());
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenougH"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::PasswordAgain).isEmpty());
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->setText(AccountForm::Field::Nickname, u"소라"_s);
        QVERIFY(m_form->canSubmit());
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
        QCOMPARE(m_house->session->account()->nickname, u"소라"_s);
    }
    void hintsComeOnlyWhereSomethingWasTyped()
    {
        m_form->setPurpose(Purpose::Register);
        QVERIFY(m_form->hint(AccountForm::Field::Username).isEmpty());
        for (const QString &bad : {u"ab"_s, u"한글"_s, u"with space"_s, QString(33, u'a')}) {
            m_form->setText(AccountForm::Field::Username, bad);
            QVERIFY2(!m_form->hint(AccountForm::Field::Username).isEmpty(), qPrintable(bad));
        }
        m_form->setText(AccountForm::Field::Username, u"a.b_c-9"_s);
        QVERIFY(m_form->hint(AccountForm::Field::Username).isEmpty());
        m_form->setText(AccountForm::Field::Password, u"short"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Password).isEmpty());
        m_form->setText(AccountForm::Field::Server, u"not a server"_s);
        QVERIFY(!m_form->hint(AccountForm::Field::Server).isEmpty());
    }
    void theFieldAtFaultIsNamedByTheServer()
    {
        m_form->setPurpose(Purpose::Register);
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"longenough"_s);
        m_form->setText(AccountForm::Field::PasswordAgain, u"longenough"_s);
        m_form->submit();
        QTRY_VERIFY(m_form->error().has_value());
        QCOMPARE(m_form->error()->code, Code::AlreadyExists);
        QCOMPARE(m_form->error()->field, u"username"_s);
    }
    void guestsNeedOnlyTheAddress()
    {
        const QSignalSpy entered(m_form.get(), &AccountForm::entered);
        m_form->visitAsGuest();
        QCOMPARE(entered.size(), 1);
        QCOMPARE(m_house->session->state(), Session::State::Guest);
        // From there one can sign in.
        m_form->setText(AccountForm::Field::Username, u"mina"_s);
        m_form->setText(AccountForm::Field::Password, u"password"_s);
        m_form->submit();
        QTRY_COMPARE(m_house->session->state(), Session::State::SignedIn);
    }
    void theLastAccountStandsReady()
    {
        m_house->preferences.setAccount(SavedAccount{u"https://example.org"_s, {1}, u"mina"_s, u"민아"_s});
        const AccountForm form(*m_house->session);
        QCOMPARE(form.text(AccountForm::Field::Server), u"https://example.org"_s);
        QCOMPARE(form.text(AccountForm::Field::Username), u"mina"_s);
        QVERIFY(form.text(AccountForm::Field::Password).isEmpty());
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<AccountForm> m_form;
};

QTEST_GUILESS_MAIN(AccountFormTest)
#include "tst_account_form.moc"
