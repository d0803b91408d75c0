// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts, and what becomes of a campaign after it was opened: changes, milestones, its end.
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::State;
using test::MoneyHouse;

class DraftServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_mina = m_house->aUser(u"미나"_s);
    }
    void cleanup() { m_house.reset(); }

    void aDraftIsItsAuthorsAlone()
    {
        const auto draft = m_house->call(m_mina, campaigns::saveDraft, unfinished());
        QVERIFY(draft);
        QCOMPARE(m_house->call(m_mina, campaigns::drafts, {})->items.size(), 1);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::drafts, {})->items.size(), 0);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::openDraft, {draft->id, {}}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::discardDraft, {draft->id}).error().code,
                 Code::NotFound);
        QCOMPARE(m_house->call({}, campaigns::show, {draft->id}).error().code, Code::NotFound);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::donate, MoneyHouse::aWish(draft->id, {1'000}))
                     .error()
                     .code,
                 Code::NotFound);
        QCOMPARE(m_house->count(u"room"_s), 0);
    }

    void aDraftSaysWhatItLacksAndThenOpens()
    {
        const auto draft = m_house->call(m_mina, campaigns::saveDraft, unfinished());
        QCOMPARE(m_house->call(m_mina, campaigns::openDraft, {draft->id, {}}).error().field, u"goal"_s);
        campaigns::ChangeDraft change{draft->id, u"지붕"_s, u"*비가 샙니다*"_s, u"마을 회관"_s, Money{50'000},
                                      {},        {}};
        QVERIFY(m_house->call(m_mina, campaigns::changeDraft, change));
        QCOMPARE(m_house->call(m_mina, campaigns::openDraft, {draft->id, {}}).error().field, u"endsAt"_s);
        change.endsAt = m_house->clock().now().plus(1h);
        change.presets = QList<Money>{{7'000}, {2'000}, {7'000}};
        QVERIFY(m_house->call(m_mina, campaigns::changeDraft, change));
        const auto opened = m_house->call(m_mina, campaigns::openDraft, {draft->id, {}});
        QVERIFY(opened);
        QCOMPARE(opened->id, draft->id);
        QCOMPARE(opened->beneficiary, u"마을 회관"_s);
        QCOMPARE(opened->presets, (QList<Money>{{2'000}, {7'000}}));
        QCOMPARE(opened->state, State::Open);
        QCOMPARE(opened->reportDueAt, change.endsAt->plus(30 * 24h));
        QCOMPARE(m_house->call(m_mina, campaigns::drafts, {})->items.size(), 0);
        QCOMPARE(m_house->call(m_mina, campaigns::openDraft, {draft->id, {}}).error().code, Code::NotFound);
    }

    void aFailedOpeningKeepsTheDraft()
    {
        campaigns::SaveDraft wanted = unfinished();
        wanted.goal = Money{1'000};
        wanted.endsAt = m_house->clock().now().plus(-1h);
        const auto draft = m_house->call(m_mina, campaigns::saveDraft, wanted);
        QCOMPARE(m_house->call(m_mina, campaigns::openDraft, {draft->id, {}}).error().field, u"endsAt"_s);
        QCOMPARE(m_house->call(m_mina, campaigns::drafts, {})->items.size(), 1);
    }

    void anOpenCampaignKeepsWhatItPromised()
    {
        const auto campaign = m_house->aCampaign();
        const auto changed = m_house->call(m_house->owner(), campaigns::change,
                                           {campaign.id,
                                            u"새 이야기"_s,
                                            campaign.endsAt.plus(24h),
                                            {},
                                            QList<Money>{{3'000}, {1'000}, {3'000}}});
        QVERIFY(changed);
        QCOMPARE(changed->story, u"새 이야기"_s);
        QCOMPARE(changed->endsAt, campaign.endsAt.plus(24h));
        QCOMPARE(changed->presets, (QList<Money>{{1'000}, {3'000}}));
        const auto refused
            = m_house->call(m_house->owner(), campaigns::change, {campaign.id, {}, campaign.endsAt, {}, {}});
        QCOMPARE(refused.error().field, u"endsAt"_s);
        QCOMPARE(m_house->call(m_mina, campaigns::change, {campaign.id, u"x"_s, {}, {}, {}}).error().code,
                 Code::NotAllowed);
        QCOMPARE(m_house->call(m_house->owner(), campaigns::change, {campaign.id, {}, {}, PictureId{9}, {}})
                     .error()
                     .field,
                 u"picture"_s);
    }

    void aCampaignCanEndEarlyAndSaysSo()
    {
        const auto campaign = m_house->aCampaign();
        QCOMPARE(m_house->call(m_mina, campaigns::close, {campaign.id}).error().code, Code::NotAllowed);
        const auto closed = m_house->call(m_house->owner(), campaigns::close, {campaign.id});
        QCOMPARE(closed->state, State::Closed);
        QCOMPARE(closed->closedAt, m_house->clock().now());
        QCOMPARE(m_house->call(m_house->owner(), campaigns::close, {campaign.id}).error().about,
                 u"campaign-closed"_s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.state'"_s), 1);
        QCOMPARE(
            m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(campaign.id, {1'000})).error().about,
            u"campaign-closed"_s);
    }

    void itsEndComesByItselfAndIsToldOnce()
    {
        const auto campaign = m_house->aCampaign();
        m_house->pass(24h);
        m_house->pass(5s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.state'"_s), 1);
        const auto notices = m_house->call(m_house->owner(), notifications::list, {});
        QCOMPARE(notices->items.size(), 1);
        QCOMPARE(notices->items[0].type, u"campaign.state"_s);
        const auto body = fromJson<campaigns::StateBody>(notices->items[0].body.text);
        QCOMPARE(body->state, State::Closed);
        QCOMPARE(body->campaign, campaign.id);
    }

    void aMilestoneIsToldOnce()
    {
        const auto campaign = m_house->aCampaign(); // goal: a million
        give(campaign.id, 200'000);
        QCOMPARE(milestones(campaign), QList<int>());
        give(campaign.id, 60'000);
        QCOMPARE(milestones(campaign), QList<int>{25});
        give(campaign.id, 500'000); // past 50 and 75: one card
        QCOMPARE(milestones(campaign), (QList<int>{25, 75}));
        give(campaign.id, 1'000);
        QCOMPARE(milestones(campaign), (QList<int>{25, 75}));
        // Money goes back and comes again: told already.
        QVERIFY(m_house->work<LedgerEntryId>({}, [&](Work &work) {
            return m_house->ledger().access().post(
                work, u"refund"_s, u"x"_s, {{accountOf(campaign.id), {u"gateway.sandbox"_s, 0}, {600'000}}});
        }));
        give(campaign.id, 400'000);
        QCOMPARE(milestones(campaign), (QList<int>{25, 75}));
        give(campaign.id, 500'000);
        QCOMPARE(milestones(campaign), (QList<int>{25, 75, 100}));
        const auto listed = m_house->call({}, campaigns::milestones, {campaign.id});
        QCOMPARE(listed->items.size(), 4); // 50 was passed on the way to 75
        QCOMPARE(listed->items[0].percent, 25);
        QCOMPARE(listed->items[3].percent, 100);
        QCOMPARE(listed->items[3].reachedAt, m_house->clock().now());
        QCOMPARE(m_house->call({}, campaigns::milestones, {CampaignId{5}}).error().code, Code::NotFound);
    }

private:
    static campaigns::SaveDraft unfinished() { return {u"지붕"_s, {}, {}, {}, {}, {}}; }
    void give(CampaignId campaign, qint64 won)
    {
        QVERIFY(
            !m_house->aGift(m_mina, MoneyHouse::aWish(campaign, {won}, u"tag-%1"_s.arg(++m_gifts))).isNull());
    }
    QList<int> milestones(const campaigns::Campaign &campaign)
    {
        QList<int> percents;
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + campaign.room.bytes())) {
            if (each->event == "campaign.milestone")
                percents
                    += fromJson<campaigns::MilestoneBody>(fromJson<rooms::RoomEvent>(each->body)->body.text)
                           ->percent;
        }
        return percents;
    }

    std::unique_ptr<MoneyHouse> m_house;
    UserId m_mina;
    int m_gifts = 0;
};

QTEST_GUILESS_MAIN(DraftServiceTest)
#include "tst_draft_service.moc"
