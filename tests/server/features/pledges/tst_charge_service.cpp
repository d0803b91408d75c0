// SPDX-License-Identifier: GPL-3.0-or-later
// Dates that come, with the sandbox's own book as the witness of what was captured.
#include "tests/support/pledge_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using pledges::ChargeState;
using pledges::Ending;
using pledges::State;
using test::PledgeHouse;

class ChargeServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<PledgeHouse>(engine);
        m_campaign = m_house->aLongCampaign();
        m_mina = m_house->aUser(u"미나"_s);
    }
    void cleanup()
    {
        if (m_house && !QTest::currentTestFailed()) {
            QVERIFY(m_house->booksHold());
            QCOMPARE(m_house->balance(u"gateway.sandbox"_s, 0), -m_house->captured());
        }
        m_house.reset();
    }

    void aDateBecomesAGiftLikeAnyOther()
    {
        const PledgeId id = begun(25);
        m_house->goTo(u"2026-03-25T09:59"_s);
        QCOMPARE(m_house->gifts(), 0);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->captured(), Money{10'000});
        QCOMPARE(m_house->call({}, campaigns::show, {m_campaign.id})->total, Money{10'000});
        const auto mine = m_house->call(m_mina, campaigns::myDonations, {});
        QCOMPARE(mine->items.size(), 1);
        QCOMPARE(mine->items[0].status, payments::OrderStatus::Done);
        QCOMPARE(m_house->history(m_mina, id)[0].donation, mine->items[0].id);
        QCOMPARE(m_house->told("/topic/campaigns/" + m_campaign.id.bytes()).last()->event,
                 QByteArray("campaign.totals"));
        QCOMPARE(m_house->count(u"event"_s, u"type = 'donation'"_s), 1);
        // The name of the payment is the gateway's.
        QCOMPARE(m_house->count(u"payment_order"_s, u"payment_key LIKE 'sandbox_%' AND card IS NOT NULL"_s),
                 1);
    }

    void aYearOfLastDaysLeavesNoneOut()
    {
        const PledgeId id = begun(pledges::kLastDay);
        for (QDate month(2026, 3, 1); month < QDate(2028, 3, 1); month = month.addMonths(1)) {
            m_house->goTo(Calendar::text(month.addDays(14)) + u"T12:00"_s);
            m_house->goTo(Calendar::text(month.addDays(month.daysInMonth() - 1)) + u"T12:00"_s);
        }
        QCOMPARE(m_house->gifts(), 24);
        const QStringList story = m_house->story(m_mina, id);
        QCOMPARE(story.size(), 24);
        QCOMPARE(story.first(), u"2028-02-29 paid"_s);
        QVERIFY(story.contains(u"2027-02-28 paid"_s));
        QVERIFY(story.contains(u"2026-04-30 paid"_s));
        QVERIFY(story.contains(u"2027-12-31 paid"_s));
        QCOMPARE(m_house->captured(), Money{240'000});
    }

    void missedDatesAreChargedOnceAndSaidSo()
    {
        const PledgeId id = begun(25);
        QVERIFY(m_house->call(m_mina, pledges::skip, {id, u"2026-04-25"_s}));
        m_house->goTo(u"2026-07-01T12:00"_s); // the daemon was down for months
        m_house->wait();
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->story(m_mina, id),
                 (QStringList{u"2026-06-25 paid"_s, u"2026-05-25 missed"_s, u"2026-04-25 skipped"_s,
                              u"2026-03-25 missed"_s}));
        QCOMPARE(m_house->dates(m_mina, id).first(), u"2026-07-25"_s);
    }

    void whoIsDisabledIsNotCharged()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Retrying);
        disable(true);
        m_house->goTo(u"2026-03-26T10:00"_s);
        m_house->goTo(u"2026-04-25T10:00"_s);
        m_house->goTo(u"2026-05-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 0);
        disable(false);
        QCOMPARE(m_house->story(m_mina, id),
                 (QStringList{u"2026-05-25 missed"_s, u"2026-04-25 missed"_s, u"2026-03-25 stopped"_s}));
        // What was missed is not made up for; the next date is one like any other.
        QCOMPARE(m_house->shown(m_mina, id).state, State::Active);
        QCOMPARE(m_house->dates(m_mina, id).first(), u"2026-06-25"_s);
    }

    void aClockThatStepsBackChargesNoDateTwice()
    {
        const PledgeId id = begun(25);
        m_house->goTo(u"2026-03-25T10:00"_s);
        m_house->clock().setWallClock(Timestamp::fromText(u"2026-03-24T00:00:00.000Z"_s));
        m_house->pass(0s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QVERIFY(m_house->call(m_mina, pledges::pause, {id}));
        m_house->clock().setWallClock(Timestamp::fromText(u"2026-03-24T00:00:00.000Z"_s));
        QVERIFY(m_house->call(m_mina, pledges::resume, {id}));
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->captured(), Money{10'000});
    }

    void aRefusedChargeIsToldAtOnceAndTriedAgain()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->noticesOf(m_mina), (QStringList{u"started"_s, u"failed"_s}));
        const auto told = m_house->lastNotice(m_mina);
        QCOMPARE(told.date, u"2026-03-25"_s);
        QCOMPARE(told.reason, u"REJECT_CARD_COMPANY"_s);
        QCOMPARE(told.nextTryAt->text(), u"2026-03-26T01:00:00.000Z"_s);
        const auto seen = m_house->shown(m_mina, id);
        QCOMPARE(seen.state, State::Active);
        QCOMPARE(seen.latest->state, ChargeState::Retrying);
        QCOMPARE(seen.latest->nextTryAt, told.nextTryAt);
        m_house->goTo(u"2026-03-26T09:00"_s);
        QCOMPARE(m_house->noticesOf(m_mina).size(), 2);
        m_house->goTo(u"2026-03-26T10:00"_s);
        m_house->goTo(u"2026-03-28T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).latest->tries, 3);
        m_house->goTo(u"2026-03-30T10:00"_s);
        QCOMPARE(m_house->noticesOf(m_mina),
                 (QStringList{u"started"_s, u"failed"_s, u"failed"_s, u"failed"_s, u"suspended"_s}));
        const auto suspended = m_house->shown(m_mina, id);
        QCOMPARE(suspended.state, State::Suspended);
        QVERIFY(suspended.next.isEmpty());
        QCOMPARE(suspended.latest->state, ChargeState::Failed);
        QCOMPARE(suspended.endsAt->text(), u"2026-04-29T01:00:00.000Z"_s);
        QCOMPARE(m_house->lastNotice(m_mina).endsAt, suspended.endsAt);
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->count(u"donation"_s), 4); // nobody charges a suspended one
        m_house->goTo(u"2026-04-29T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).ending, Ending::NotRenewed);
        QCOMPARE(m_house->noticesOf(m_mina).last(), u"ended"_s);
        QCOMPARE(m_house->captured(), Money{});
        // The ordinary word about a declined gift would be a second one.
        const auto all = m_house->call(m_mina, notifications::list, {});
        for (const auto &notice : all->items)
            QVERIFY2(!notice.type.startsWith("donation."_L1), qPrintable(notice.type));
    }

    void anotherCardIsChargedAtOnceForWhatWasRefused()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        const auto other = m_house->call(m_mina, pledges::registerCard, {id});
        QCOMPARE(m_house->registerCard(other->registrationUrl), 200);
        m_house->wait();
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->count(u"billing_card"_s, u"sealed_key IS NOT NULL"_s), 1);
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 2);
    }

    void aSuspendedOneGoesOnWithAnotherCard()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        for (const QString &day : {u"25"_s, u"26"_s, u"28"_s, u"30"_s})
            m_house->goTo(u"2026-03-%1T10:00"_s.arg(day));
        const auto other = m_house->call(m_mina, pledges::registerCard, {id});
        QCOMPARE(m_house->registerCard(other->registrationUrl), 200);
        QCOMPARE(m_house->shown(m_mina, id).state, State::Active);
        m_house->wait();
        QCOMPARE(m_house->gifts(), 0); // what was refused is over
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
        m_house->goTo(u"2026-05-01T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).state, State::Active);
    }

    void cancellingStopsTheRetries()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        m_house->goTo(u"2026-03-26T10:00"_s);
        m_house->goTo(u"2026-03-30T10:00"_s);
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 stopped"_s});
        QCOMPARE(m_house->noticesOf(m_mina), (QStringList{u"started"_s, u"failed"_s}));
    }

    void pausingStopsTheRetries()
    {
        const PledgeId id = begun(25, u"decline-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QVERIFY(m_house->call(m_mina, pledges::pause, {id}));
        m_house->goTo(u"2026-03-26T10:00"_s);
        QCOMPARE(m_house->count(u"donation"_s), 1);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 stopped"_s});
    }

    void theFirstChargeMayWorkAndTheNextOneFail()
    {
        const PledgeId id = begun(25, u"decline-later"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->story(m_mina, id), (QStringList{u"2026-04-25 retrying"_s, u"2026-03-25 paid"_s}));
    }

    void aLostAnswerIsAskedForAndNothingIsChargedTwice()
    {
        const PledgeId id = begun(25, u"lose-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->shown(m_mina, id).latest->state, ChargeState::Asked);
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->captured(), Money{10'000});
        m_house->wait();
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->captured(), Money{10'000});
    }

    void aChargeUnderWayWhenItIsCancelledIsOneGiftAtMost()
    {
        const PledgeId id = begun(25, u"lose-charges"_s);
        m_house->goTo(u"2026-03-25T10:00"_s); // captured, and nobody knows
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        m_house->wait();
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
        m_house->goTo(u"2026-04-25T10:00"_s);
        QCOMPARE(m_house->gifts(), 1);
    }

    /// A daemon that dies between the COMMIT of "asked" and the question itself.
    void aChargeThatWasNeverSentIsNotSentAfterCancelling()
    {
        const PledgeId id = begun(25);
        chargeWithoutAsking(id);
        QVERIFY(m_house->call(m_mina, pledges::cancel, {id}));
        for (int i = 0; i < 60; ++i)
            m_house->wait();
        QCOMPARE(m_house->captured(), Money{});
        QCOMPARE(m_house->gifts(), 0);
        QCOMPARE(m_house->count(u"payment_order"_s, u"status = 'EXPIRED'"_s), 1);
    }

    void aChargeThatWasNeverSentIsSentOnce()
    {
        const PledgeId id = begun(25);
        chargeWithoutAsking(id);
        m_house->wait();
        m_house->wait();
        QCOMPARE(m_house->gifts(), 1);
        QCOMPARE(m_house->captured(), Money{10'000});
        QCOMPARE(m_house->story(m_mina, id), QStringList{u"2026-03-25 paid"_s});
    }

    void twoSchedulersChargeADateOnce()
    {
        constexpr int kPledges = 8;
        for (int i = 0; i < kPledges; ++i)
            m_house->aPledge(m_house->aUser(u"후원자 %1"_s.arg(i)), wish(25));
        m_house->clock().advance(Timestamp::fromText(u"2026-03-25T10:00:00.000+09:00"_s).ms * 1ms
                                 - m_house->clock().now().ms * 1ms);
        for (int i = 0; i < 6; ++i)
            m_house->schedule().runAll();
        m_house->settle();
        for (int i = 0; i < 3; ++i)
            m_house->pass(1s);
        QCOMPARE(m_house->gifts(), kPledges);
        QCOMPARE(m_house->captured(), Money{10'000 * kPledges});
        QCOMPARE(m_house->count(u"pledge_charge"_s), kPledges);
        QCOMPARE(m_house->count(u"donation"_s), kPledges);
    }

    void aCampaignThatEndedIsNotChargedFor()
    {
        const PledgeId id = begun(25);
        m_house->clock().advance(std::chrono::hours(24 * 366 * 4)); // past its end, before anybody noticed
        m_house->pass(0s);
        m_house->wait();
        QCOMPARE(m_house->captured(), Money{});
        QCOMPARE(m_house->shown(m_mina, id).ending, Ending::CampaignOver);
        // What was told four years ago is forgotten.
        QCOMPARE(m_house->noticesOf(m_mina), QStringList{u"ended"_s});
    }

    void onePledgeThatFailsKeepsNobodyWaiting()
    {
        const PledgeId broken = begun(25);
        const UserId jun = m_house->aUser(u"준"_s);
        const PledgeId whole = m_house->aPledge(jun, wish(25));
        QVERIFY(m_house->store().db().script(
            u"UPDATE pledge SET card = NULL WHERE id = %1"_s.arg(broken.text())));
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->story(jun, whole), QStringList{u"2026-03-25 paid"_s});
        QVERIFY(m_house->story(m_mina, broken).isEmpty());
    }

    void theKeyIsSealedAndNeverShown()
    {
        const PledgeId id = begun(25);
        const auto key = m_house->store().db().only<QString>(u"SELECT billing_key FROM sandbox_card"_s);
        QVERIFY(key && key->startsWith(u"sandbox_card_"_s));
        const auto sealed = m_house->store().db().only<QString>(u"SELECT sealed_key FROM billing_card"_s);
        QVERIFY(sealed && !sealed->contains(*key));
        QVERIFY(!QByteArray::fromBase64(sealed->toLatin1()).contains(key->toLatin1()));
        QVERIFY(!toJson(m_house->shown(m_mina, id)).contains(key->toUtf8()));
        for (const PublishedPtr &told : m_house->told())
            QVERIFY(!told->body.contains(key->toUtf8()));
    }

private:
    pledges::Create wish(int day) const { return PledgeHouse::aWishMonthly(m_campaign.id, day); }
    PledgeId begun(int day, const QString &decision = u"approve"_s)
    {
        return m_house->aPledge(m_mina, wish(day), decision);
    }
    void disable(bool disabled)
    {
        QVERIFY(m_house->work<int>({}, [this, disabled](Work &work) {
            return work.db().run(u"UPDATE account SET disabled_at = :at WHERE id = :id"_s,
                                 bind("at", disabled ? std::optional(work.now()) : std::nullopt),
                                 bind("id", m_mina));
        }));
    }
    /// The date comes and is charged by a process that dies before it asks the gateway.
    void chargeWithoutAsking(PledgeId)
    {
        Database &db = m_house->store().db();
        QVERIFY(db.script(u"ALTER TABLE sandbox_card RENAME TO sandbox_card_away"_s));
        m_house->goTo(u"2026-03-25T10:00"_s);
        QCOMPARE(m_house->count(u"payment_order"_s, u"status = 'IN_PROGRESS'"_s), 1);
        QVERIFY(db.script(u"ALTER TABLE sandbox_card_away RENAME TO sandbox_card"_s));
        QCOMPARE(m_house->captured(), Money{});
    }

    std::unique_ptr<PledgeHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
};

QTEST_GUILESS_MAIN(ChargeServiceTest)
#include "tst_charge_service.moc"
