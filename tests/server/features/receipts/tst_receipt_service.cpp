// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using receipts::Receipt;
using receipts::VoidReason;
using test::MoneyHouse;

class ReceiptServiceTest : public QObject {
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
        m_mina = m_house->aUser(u"미나"_s);
        m_gifts = 0;
    }
    void cleanup() { m_house.reset(); }

    void askingForThePaperIssuesIt()
    {
        const DonationId gift = give(m_mina, 15'000);
        QCOMPARE(m_house->count(u"receipt"_s), 0);
        const auto paper = m_house->ask("GET", paperOf(gift), {}, MoneyHouse::person(m_mina));
        QVERIFY(paper);
        QCOMPARE(paper->contentType, QByteArray("application/pdf"));
        QVERIFY(paper->body.startsWith("%PDF-"));
        QVERIFY(m_house->ask("GET", paperOf(gift), {}, MoneyHouse::person(m_mina)));
        QCOMPARE(m_house->count(u"receipt"_s), 1);
        const auto all = m_house->call(m_mina, receipts::ofDonation, {gift});
        QCOMPARE(all->items.size(), 1);
        QCOMPARE(all->items[0].number, u"2026-000001"_s);
        QCOMPARE(all->items[0].amount, Money{15'000});
        QCOMPARE(all->items[0].name, u"미나"_s);
        QVERIFY(m_house->ask("GET", all->items[0].path, {}, MoneyHouse::person(m_mina)));
    }

    void aTypedNameIsOnThePaperOnly()
    {
        const DonationId gift = give(m_mina, 15'000);
        const auto first = issue(gift);
        QCOMPARE(issue(gift, u"미나"_s)->id, first->id);
        const auto second = issue(gift, u" 김미나 "_s);
        QCOMPARE(second->name, u"김미나"_s);
        QCOMPARE(second->number, u"2026-000002"_s);
        QCOMPARE(issue(gift)->id, second->id); // without a name: the one in force
        const auto all = m_house->call(m_mina, receipts::ofDonation, {gift})->items;
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[1].voidReason, VoidReason::Replaced);
        QCOMPARE(all[1].replacedBy, u"2026-000002"_s);
        QVERIFY(!toJson(*m_house->call(m_house->owner(), statements::statement, {m_campaign.id}))
                     .contains("김미나"));
        QCOMPARE(issue(gift, u"a\u202eb"_s).error().field, u"name"_s);
        QCOMPARE(issue(gift, u"가"_s.repeated(81)).error().code, Code::TooLong);
    }

    void nobodyElseGetsIt()
    {
        const DonationId gift = give(m_mina, 15'000);
        const auto receipt = issue(gift);
        for (const UserId other : {m_house->owner(), m_house->aTreasurer()}) {
            QCOMPARE(m_house->call(other, receipts::issue, {gift, {}}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(other, receipts::ofDonation, {gift}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(other, receipts::resend, {receipt->id}).error().code, Code::NotFound);
            QCOMPARE(m_house->call(other, receipts::mine, {})->items.size(), 0);
            QCOMPARE(m_house->ask("GET", paperOf(gift), {}, MoneyHouse::person(other)).error().code,
                     Code::NotFound);
            QCOMPARE(m_house->ask("GET", receipt->path, {}, MoneyHouse::person(other)).error().code,
                     Code::NotFound);
        }
        QCOMPARE(m_house->ask("GET", receipt->path).error().code, Code::NotSignedIn);
    }

    void whatIsNotPaidHasNone()
    {
        const auto wish
            = m_house->call(m_mina, campaigns::donate, MoneyHouse::aWish(m_campaign.id, {5'000}, u"wish"_s));
        QCOMPARE(issue(wish->donation.id).error().about, u"gift-not-paid"_s);
        QVERIFY(!m_house->ask("GET", paperOf(wish->donation.id), {}, MoneyHouse::person(m_mina)));
        QCOMPARE(m_house->count(u"receipt"_s), 0);
    }

    void aRefundMakesItVoid()
    {
        const DonationId gift = give(m_mina, 15'000);
        const auto receipt = issue(gift);
        QVERIFY(giveBack(gift, 15'000));
        const auto gone = m_house->call(m_mina, receipts::ofDonation, {gift})->items;
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone[0].id, receipt->id);
        QCOMPARE(gone[0].voidReason, VoidReason::Returned);
        QVERIFY(gone[0].voidedAt);
        QVERIFY(!gone[0].replacedBy);
        QCOMPARE(notices(m_mina, u"receipt.void"_s), 1);
        QCOMPARE(issue(gift, u"김미나"_s).error().about, u"gift-returned"_s);
        // The paper is still there, and says so.
        QVERIFY(m_house->ask("GET", paperOf(gift), {}, MoneyHouse::person(m_mina)));
        QCOMPARE(m_house->count(u"receipt"_s), 1);
    }

    void aPartGivenBackReplacesIt()
    {
        const DonationId gift = give(m_mina, 15'000);
        QVERIFY(issue(gift, u"김미나"_s));
        QVERIFY(giveBack(gift, 5'000));
        const auto all = m_house->call(m_mina, receipts::ofDonation, {gift})->items;
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0].amount, Money{10'000});
        QCOMPARE(all[0].name, u"김미나"_s);
        QVERIFY(!all[0].voidedAt);
        QCOMPARE(all[1].amount, Money{15'000});
        QCOMPARE(all[1].replacedBy, all[0].number);
        QCOMPARE(notices(m_mina, u"receipt.issued"_s), 1);
        QVERIFY(giveBack(gift, 10'000));
        QCOMPARE(m_house->call(m_mina, receipts::ofDonation, {gift})->items[0].voidReason,
                 VoidReason::Returned);
    }

    void whatWentBackBeforeIsNotOnIt()
    {
        const DonationId gift = give(m_mina, 15'000);
        QVERIFY(giveBack(gift, 5'000));
        QCOMPARE(m_house->count(u"receipt"_s), 0);
        QCOMPARE(issue(gift)->amount, Money{10'000});
    }

    void whatIsHiddenFromOthersIsOnOnesOwn()
    {
        for (const auto visibility : {GiftVisibility::HiddenName, GiftVisibility::HiddenAmount,
                                      GiftVisibility::HiddenFromRecipient}) {
            const auto receipt = issue(give(m_mina, 7'000, visibility));
            QCOMPARE(receipt->name, u"미나"_s);
            QCOMPARE(receipt->amount, Money{7'000});
        }
    }

    /// Many at once, of which some are refused: the numbers are 1, 2, 3...
    void noNumberIsEverMissing()
    {
        QList<DonationId> gifts;
        for (int i = 0; i < 12; ++i) {
            gifts += give(m_mina, 1'000 + i);
            if (i % 4 == 3)
                QVERIFY(giveBack(gifts.last(), 1'000 + i));
        }
        std::vector<std::future<Result<Reply>>> calls;
        for (int round = 0; round < 2; ++round) { // each twice: the second finds the first
            for (const DonationId gift : std::as_const(gifts))
                calls.push_back(m_house->start(m_mina, receipts::issue, {gift, {}}));
        }
        int issued = 0;
        for (auto &call : calls)
            issued += MoneyHouse::answerOf<Receipt>(std::move(call)) ? 1 : 0;
        QCOMPARE(issued, 18);
        QSet<QString> numbers;
        const auto page = m_house->call(m_mina, receipts::mine, {{}, {}, 200});
        for (const Receipt &receipt : page->items)
            numbers += receipt.number;
        QCOMPARE(numbers.size(), 9);
        for (int i = 1; i <= 9; ++i)
            QVERIFY2(numbers.contains(u"2026-%1"_s.arg(i, 6, 10, QChar(u'0'))),
                     QByteArray::number(i).constData());
    }

    void aNewYearBeginsAtOne()
    {
        QVERIFY(issue(give(m_mina, 1'000)));
        m_house->clock().setWallClock(Timestamp::fromText(u"2026-12-31T15:00:00.000Z"_s)); // 2027 in Seoul
        const auto campaign = m_house->aCampaign(u"새해"_s);
        const DonationId gift
            = m_house->aGift(m_mina, MoneyHouse::aWish(campaign.id, {2'000}, u"new-year"_s));
        QCOMPARE(issue(gift)->number, u"2027-000001"_s);
        QCOMPARE(m_house->call(m_mina, receipts::mine, {2026, {}, {}})->items.size(), 1);
        QCOMPARE(m_house->call(m_mina, receipts::mine, {})->items.size(), 2);
    }

    void theYearsSheetChangesWithARefund()
    {
        const DonationId gift = give(m_mina, 15'000);
        give(m_mina, 1'000);
        const auto before
            = m_house->ask("GET", u"/api/v1/me/receipts/2026"_s, {}, MoneyHouse::person(m_mina));
        QVERIFY(before);
        QVERIFY(before->body.startsWith("%PDF-"));
        QVERIFY(giveBack(gift, 15'000));
        const auto after = m_house->ask("GET", u"/api/v1/me/receipts/2026"_s, {}, MoneyHouse::person(m_mina));
        QVERIFY(after->body != before->body);
        for (const QString &year : {u"x"_s, u"1"_s, u"20260"_s, u"-5"_s})
            QCOMPARE(m_house->ask("GET", u"/api/v1/me/receipts/"_s + year, {}, MoneyHouse::person(m_mina))
                         .error()
                         .field,
                     u"year"_s);
    }

    void itIsSentAgain()
    {
        const auto receipt = issue(give(m_mina, 1'000));
        QVERIFY(m_house->call(m_mina, receipts::resend, {receipt->id}));
        QCOMPARE(notices(m_mina, u"receipt.issued"_s), 1);
    }

    void theListIsReadInPages()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(issue(give(m_mina, 1'000)));
        const auto first = m_house->call(m_mina, receipts::mine, {{}, {}, 3});
        QCOMPARE(first->items.size(), 3);
        QCOMPARE(first->items[0].number, u"2026-000005"_s);
        const auto second = m_house->call(m_mina, receipts::mine, {{}, first->next, 3});
        QCOMPARE(second->items.size(), 2);
        QVERIFY(!second->next);
        QCOMPARE(m_house->call(m_mina, receipts::mine, {{}, u"x"_s, {}}).error().field, u"after"_s);
    }

    void theTaxOfficesTableHoldsWhatIsInForce()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        QCOMPARE(taxTable(m_house->aTreasurer(), u"2026"_s).error().about, u"no-tax-receipts"_s);
        test::MoneySettings settings;
        settings.taxCode = u"40"_s;
        m_house = std::make_unique<MoneyHouse>(engine, settings);
        m_campaign = m_house->aCampaign();
        m_mina = m_house->aUser(u"미나"_s);
        const DonationId first = give(m_mina, 15'000);
        QVERIFY(issue(first, u"=김미나"_s)); // no formula
        const DonationId part = give(m_mina, 20'000);
        QVERIFY(issue(part));
        QVERIFY(giveBack(part, 5'000)); // its receipt is replaced
        const DonationId gone = give(m_mina, 30'000);
        QVERIFY(issue(gone));
        QVERIFY(giveBack(gone, 30'000));
        QVERIFY(issue(give(m_mina, 40'000, GiftVisibility::HiddenFromRecipient)));
        give(m_mina, 50'000); // nobody asked for its receipt
        const UserId treasurer = m_house->aTreasurer();
        const QList<QByteArray> lines = taxTable(treasurer, u"2026"_s)->body.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(
            "\xef\xbb\xbf\"일련번호\",\"성명(법인명)\",\"주민등록번호(사업자등록번호)\""));
        QVERIFY(
            lines[1].startsWith("\"2026-000001\",\"'=김미나\",\"\",\"\",\"일반\",\"40\",\"금전\",\"2026-"));
        QVERIFY(lines[1].trimmed().endsWith("\"\",\"\",\"\",15000,15000,0,0"));
        QVERIFY(lines[2].startsWith("\"2026-000003\",\"미나\""));
        QVERIFY(lines[2].trimmed().endsWith(",15000,15000,0,0"));
        QCOMPARE(taxTable(treasurer, u"2025"_s)->body.trimmed().split('\n').size(), 1);
    }

    void theTaxOfficesTableIsForTreasurersAndNamesWhatIsWrong()
    {
        for (const UserId other : {m_house->owner(), m_mina})
            QCOMPARE(taxTable(other, u"2026"_s).error().about, u"treasurer-only"_s);
        const UserId treasurer = m_house->aTreasurer();
        for (const QString &year : {u"1999"_s, u"3000"_s, u"x"_s, QString()})
            QCOMPARE(taxTable(treasurer, year).error().field, u"year"_s);
    }

private:
    Result<Reply> taxTable(UserId who, const QString &year)
    {
        return m_house->ask("GET", receipts::kTaxTablePath, {{u"year"_s, year}}, MoneyHouse::person(who));
    }
    DonationId give(UserId who, qint64 won, GiftVisibility visibility = GiftVisibility::Public)
    {
        auto wish = MoneyHouse::aWish(m_campaign.id, {won}, u"tag-%1"_s.arg(++m_gifts));
        wish.visibility = visibility;
        return m_house->aGift(who, wish);
    }
    bool giveBack(DonationId gift, qint64 won)
    {
        const auto donation = m_house->call(m_mina, campaigns::donation, {gift});
        const auto back = m_house->giveBack(donation->order, {won}, u"back-%1"_s.arg(++m_gifts));
        return back && back->status == payments::ReturnStatus::Returned;
    }
    Result<Receipt> issue(DonationId gift, const std::optional<QString> &name = {})
    {
        return m_house->call(m_mina, receipts::issue, {gift, name});
    }
    static QString paperOf(DonationId gift) { return u"/api/v1/donations/%1/receipt"_s.arg(gift.text()); }
    int notices(UserId person, const QString &type)
    {
        int found = 0;
        const auto page = m_house->call(person, notifications::list, {});
        for (const auto &notice : page->items)
            found += notice.type == type ? 1 : 0;
        return found;
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    int m_gifts = 0;
};

QTEST_GUILESS_MAIN(ReceiptServiceTest)
#include "tst_receipt_service.moc"
