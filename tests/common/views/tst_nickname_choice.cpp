// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/nickname_choice.h"

#include "common/views/account_form.h"
#include "common/views/composer.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using details::Part;
using nicknames::NicknameAnswer;
using nicknames::NicknameStanding;
using nicknames::NicknameVerdict;
using Box = AccountForm::Field;

class NicknameChoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"mina"_s);
        m_server->addRoom(7, u"마당"_s);
        m_standing = {u"mina"_s, false, true, true, true, 0};
        m_refusal.reset();
        m_server->on("GET", u"/api/v1/me/nickname"_s,
                     [this](const FakeRequest &) { return answer(m_standing); });
        m_server->on("PUT", u"/api/v1/me/nickname"_s, [this](const FakeRequest &request) {
            if (m_refusal)
                return refusal(*m_refusal);
            m_standing
                = {fromJson<nicknames::NicknameWish>(request.body)->nickname, true, false, true, true, 1};
            return answer(m_standing);
        });
        m_server->on("POST", u"/api/v1/nicknames/check"_s, [](const FakeRequest &request) {
            const QString name = fromJson<nicknames::NicknameWish>(request.body)->nickname;
            return answer(NicknameAnswer{name == u"준"_s ? NicknameVerdict::Taken : NicknameVerdict::Free});
        });
        m_house = std::make_unique<ClientHouse>();
        m_choice = std::make_unique<NicknameChoice>(*m_house->session);
    }
    void cleanup()
    {
        m_choice.reset();
        m_house.reset();
        m_server.reset();
    }

    void nothingIsSentBeforeOneIsChosenAndNothingIsLost()
    {
        const QSignalSpy needed(m_choice.get(), &NicknameChoice::needed);
        const QSignalSpy chosen(m_choice.get(), &NicknameChoice::chosen);
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(needed.size(), 1);
        Formats formats(m_house->clock);
        Timeline timeline(*m_house->session, formats, {7});
        Composer composer(*m_house->session, timeline);
        composer.setText(u"안녕하세요"_s);
        QVERIFY(composer.canSend());
        QCOMPARE(composer.send().error(), Error(Code::Conflict, "nickname-needed").at(u"nickname"_s));
        QCOMPARE(composer.text(), u"안녕하세요"_s);

        m_refusal = Error(Code::AlreadyExists, "nickname-taken").at(u"nickname"_s);
        m_choice->setText(u"준"_s);
        m_choice->choose();
        QTRY_VERIFY(!m_choice->isBusy());
        QVERIFY(m_choice->fault().contains(u"Choose another nickname"_s));
        QCOMPARE(m_choice->text(), u"준"_s);
        QVERIFY(m_choice->isNeeded());

        m_refusal.reset();
        m_choice->setText(u" 미나 "_s);
        QVERIFY(m_choice->fault().isEmpty());
        m_choice->choose();
        QTRY_COMPARE(chosen.size(), 1);
        QVERIFY(!m_choice->isNeeded());
        QCOMPARE(m_house->session->account()->nickname, u"미나"_s);
        QVERIFY(composer.send());
    }

    void whetherItIsFreeIsAskedOnceNothingIsTyped()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_choice->isNeeded());
        for (const QString &typed : {u"미"_s, u"미나"_s, u"준"_s})
            m_choice->setText(typed);
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/nicknames/check"_s), 0);
        m_house->clock.advance(1s);
        QTRY_VERIFY(!m_choice->fault().isEmpty());
        QCOMPARE(m_server->requestsTo("POST", u"/api/v1/nicknames/check"_s), 1);
        m_choice->setText(u"민아"_s);
        QVERIFY(m_choice->fault().isEmpty());
        m_house->clock.advance(1s);
        QTRY_COMPARE(m_choice->praise(), u"This nickname is free."_s);
    }

    void anOlderServerWantsNone()
    {
        m_server->on("GET", u"/api/v1/me/nickname"_s, [](const FakeRequest &) {
            return refusal(Error{Code::NotFound, "route"});
        });
        QVERIFY(m_house->enter(*m_server));
        QTRY_COMPARE(m_server->requestsTo("GET", u"/api/v1/me/nickname"_s), 1);
        QVERIFY(!m_choice->isNeeded());
        QVERIFY(!m_house->session->nicknameNeeded());
    }

    void whoeverComesNextIsAskedForThemselves()
    {
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_house->session->nicknameNeeded());
        m_house->session->signOut();
        QVERIFY(!m_house->session->nicknameNeeded());
        QVERIFY(!m_choice->isNeeded());
    }

    // --- when signing up

    void signingUpTellsWhetherANicknameIsFree()
    {
        const auto form = registering({});
        form->setText(Box::Nickname, u"준"_s);
        m_house->clock.advance(1s);
        QTRY_VERIFY(form->hint(Box::Nickname).contains(u"Choose another nickname"_s));
        form->setText(Box::Nickname, u"민아"_s);
        QVERIFY(form->hint(Box::Nickname).isEmpty());
        m_house->clock.advance(1s);
        QTRY_COMPARE(form->remark(Box::Nickname), u"This nickname is free."_s);
    }

    void signingUpAsksForWhatTheHouseWants()
    {
        const auto form = registering({{Part::Phone, true}, {Part::Address, false}, {Part::Home, false}});
        QVERIFY(form->fields().contains(Box::Phone));
        QVERIFY(!form->fields().contains(Box::Country));
        QVERIFY(form->hasMore());
        form->setText(Box::Username, u"sora"_s);
        form->setText(Box::Password, u"longenough"_s);
        form->setText(Box::PasswordAgain, u"longenough"_s);
        QVERIFY(!form->canSubmit());
        form->setText(Box::Phone, u"010-1234-5678"_s);
        QVERIFY(form->canSubmit());
        form->showMore(true);
        for (const Box field : {Box::Country, Box::Postcode, Box::Line1, Box::Line2, Box::Home})
            QVERIFY(form->fields().contains(field) && form->isOptional(field));
        form->setText(Box::Home, u"somewhere"_s);
        QVERIFY(form->hint(Box::Home).contains(u"37.5665"_s));
        QVERIFY(!form->canSubmit());
        form->setText(Box::Home, u"37.5665, 126.9780"_s);
        form->setText(Box::Country, u"KR"_s);
        form->showMore(false); // what was typed goes along all the same
        accounts::Register sent;
        m_server->on("POST", u"/api/v1/accounts"_s, [&sent](const FakeRequest &request) {
            sent = *fromJson<accounts::Register>(request.body);
            return refusal(Error(Code::InvalidValue, "postcode").at(u"postcode"_s));
        });
        form->submit();
        QTRY_VERIFY(form->error().has_value());
        QCOMPARE(sent.details->phone, u"010-1234-5678"_s);
        QCOMPARE(sent.details->latitude, 37'566'500);
        QCOMPARE(sent.details->longitude, 126'978'000);
        // What is wrong is shown where it stands.
        QVERIFY(form->isMoreShown());
        QVERIFY(!form->hint(Box::Postcode).isEmpty());
        QVERIFY(form->isErrorAtField());
        QCOMPARE(form->text(Box::Home), u"37.5665, 126.9780"_s);
    }

private:
    std::unique_ptr<AccountForm> registering(const QList<details::AskedPart> &details)
    {
        m_server->on("GET", u"/api/v1/registration"_s, [details](const FakeRequest &) {
            accounts::RegistrationRules rules;
            rules.uniqueNicknames = true;
            rules.details = details;
            return answer(rules);
        });
        auto form = std::make_unique<AccountForm>(*m_house->session);
        form->setText(Box::Server, m_server->address().text());
        form->setPurpose(AccountForm::Purpose::Register);
        if (!test::eventually([&] { return form->rules().has_value(); }))
            qFatal("the server tells no rules");
        return form;
    }

    NicknameStanding m_standing;
    std::optional<Error> m_refusal;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<NicknameChoice> m_choice;
};

QTEST_GUILESS_MAIN(NicknameChoiceTest)
#include "tst_nickname_choice.moc"
