// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/word_offers.h"

#include "common/views/emoji/emoji_picker.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

namespace {

QStringList signsOf(const QList<WordOffer> &offers)
{
    QStringList signs;
    for (const WordOffer &offer : offers)
        signs += offer.sign;
    return signs;
}

} // namespace

class WordOffersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void halfWordsAreFoundBeforeTheCursor_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("from"); // -1: there is none
        QTest::addColumn<QString>("typed");
        QTest::addRow("a name") << u"hi @mi"_s << 3 << u"mi"_s;
        QTest::addRow("a mark alone") << u"@"_s << 0 << u""_s;
        QTest::addRow("initial consonants") << u"안녕 @ㅁㅈ"_s << 3 << u"ㅁㅈ"_s;
        QTest::addRow("in brackets") << u"(@kim.m"_s << 1 << u"kim.m"_s;
        QTest::addRow("an emoji") << u"좋아요 :하트"_s << 4 << u"하트"_s;
        QTest::addRow("several words of one") << u":thumbs_up"_s << 0 << u"thumbs_up"_s;
        QTest::addRow("a mail address") << u"mina@mi"_s << -1 << QString();
        QTest::addRow("a time") << u"14:00"_s << -1 << QString();
        QTest::addRow("a web address") << u"https://ho"_s << -1 << QString();
        QTest::addRow("an emoji that is closed") << u":heart:"_s << -1 << QString();
        QTest::addRow("behind it") << u"@mina "_s << -1 << QString();
        QTest::addRow("nothing") << QString() << -1 << QString();
        QTest::addRow("endless") << u"@"_s + QString(100, u'a') << -1 << QString();
    }
    void halfWordsAreFoundBeforeTheCursor()
    {
        QFETCH(QString, before);
        QFETCH(int, from);
        const std::optional<HalfWord> word = halfWordIn(before);
        QCOMPARE(word ? int(word->from) : -1, from);
        if (word)
            QTEST(word->typed, "typed");
    }

    void peopleAreRankedByHowWellTheyFit()
    {
        const Nameables house{{{{2}, u"박민"_s, u"park"_s},
                               {{3}, u"민재"_s, u"kim.min"_s},
                               {{4}, u"Jun"_s, u"min"_s},
                               {{5}, u"Mina"_s, u"sol"_s}},
                              false,
                              Language::English};
        QCOMPARE(signsOf(offersFor({0, u'@', u"min"_s}, house)),
                 (QStringList{u"@min"_s, u"@sol"_s, u"@kim.min"_s}));
        QCOMPARE(signsOf(offersFor({0, u'@', u"MIN"_s}, house)).first(), u"@min"_s);
        QCOMPARE(signsOf(offersFor({0, u'@', u"민"_s}, house)), (QStringList{u"@kim.min"_s, u"@park"_s}));
        QCOMPARE(signsOf(offersFor({0, u'@', u"ㅁㅈ"_s}, house)), QStringList{u"@kim.min"_s});
        QCOMPARE(signsOf(offersFor({0, u'@', u"미"_s}, house)), (QStringList{u"@kim.min"_s, u"@park"_s}));
        QCOMPARE(offersFor({0, u'@', {}}, house).size(), 4);
        QVERIFY(offersFor({0, u'@', u"민지"_s}, house).isEmpty());
        const WordOffer mina = offersFor({0, u'@', u"mina"_s}, house).first();
        QCOMPARE(mina.name, u"Mina"_s);
        QCOMPARE(mina.text(), u"@sol "_s); // whatever she calls herself
    }
    void anOlderServerTellsNicknamesOnly()
    {
        const Nameables house{{{{2}, u"준"_s, {}}}, false, Language::English};
        QCOMPARE(offersFor({0, u'@', u"준"_s}, house).first().text(), u"@준 "_s);
        QVERIFY(offersFor({0, u'@', u"jun"_s}, house).isEmpty());
    }
    void everybodyComesLastAndInOnesLanguage()
    {
        Nameables house{{{{2}, u"모모"_s, u"everest"_s}}, true, Language::English};
        QCOMPARE(signsOf(offersFor({0, u'@', u"eve"_s}, house)),
                 (QStringList{u"@everest"_s, u"@everyone"_s}));
        QCOMPARE(signsOf(offersFor({0, u'@', u"모"_s}, house)), (QStringList{u"@everest"_s, u"@everyone"_s}));
        house.language = Language::Korean;
        QCOMPARE(signsOf(offersFor({0, u'@', u"ㅁㄷ"_s}, house)), QStringList{u"@모두"_s});
        house.everyone = false;
        QCOMPARE(signsOf(offersFor({0, u'@', u"eve"_s}, house)), QStringList{u"@everest"_s});
    }
    void rolesComeAfterPeopleAndSomebodysNameGoesBefore()
    {
        Nameables house{
            {{{2}, u"모모"_s, u"mori"_s}, {{3}, u"수"_s, u"support"_s}}, false, Language::English, true};
        QCOMPARE(signsOf(offersFor({0, u'@', u"mo"_s}, house)), (QStringList{u"@mori"_s, u"@moderator"_s}));
        QCOMPARE(offersFor({0, u'@', u"moder"_s}, house).first().kind, WordOffer::Kind::Role);
        QCOMPARE(offersFor({0, u'@', u"supp"_s}, house).size(), 1);
        QCOMPARE(offersFor({0, u'@', u"supp"_s}, house).first().kind, WordOffer::Kind::Person);
        QVERIFY(offersFor({0, u'@', u"memb"_s}, house).isEmpty()); // looks after nothing
        house.roles = false;
        QVERIFY(offersFor({0, u'@', u"moder"_s}, house).isEmpty());
    }
    void emojiWantTwoLettersInEitherLanguage()
    {
        const Nameables english{{}, false, Language::English};
        QVERIFY(offersFor({0, u':', u"h"_s}, english).isEmpty());
        QVERIFY(offersFor({0, u':', u"30"_s}, english).isEmpty());
        const WordOffer heart = offersFor({0, u':', u"red_heart"_s}, english).first();
        QCOMPARE(heart.kind, WordOffer::Kind::Emoji);
        QCOMPARE(heart.name, u"red heart"_s);
        const Nameables korean{{}, false, Language::Korean};
        QVERIFY(signsOf(offersFor({0, u':', u"하트"_s}, korean)).contains(heart.sign));
        QVERIFY(offersFor({0, u':', u"he"_s}, korean).size() <= kMostOffers);
    }

    void offersFollowTheWord()
    {
        enter();
        WordOffers offers(*m_house->session, *m_timeline, *m_people, *m_formats);
        QAbstractItemModelTester tester(&offers, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy reset(&offers, &QAbstractItemModel::modelReset);
        offers.follow(u"hi @"_s);
        QCOMPARE(offers.rowCount(), 0); // a mark alone
        QVERIFY(!offers.word());
        offers.follow(u"hi @소"_s);
        QCOMPARE(offers.rowCount(), 2);
        QCOMPARE(offers.word()->from, 3);
        offers.step(1);
        QCOMPARE(offers.chosen(), 1);
        const auto resets = reset.size();
        offers.follow(u"hi @소"_s); // committed: nothing changes
        QCOMPARE(reset.size(), resets);
        QCOMPARE(offers.chosen(), 1);
        offers.step(1);
        QCOMPARE(offers.chosen(), 0);
        offers.step(-1);
        QCOMPARE(offers.chosen(), 1);
        offers.step(7);
        QCOMPARE(offers.chosen(), 1);
        QCOMPARE(offers.data(offers.index(1), Qt::AccessibleTextRole).toString(), u"소희, @sohee"_s);
        offers.follow(u"hi @소라"_s);
        QCOMPARE(offers.rowCount(), 1);
        QCOMPARE(offers.chosen(), 0);
        offers.dismiss();
        QCOMPARE(offers.rowCount(), 0);
        offers.follow(u"hi @소"_s);
        QCOMPARE(offers.rowCount(), 0); // the same word
        offers.follow(u"hi @소 "_s);
        offers.follow(u"hi @소 @소"_s);
        QCOMPARE(offers.rowCount(), 2);
        offers.use(0);
        QCOMPARE(offers.rowCount(), 0);
    }
    void whoSpokeLastComesFirst()
    {
        enter();
        QCOMPARE(offered(u"@소"_s), (QStringList{u"@sora"_s, u"@sohee"_s}));
        m_server->say(7, 2, u"here"_s);
        m_server->say(7, 3, u"here"_s);
        QTRY_COMPARE(offered(u"@소"_s), (QStringList{u"@sohee"_s, u"@sora"_s}));
        QVERIFY(offered(u"@mina"_s).isEmpty()); // oneself
    }
    void whoMayCallEverybody()
    {
        enter();
        QVERIFY(offered(u"@every"_s).isEmpty());
        rooms::Room room = *m_house->session->archive().room({7});
        room.role = rooms::MemberRole::Owner;
        m_house->session->archive().putRoom(room);
        QCOMPARE(offered(u"@every"_s), QStringList{u"@everyone"_s});
    }
    void rolesAreCalledInRoomsOfMore()
    {
        enter();
        QCOMPARE(offered(u"@moder"_s), QStringList{u"@moderator"_s});
        rooms::Room room = *m_house->session->archive().room({7});
        room.visibility = rooms::Visibility::Direct;
        m_house->session->archive().putRoom(room);
        QVERIFY(offered(u"@moder"_s).isEmpty());
    }
    void anEmojiThatWasTakenStandsFirstInThePicker()
    {
        enter();
        WordOffers offers(*m_house->session, *m_timeline, *m_people, *m_formats);
        offers.follow(u":red_heart"_s);
        const QString sign = offers.offer(0).sign;
        offers.use(0);
        QCOMPARE(EmojiPicker(m_house->preferences, *m_formats).sign(0), sign);
    }

    void cleanup()
    {
        m_people.reset();
        m_timeline.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

private:
    void enter()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"sora"_s, u"소라"_s);
        m_server->addPerson(3, u"sohee"_s, u"소희"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_people = std::make_unique<People>(*m_house->session, RoomId{7});
        m_timeline->open();
        QTRY_VERIFY(!m_people->isLoading());
    }
    QStringList offered(const QString &before)
    {
        WordOffers offers(*m_house->session, *m_timeline, *m_people, *m_formats);
        offers.follow(before);
        QStringList signs;
        for (int i = 0; i < offers.rowCount(); ++i)
            signs += offers.offer(i).sign;
        return signs;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<People> m_people;
};

QTEST_GUILESS_MAIN(WordOffersTest)
#include "tst_word_offers.moc"
