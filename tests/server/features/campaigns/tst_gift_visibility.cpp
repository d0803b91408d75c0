// SPDX-License-Identifier: GPL-3.0-or-later
// What a donor is told beforehand about each level of visibility, against what each place really shows.
#include "common/views/gift_sights.h"
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using test::MoneyHouse;
using views::GiftPlace;
using views::GiftSight;

class GiftVisibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<MoneyHouse>(engine);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(kName);
    }
    void cleanup() { m_house.reset(); }

    void everyPlaceShowsWhatWasTold_data()
    {
        QTest::addColumn<GiftVisibility>("visibility");
        QTest::addColumn<bool>("inRanking");
        for (const GiftVisibility level : views::visibilityLevels()) {
            const QByteArray word = QByteArray(json::wordOfEnum(level).data());
            QTest::newRow(word.constData()) << level << true;
            QTest::newRow((word + ", not in rankings").constData()) << level << false;
        }
    }
    void everyPlaceShowsWhatWasTold()
    {
        QFETCH(GiftVisibility, visibility);
        QFETCH(bool, inRanking);
        QVERIFY(m_house->call(m_mina, statements::chooseRanking, {inRanking}));
        campaigns::Donate wish = MoneyHouse::aWish(m_campaign.id, kAmount);
        wish.visibility = visibility;
        m_gift = m_house->aGift(m_mina, wish);
        QVERIFY(!m_gift.isNull());
        const QList<GiftSight> told = views::giftSights(visibility, kName, kAmount, inRanking);
        QCOMPARE(told.size(), 6);
        for (const GiftSight &sight : told) {
            const GiftSight seen = seenAt(sight.place);
            const QByteArray where = QByteArray::number(int(sight.place));
            QVERIFY2(seen.listed == sight.listed, where.constData());
            QVERIFY2(seen.name == sight.name, where.constData());
            QVERIFY2(seen.amount == sight.amount, where.constData());
        }
    }

private:
    static inline const QString kName = u"김미나"_s;
    static constexpr Money kAmount{54'321};

    GiftSight seenAt(GiftPlace place)
    {
        switch (place) {
        case GiftPlace::List:
            return fromGift(place, list());
        case GiftPlace::Alert:
            return fromGift(place, alert());
        case GiftPlace::Ranking:
            return ranking();
        case GiftPlace::Receipt: {
            // Its name and sum are those of the account that gave.
            const auto own = m_house->call(m_mina, campaigns::donation, {m_gift});
            return own ? GiftSight{place, true, kName, own->amount} : GiftSight{place, false, {}, {}};
        }
        case GiftPlace::Export:
            return table();
        case GiftPlace::Recipient:
            return recipient();
        }
        return {};
    }
    static GiftSight fromGift(GiftPlace place, const QList<campaigns::Gift> &gifts)
    {
        return gifts.size() == 1 ? GiftSight{place, true, gifts[0].nickname, gifts[0].amount}
                                 : GiftSight{place, false, {}, {}};
    }
    /// The feed and the card in the room say the same, or nothing is answered.
    QList<campaigns::Gift> list()
    {
        const auto feed = m_house->call({}, campaigns::gifts, {m_campaign.id, {}, {}});
        for (const PublishedPtr &each : m_house->told("/topic/rooms/" + m_campaign.room.bytes())) {
            if (each->event != "donation")
                continue;
            const auto event = fromJson<rooms::RoomEvent>(each->body);
            const auto card = fromJson<campaigns::DonationBody>(event->body.text);
            return toJson(card->gift) == toJson(feed->items[0]) ? feed->items : QList<campaigns::Gift>();
        }
        return {};
    }
    QList<campaigns::Gift> alert()
    {
        QList<campaigns::Gift> latest;
        for (const PublishedPtr &each : m_house->told("/topic/campaigns/" + m_campaign.id.bytes()))
            latest = fromJson<campaigns::Totals>(each->body)->latest;
        return latest;
    }
    GiftSight ranking()
    {
        const auto places = m_house->call({}, statements::ranking, {m_campaign.id, {}, {}, {}});
        if (places->items.isEmpty())
            return {GiftPlace::Ranking, false, {}, {}};
        return {GiftPlace::Ranking, true, places->items[0].name, places->items[0].total};
    }
    GiftSight table()
    {
        const auto reply
            = m_house->ask("GET", u"/api/v1/campaigns/%1/statement.csv"_s.arg(m_campaign.id.text()), {},
                           MoneyHouse::person(m_house->owner()));
        if (!reply)
            return {GiftPlace::Export, false, {}, {}};
        const QString text = QString::fromUtf8(reply->body);
        GiftSight sight{GiftPlace::Export, text.contains(m_gift.text()), {}, {}};
        if (text.contains(kName))
            sight.name = kName;
        if (text.contains(u",%1,"_s.arg(kAmount.won)))
            sight.amount = kAmount;
        return sight;
    }
    GiftSight recipient()
    {
        const auto statement = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        if (statement->gifts.size() != 1)
            return {GiftPlace::Recipient, false, {}, {}};
        return {GiftPlace::Recipient, true, statement->gifts[0].donor, statement->gifts[0].amount};
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    DonationId m_gift;
};

QTEST_GUILESS_MAIN(GiftVisibilityTest)
#include "tst_gift_visibility.moc"
