// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/alerts.h"

#include "common/protocol/payouts.h"
#include "common/views/loudness_text.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using notifications::AlertRules;
using notifications::QuietHours;
using rooms::AlertLevel;

class AlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"준"_s);
        m_server->addRoom(7, u"마당"_s);
        m_server->addRoom(8, u"준"_s).visibility = rooms::Visibility::Direct;
        m_server->say(7, 2, u"첫 인사"_s);
        m_server->say(8, 2, u"첫 인사"_s);
        m_stored = {};
        m_server->on("GET", u"/api/v1/notifications/rules"_s,
                     [this](const FakeRequest &) { return answer(m_stored); });
        m_server->on("PATCH", u"/api/v1/notifications/rules"_s, [this](const FakeRequest &request) {
            const auto change = fromJson<notifications::ChangeAlertRules>(request.body);
            m_stored.quietUntil = change->quietUntil;
            return answer(m_stored);
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_alerts.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void amongTheFewEverythingAlertsAmongTheManyOnlyWhatNamesOne()
    {
        enter();
        say(7, u"안녕\n하세요"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        QCOMPARE(m_raised[0].title, u"마당"_s);
        QCOMPARE(m_raised[0].text, u"준: 안녕 하세요"_s);
        QVERIFY(!m_raised[0].names);
        make(7, {}, rooms::kUsuallyAllUpTo + 1);
        next();
        say(7, u"조용히"_s);
        name(7, u"@mina 여기요"_s);
        QTRY_COMPARE(m_raised.size(), 2);
        QCOMPARE(m_raised[1].title, u"준 mentioned you in 마당"_s);
        QCOMPARE(m_raised[1].text, u"@mina 여기요"_s);
        QVERIFY(m_raised[1].names);
    }

    void whatIsLookedAtInAnotherWindowIsNoNews()
    {
        enter();
        say(7, u"아직"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        const QSignalSpy takenBack(m_alerts.get(), &Alerts::takenBack);
        m_alerts->setFocus(false, {8});
        m_alerts->lookAt({7});
        QCOMPARE(takenBack.size(), 1);
        next();
        say(7, u"보고 있다"_s);
        say(8, u"이쪽은 아니다"_s);
        QTRY_COMPARE(m_raised.size(), 2);
        QCOMPARE(m_raised[1].room, RoomId{8});
        m_alerts->lookAt({});
        next();
        say(7, u"이제 안 본다"_s);
        QTRY_COMPARE(m_raised.size(), 3);
    }

    void whatOneSaidReadOrLooksAtIsNoNews()
    {
        enter();
        m_alerts->setFocus(true, {7});
        say(7, u"보고 있다"_s);
        m_server->say(8, 1, u"내 말"_s);
        expectNone();
        m_alerts->setFocus(false, {7});
        say(7, u"안 보고 있다"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        m_alerts->setFocus(true, {7});
        QCOMPARE(m_back, QList<quint64>{7});
    }

    void whatIsOldWhenItComesWasMissed()
    {
        enter();
        m_server->setTime(m_house->clock.now().plus(-16min));
        m_server->say(7, 2, u"옛날"_s);
        expectNone();
    }

    void levelsAreKept()
    {
        enter();
        make(7, {.level = AlertLevel::None});
        name(7, u"@mina"_s);
        expectNone();
        make(7, {.level = AlertLevel::Mentions});
        say(7, u"안녕"_s);
        expectNone();
        everyone(7, u"@everyone"_s);
        QTRY_COMPARE(m_raised.size(), 1);
    }

    void aMuteLetsOnlyPassWhatIsForOne()
    {
        enter();
        const auto answered = m_server->say(7, 1, u"내 질문"_s);
        make(7, {.muted = true, .mutedUntil = m_house->clock.now().plus(1h)});
        say(7, u"안녕"_s);
        everyone(7, u"@everyone"_s);
        expectNone();
        name(7, u"@mina"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        next();
        m_server->happen(7, u"message"_s, 2, toJson(chat::MessageBody{u"대답"_s, answered.id}));
        QTRY_COMPARE(m_raised.size(), 2);
        QCOMPARE(m_raised[1].title, u"준 answered you in 마당"_s);
        m_house->clock.advance(1h);
        m_server->setTime(m_house->clock.now());
        say(7, u"끝"_s);
        QTRY_COMPARE(m_raised.size(), 3);
    }

    void keywordsCountAsBeingNamed()
    {
        m_stored.keywords = {u"deploy"_s, u"바자회"_s};
        enter();
        make(7, {.level = AlertLevel::Mentions});
        say(7, u"redeployed"_s);
        expectNone();
        say(7, u"바자회는 언제?"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        QVERIFY(containsKeyword(u"Deploy!"_s, m_stored.keywords));
        QVERIFY(!containsKeyword(u"deploys"_s, m_stored.keywords));
        QVERIFY(!containsKeyword(u""_s, m_stored.keywords));
        QVERIFY(containsKeyword(u"나redeploy deploy를"_s, m_stored.keywords));
    }

    void manyWordsAreOneAlertWithACount()
    {
        enter();
        say(7, u"하나"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        for (int i = 2; i <= 5; ++i)
            say(7, QString::number(i));
        say(8, u"다른 방"_s);
        QTRY_COMPARE(m_raised.size(), 2);
        QCOMPARE(m_raised[1].title, u"준"_s);
        QTRY_COMPARE(m_house->session->archive().room({7})->unread, 5);
        QCOMPARE(m_raised.size(), 2);
        m_house->clock.advance(Alerts::kPause);
        QCOMPARE(m_raised.size(), 3);
        QCOMPARE(m_raised[2].id, quint64(7));
        QCOMPARE(m_raised[2].count, 5);
        QCOMPARE(m_raised[2].text, u"준: 5"_s);
        m_house->clock.advance(Alerts::kPause);
        QCOMPARE(m_raised.size(), 3);
    }

    void whatWasReadElsewhereIsTakenBack()
    {
        enter();
        say(7, u"하나"_s);
        say(7, u"둘"_s);
        QTRY_COMPARE(m_house->session->archive().room({7})->unread, 2);
        moveRead(7, 2);
        QTRY_COMPARE(m_house->session->archive().room({7})->readPosition, 2);
        QVERIFY2(m_back.isEmpty(), "the second is not read yet");
        moveRead(7, 3);
        QTRY_COMPARE(m_back, QList<quint64>{7});
        m_house->clock.advance(Alerts::kPause);
        QCOMPARE(m_raised.size(), 1);
    }

    void whatIsDeletedIsTakenBack()
    {
        enter();
        const auto said = say(7, u"실수"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        m_server->happen(7, QString(chat::kDeleted), 2, toJson(chat::Referring{said.position, said.id}));
        QTRY_COMPARE(m_back, QList<quint64>{7});
    }

    void noticesAlertUntilTheyAreRead()
    {
        enter();
        notice(100, u"room.invited"_s, toJson(notifications::InvitedBody{{9}, u"우물"_s, u"준"_s}));
        QTRY_COMPARE(m_raised.size(), 1);
        QCOMPARE(m_raised[0].text, u"준 made you a member of “우물”."_s);
        QCOMPARE(m_raised[0].subject.room, RoomId{9});
        // The message alerts, and its notice does not repeat it.
        notice(101, u"chat.mention"_s, toJson(chat::MentionedBody{{7}, u"마당"_s, 2, {3}, u"준"_s}));
        notice(102, u"room.invited"_s, toJson(notifications::InvitedBody{{9}, u"우물"_s, u"준"_s}));
        QTRY_COMPARE(m_raised.size(), 2);
        QCOMPARE(m_raised[1].notice, NoticeId{102});
        m_server->tellTopic("/user/queue/notifications/read", "notices-read",
                            toJson(notifications::NoticesRead{{}, NoticeId{101}, 1}));
        QTRY_COMPARE(m_back, QList<quint64>{100});
    }

    void textsAndAmountsCanBeHidden()
    {
        payouts::Payout payout;
        payout.id = {8};
        payout.campaign = {5};
        payout.title = u"우물 고치기"_s;
        payout.amount = Money{50'000};
        payout.net = Money{49'000};
        enter();
        notice(100, u"payout.paid"_s, toJson(payout));
        QTRY_COMPARE(m_raised.size(), 1);
        QVERIFY(m_raised[0].text.contains(u"50,000"_s));
        m_house->preferences.setNotificationsShowAmounts(false);
        notice(101, u"payout.paid"_s, toJson(payout));
        QTRY_COMPARE(m_raised.size(), 2);
        QVERIFY(!m_raised[1].text.contains(u"000"_s));
        m_house->preferences.setNotificationsShowText(false);
        say(7, u"비밀"_s);
        QTRY_COMPARE(m_raised.size(), 3);
        QVERIFY(!m_raised[2].text.contains(u"비밀"_s));
        m_house->preferences.setNotifies(false);
        say(8, u"비밀"_s);
        notice(103, u"payout.paid"_s, toJson(payout));
        expectNone();
    }

    void quietHoursLetMoneyPassOnlyIfAllowed()
    {
        // It is Monday noon in Seoul.
        m_stored.quiet = {.on = true, .from = 11 * 60, .to = 13 * 60, .timeZone = u"Asia/Seoul"_s};
        enter();
        QTRY_VERIFY(m_alerts->isQuietNow());
        name(7, u"@mina"_s);
        notice(100, u"payout.paid"_s, toJson(payouts::Payout{}));
        expectNone();
        m_stored.quiet.moneyPasses = true;
        m_server->tellTopic("/user/queue/alerts", "alert-rules", toJson(m_stored));
        QTRY_VERIFY(m_alerts->rules().quiet.moneyPasses);
        notice(101, u"payout.paid"_s, toJson(payouts::Payout{}));
        QTRY_COMPARE(m_raised.size(), 1);
        const auto paused = waitFor(m_alerts->pauseFor(60min));
        QVERIFY(paused && *paused);
        notice(102, u"payout.paid"_s, toJson(payouts::Payout{}));
        expectNone();
        m_house->clock.advance(61min);
        m_server->setTime(m_house->clock.now());
        QVERIFY(!m_alerts->isQuietNow());
    }

    void aRoomIsSilentOutsideOfItsSchedule()
    {
        // It is Monday noon in Seoul.
        enter();
        rooms::Loudness loudness;
        loudness.schedule = rooms::Schedule{u"Asia/Seoul"_s, {{{1}, 13 * 60, 18 * 60}}};
        make(7, loudness);
        QTRY_VERIFY(m_house->session->archive().room({7})->loudness->schedule);
        QVERIFY(m_alerts->isQuietIn(*m_house->session->archive().room({7})));
        QVERIFY(!m_alerts->isQuietNow());
        name(7, u"@mina"_s);
        expectNone();
        QTRY_VERIFY(m_house->session->archive().room({7})->unread > 0);
        m_house->clock.advance(61min);
        m_server->setTime(m_house->clock.now());
        say(7, u"한 시부터"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        QCOMPARE(m_raised[0].text, u"준: 한 시부터"_s);
    }

    void whoIsBlockedDoesNotAlert()
    {
        m_server->on("GET", u"/api/v1/blocks"_s, [](const FakeRequest &) {
            return answer(Page<accounts::Person>{{{{2}, u"준"_s}}, {}});
        });
        enter();
        QTRY_VERIFY(m_house->session->blocks().contains(UserId{2}));
        name(7, u"@mina"_s);
        expectNone();
        QCOMPARE(m_house->session->archive().room({7})->unread, 0);
        QCOMPARE(m_house->session->archive().room({7})->mentions, 0);
    }

    void nothingAlertsWhoDoesNotWantToBeDisturbed()
    {
        enter();
        QVERIFY(!m_alerts->isQuietNow());
        auto chosen = waitFor(m_house->session->presence().choose(presence::Choice::Busy));
        QVERIFY(chosen && *chosen);
        QTRY_VERIFY(m_alerts->isQuietNow());
        name(7, u"@mina"_s);
        expectNone();
        chosen = waitFor(m_house->session->presence().choose(presence::Choice::Automatic));
        QVERIFY(chosen && *chosen);
        QTRY_VERIFY(!m_alerts->isQuietNow());
        name(7, u"@mina"_s);
        QTRY_COMPARE(m_raised.size(), 1);
    }

    void quietHoursGoOverMidnightAndBeginOnTheirDays()
    {
        AlertRules rules;
        rules.quiet = {.on = true, .timeZone = u"Asia/Seoul"_s, .days = {5}};
        const auto at = [](int day, int hour, int minute) {
            return Timestamp{QDateTime(QDate(2026, 3, day), QTime(hour, minute), QTimeZone("Asia/Seoul"))
                                 .toMSecsSinceEpoch()};
        };
        // 6 March 2026 is a Friday.
        QVERIFY(!isQuiet(rules, at(6, 6, 59)));
        QVERIFY(!isQuiet(rules, at(6, 21, 59)));
        QVERIFY(isQuiet(rules, at(6, 22, 0)));
        QVERIFY(isQuiet(rules, at(7, 6, 59)));
        QVERIFY(!isQuiet(rules, at(7, 7, 0)));
        QVERIFY(!isQuiet(rules, at(7, 23, 0)));
        rules.quiet.days = {};
        QVERIFY(isQuiet(rules, at(7, 23, 0)));
        rules.quiet.on = false;
        QVERIFY(!isQuiet(rules, at(7, 23, 0)));
    }

    void signingOutTakesEverythingBack()
    {
        enter();
        say(7, u"하나"_s);
        QTRY_COMPARE(m_raised.size(), 1);
        m_house->session->signOut();
        QCOMPARE(m_back, QList<quint64>{7});
    }

    void spansAndHoursAreReadAsPeopleTypeThem()
    {
        const Timestamp now = m_house->clock.now();
        QCOMPARE(loudness::endOf(u"30m"_s, now), std::optional(now.plus(30min)));
        QCOMPARE(loudness::endOf(u" 8H "_s, now), std::optional(now.plus(8h)));
        QCOMPARE(loudness::endOf(u"2w"_s, now), std::optional(now.plus(24h * 14)));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(loudness::endOf(u"tomorrow"_s, now)->ms).time(), QTime(8, 0));
        for (const QString &wrong :
             {u""_s, u"8"_s, u"0h"_s, u"h"_s, u"60w"_s, u"-1h"_s, u"1h2m"_s, u"999999w"_s})
            QVERIFY2(!loudness::endOf(wrong, now), qPrintable(wrong));
        const auto hours = loudness::hoursFrom(u"22:30 - 7"_s, {.moneyPasses = true});
        QVERIFY(hours && hours->on && hours->moneyPasses);
        QCOMPARE(hours->from, 22 * 60 + 30);
        QCOMPARE(hours->to, 7 * 60);
        QVERIFY(!hours->timeZone.isEmpty());
        QCOMPARE(loudness::hoursText(*hours, *m_formats), u"22:30–07:00"_s);
        for (const QString &wrong : {u"22:00"_s, u"22:00-22:00"_s, u"25-7"_s, u"a-b"_s, u"1-2-3"_s})
            QVERIFY2(!loudness::hoursFrom(wrong, {}), qPrintable(wrong));
        QCOMPARE(loudness::muteText({.muted = true}, *m_formats), u"Muted"_s);
        QVERIFY(loudness::muteText({.muted = true, .mutedUntil = now}, *m_formats).isEmpty());
    }

private:
    void enter()
    {
        m_alerts = std::make_unique<Alerts>(*m_house->session, *m_formats);
        m_raised.clear();
        m_back.clear();
        connect(m_alerts.get(), &Alerts::raised, this, [this](const Alert &alert) { m_raised += alert; });
        connect(m_alerts.get(), &Alerts::takenBack, this, [this](quint64 id) { m_back += id; });
        QVERIFY(m_house->enter(*m_server));
        QTRY_VERIFY(m_house->session->mirror().follows({7}) && m_house->session->mirror().follows({8}));
        QTRY_VERIFY(m_alerts->rules() == m_stored);
        m_server->setTime(m_house->clock.now());
        m_house->session->mirror().markRead({7}, 1);
        m_house->session->mirror().markRead({8}, 1);
    }
    rooms::RoomEvent say(qint64 room, const QString &text) { return m_server->say(room, 2, text); }
    void name(qint64 room, const QString &text)
    {
        chat::MessageBody body{text, {}};
        body.mentions = QList<chat::Mention>{{{1}, u"mina"_s}};
        m_server->happen(room, u"message"_s, 2, toJson(body));
    }
    void everyone(qint64 room, const QString &text)
    {
        chat::MessageBody body{text, {}};
        body.everyone = true;
        m_server->happen(room, u"message"_s, 2, toJson(body));
    }
    void notice(qint64 id, const QString &type, const QByteArray &body)
    {
        const notifications::Notice notice{{id}, type, m_house->clock.now(), {body}};
        m_server->tellTopic("/user/queue/notifications", "notice", toJson(notice), QByteArray::number(id),
                            id);
    }
    void make(qint64 room, const rooms::Loudness &loudness, int members = 3)
    {
        rooms::Room changed = *m_house->session->archive().room({room});
        changed.loudness = loudness;
        changed.memberCount = members;
        m_house->session->archive().putRoom(changed);
    }
    void moveRead(qint64 room, qint64 position)
    {
        m_server->tellTopic("/topic/rooms/" + QByteArray::number(room) + "/ephemeral", chat::readMoved.name,
                            toJson(chat::ReadMoved{{room}, {1}, position}));
    }
    /// The pause after an alert is over.
    void next() { m_house->clock.advance(Alerts::kPause); }
    /// Everything that was sent has come, and nothing alerted.
    void expectNone()
    {
        const auto before = m_raised.size();
        const auto heard = m_server->say(8, 1, u"marker"_s).position;
        QTRY_COMPARE(m_house->session->archive().newestPosition({8}), heard);
        QCOMPARE(m_raised.size(), before);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Alerts> m_alerts;
    AlertRules m_stored;
    QList<Alert> m_raised;
    QList<quint64> m_back;
};

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
