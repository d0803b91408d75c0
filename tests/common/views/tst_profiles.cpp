// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/own_profile.h"
#include "common/views/person_page.h"

#include "common/protocol/blocks.h"
#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class ProfileViewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_card = {{2},
                  u"jun"_s,
                  u"준"_s,
                  u"꽃"_s,
                  std::nullopt,
                  accounts::Role::Moderator,
                  {1},
                  presence::State::Online,
                  {{{7}, u"마당"_s}},
                  false};
        m_server->on("GET", u"/api/v1/profiles/2"_s, [this](const FakeRequest &) { return answer(m_card); });
        m_own = {u"민아"_s, u"안녕"_s, std::nullopt};
        m_server->on("GET", u"/api/v1/me/profile"_s, [this](const FakeRequest &) { return answer(m_own); });
        m_server->on("PATCH", u"/api/v1/me/profile"_s, [this](const FakeRequest &request) {
            m_wanted = *fromJson<profiles::ChangeOwnProfile>(request.body);
            if (m_wanted.nickname == u"admin"_s)
                return refusal(Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s));
            m_own.nickname = m_wanted.nickname.value_or(m_own.nickname);
            m_own.bio = m_wanted.bio.value_or(m_own.bio);
            if (m_wanted.language)
                m_own.language = m_wanted.language;
            return answer(m_own);
        });
        m_server->on("PUT", u"/api/v1/me/picture"_s, [this](const FakeRequest &request) {
            m_sent = request.body;
            m_own.picture = PortraitId{40};
            return answer(m_own);
        });
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aCardShowsTheNameAtOnceAndTheRestWhenItComes()
    {
        PersonPage page(*m_house->session, {{2}, u"준"_s});
        QCOMPARE(page.card().nickname, u"준"_s);
        QVERIFY(!page.canMessage());
        QTRY_VERIFY(page.canMessage());
        QCOMPARE(page.presenceText(), u"online"_s);
        QVERIFY(page.sinceText().contains(u"1970"_s));
        QVERIFY(page.canBlock());
        QVERIFY(!page.isMe());
        QCOMPARE(m_house->session->faces().of({2})->badge, accounts::Role::Moderator);
        QTRY_VERIFY(m_server->isHeard("/topic/rooms/7/ephemeral"));
        m_server->tellTopic("/topic/rooms/7/ephemeral", "presence",
                            toJson(presence::Changed{{7}, {2}, presence::State::Away}));
        QTRY_COMPARE(page.presenceText(), u"away"_s);
    }

    void blockingReadsTheCardAgain()
    {
        PersonPage page(*m_house->session, {{2}, u"준"_s});
        QTRY_VERIFY(page.canBlock());
        m_server->on("PUT", u"/api/v1/blocks/2"_s, [this](const FakeRequest &) {
            m_card.blocked = true;
            return answer(Nothing{});
        });
        QVERIFY(waitFor(page.setBlocked(true))->ok());
        QTRY_VERIFY(page.card().blocked);
        QVERIFY(!page.canMessage());
    }

    void whoIsNotFoundSaysSo()
    {
        m_server->on("GET", u"/api/v1/profiles/2"_s, [](const FakeRequest &) {
            return refusal({Code::NotFound, "person"});
        });
        PersonPage page(*m_house->session, {{2}, u"준"_s});
        QTRY_VERIFY(page.error());
        QVERIFY(!page.canMessage() && !page.canBlock());
    }

    void onlyWhatDiffersIsSaved()
    {
        OwnProfile own(*m_house->session);
        QTRY_VERIFY(own.profile() && !own.isBusy());
        const QSignalSpy saved(&own, &OwnProfile::saved);
        own.save(u"민아"_s, u"안녕"_s);
        QVERIFY(!own.isBusy());
        own.save(u" 민아 "_s, u"반가워요"_s);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!m_wanted.nickname);
        QCOMPARE(m_wanted.bio, u"반가워요"_s);
        own.save(u"민"_s, u"반가워요"_s);
        QTRY_COMPARE(saved.size(), 2);
        QCOMPARE(m_house->session->account()->nickname, u"민"_s);
    }

    void theLanguageOfMailsIsSavedWhenItDiffers()
    {
        using accounts::MailLanguage;
        m_own.language = MailLanguage::Auto;
        OwnProfile own(*m_house->session);
        QTRY_VERIFY(own.profile() && !own.isBusy());
        const QSignalSpy saved(&own, &OwnProfile::saved);
        own.save(u"민아"_s, u"안녕"_s, MailLanguage::Auto);
        QVERIFY(!own.isBusy());
        own.save(u"민아"_s, u"안녕"_s, MailLanguage::English);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(m_wanted.language == MailLanguage::English && !m_wanted.nickname && !m_wanted.bio);
        QVERIFY(own.profile()->language == MailLanguage::English);
        QVERIFY(OwnProfile::languageFrom(u" KO "_s) == MailLanguage::Korean);
        QVERIFY(OwnProfile::languageFrom(u"auto"_s) == MailLanguage::Auto);
        QVERIFY(!OwnProfile::languageFrom(u"ja"_s));
    }

    void aRefusalStandsAtItsField()
    {
        OwnProfile own(*m_house->session);
        QTRY_VERIFY(own.profile() && !own.isBusy());
        own.save(u"admin"_s, u"안녕"_s);
        QTRY_VERIFY(!own.fault(OwnProfile::Field::Nickname).isEmpty());
        QVERIFY(own.fault(OwnProfile::Field::Bio).isEmpty());
        QVERIFY(own.fault().isEmpty());
        QCOMPARE(own.profile()->nickname, u"민아"_s);
    }

    void aPictureIsJudgedBeforeItIsSent()
    {
        OwnProfile own(*m_house->session);
        QTRY_VERIFY(own.profile() && !own.isBusy());
        own.setPicture("<svg/>");
        QVERIFY(!own.fault(OwnProfile::Field::Picture).isEmpty());
        own.setPicture("\x89PNG\r\n\x1a\n" + QByteArray(profiles::kLargestUpload, 'x'));
        QVERIFY(!own.fault(OwnProfile::Field::Picture).isEmpty());
        QCOMPARE(m_server->requestsTo("PUT", u"/api/v1/me/picture"_s), 0);
        const QByteArray png = "\x89PNG\r\n\x1a\nrest";
        own.setPicture(png);
        QTRY_VERIFY(own.profile()->picture);
        QCOMPARE(m_sent, png);
        QCOMPARE(m_house->session->faces().of({1})->picture, PortraitId{40});
        QVERIFY(own.fault(OwnProfile::Field::Picture).isEmpty());
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    profiles::PersonCard m_card;
    profiles::Profile m_own;
    profiles::ChangeOwnProfile m_wanted;
    QByteArray m_sent;
};

QTEST_GUILESS_MAIN(ProfileViewsTest)
#include "tst_profiles.moc"
