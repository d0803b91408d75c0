// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/money_house.h"

#include <QTest>

using namespace madang;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using campaigns::GiftVisibility;
using campaigns::State;
using reports::Publish;
using test::MoneyHouse;

class ReportServiceTest : public QObject {
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
        auto hidden = MoneyHouse::aWish(m_campaign.id, {4'000}, u"h"_s);
        hidden.visibility = GiftVisibility::HiddenAmount;
        m_house->aGift(m_mina, MoneyHouse::aWish(m_campaign.id, {6'000}));
        m_house->aGift(m_mina, hidden);
    }
    void cleanup() { m_house.reset(); }

    void aReportIsReadByEverybodyAndToldToDonors()
    {
        const auto published = publish(report({7'000}));
        QVERIFY(published);
        QCOMPARE(published->spent, Money{7'000});
        const auto listed = m_house->call({}, reports::list, {m_campaign.id});
        QCOMPARE(listed->items.size(), 1);
        QCOMPARE(listed->items[0].spendings[0].label, u"연탄 1"_s);
        m_house->pass(2s);
        const auto notices = m_house->call(m_mina, notifications::list, {});
        int told = 0;
        for (const auto &notice : notices->items)
            told += notice.type == "campaign.report"_L1 ? 1 : 0;
        QCOMPARE(told, 1);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.report'"_s), 1);
        // The same key again is the same report.
        QCOMPARE(publish(report({7'000}))->id, published->id);
        QCOMPARE(publish(report({6'999})).error().code, Code::KeyReused);
    }

    void aRefundThatLeavesTooLittleWarnsWhoRunsIt()
    {
        QVERIFY(publish(report({7'000})));
        const auto gifts = m_house->call(m_house->owner(), statements::statement, {m_campaign.id});
        QCOMPARE(gifts->gifts.size(), 2);
        const auto giveBack = [&](int gift, qint64 won, const QString &tag) {
            auto request = MoneyHouse::aRefund(gifts->gifts[gift].id, tag);
            request.amount = Money{won};
            return m_house->call(m_house->owner(), refunds::ask, request);
        };
        QVERIFY(giveBack(0, 3'000, u"enough"_s));
        m_house->settle();
        QCOMPARE(warnings().size(), 0); // 7,000 are left, and 7,000 were spent
        QVERIFY(giveBack(1, 500, u"too-much"_s));
        m_house->settle();
        const auto told = warnings();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].campaign, m_campaign.id);
        QCOMPARE(told[0].reported, Money{7'000});
        QCOMPARE(told[0].received, Money{6'500});
        QVERIFY(m_house->booksHold());
    }

    void noMoreIsSpentThanCameIn()
    {
        QCOMPARE(publish(report({10'001})).error().about, u"more-than-received"_s);
        QVERIFY(publish(report({4'000, 3'000})));
        Publish second = report({3'001});
        second.tag = {u"r2"_s};
        QCOMPARE(publish(second).error().about, u"more-than-received"_s);
        second.spendings[0].amount = {3'000};
        QVERIFY(publish(second));
        QCOMPARE(m_house->count(u"use_report"_s), 2);
    }

    void aReceiptIsAPictureOfTheCampaign()
    {
        const QByteArray png("\x89PNG\r\n\x1a\nrest");
        const auto picture = m_house->call(m_house->owner(), campaigns::addPicture,
                                           {m_campaign.id, QString::fromLatin1(png.toBase64())});
        QVERIFY(picture);
        QCOMPARE(picture->type, u"image/png"_s);
        const auto sent = m_house->ask("GET", picture->path);
        QCOMPARE(sent->body, png);
        QCOMPARE(sent->contentType, QByteArray("image/png"));
        Publish request = report({1'000});
        request.spendings[0].receipt = picture->id;
        QCOMPARE(publish(request)->spendings[0].receipt, picture->id);
        const auto other = m_house->aCampaign(u"다른 모금"_s);
        QVERIFY(!m_house->ask("GET", u"/c/%1/pictures/%2"_s.arg(other.id.text(), picture->id.text())));
        request.campaign = other.id;
        QCOMPARE(publish(request).error().field, u"receipt"_s);
        for (const QByteArray &bad : {QByteArray("<svg onload=x>"), QByteArray("GIF89a"), QByteArray()}) {
            const auto refused = m_house->call(m_house->owner(), campaigns::addPicture,
                                               {m_campaign.id, QString::fromLatin1(bad.toBase64())});
            QCOMPARE(refused.error().code, Code::UnsupportedType);
        }
        QCOMPARE(m_house->call(m_house->owner(), campaigns::addPicture, {m_campaign.id, u"not base 64!"_s})
                     .error()
                     .about,
                 u"base64"_s);
    }

    void aVideoIsALinkToTheWeb()
    {
        const auto owner = m_house->owner();
        QVERIFY(m_house->call(owner, reports::addVideo,
                              {m_campaign.id, u"전달 영상"_s, u"https://video.example/w?v=1"_s, {}}));
        for (const QString &bad : {u"javascript:alert(1)"_s, u"http://video.example/"_s, u"https://"_s,
                                   u"https://a:b@video.example/"_s, u"//video.example"_s}) {
            const auto refused = m_house->call(owner, reports::addVideo, {m_campaign.id, u"x"_s, bad, {}});
            QCOMPARE(refused.error().field, u"link"_s);
        }
        QCOMPARE(m_house->call({}, reports::videos, {m_campaign.id})->items.size(), 1);
    }

    void aVideoMayBeAFileOfTheRoom()
    {
        const UserId owner = m_house->owner();
        const AttachmentId film = aFile(owner, u"video/mp4"_s);
        const auto added = m_house->call(owner, reports::addVideo, {m_campaign.id, u"전달"_s, {}, film});
        QVERIFY(added);
        QCOMPARE(added->file->type, u"video/mp4"_s);
        QCOMPARE(
            added->link,
            u"https://madang.example/c/%1/reports#video-%2"_s.arg(m_campaign.id.text(), added->id.text()));
        // It stands in the room from now on, where it is sent to whoever may read the room.
        QCOMPARE(m_house->count(u"attachment"_s, u"event IS NOT NULL"_s), 1);
        const auto shown = m_house->call({}, reports::videos, {m_campaign.id});
        QCOMPARE(shown->items[0].file->id, film);
        QCOMPARE(m_house->call(owner, reports::addVideo, {m_campaign.id, u"또"_s, {}, film}).error().about,
                 u"attachment-posted"_s);
        QCOMPARE(
            m_house
                ->call(owner, reports::addVideo, {m_campaign.id, u"글"_s, {}, aFile(owner, u"text/plain"_s)})
                .error(),
            Error(Code::UnsupportedType, "video").at(u"file"_s));
        QCOMPARE(m_house
                     ->call(owner, reports::addVideo,
                            {m_campaign.id, u"남의 것"_s, {}, aFile(m_mina, u"video/mp4"_s)})
                     .error()
                     .code,
                 Code::NotFound);
        QCOMPARE(m_house->call(owner, reports::addVideo, {m_campaign.id, u"없음"_s, {}, {}}).error().about,
                 u"link-or-file"_s);
        QCOMPARE(m_house->call({}, reports::videos, {m_campaign.id})->items.size(), 1);
    }

    void theUseOfTheMoneyIsAPageForBrowsers()
    {
        const UserId owner = m_house->owner();
        auto wish = report({7'000});
        wish.title = u"<b>연탄</b>"_s;
        QVERIFY(publish(wish));
        QVERIFY(m_house->call(owner, reports::addVideo,
                              {m_campaign.id, u"전달"_s, {}, aFile(owner, u"video/mp4"_s)}));
        QVERIFY(m_house->call(owner, reports::addVideo,
                              {m_campaign.id, u"먼 영상"_s, u"https://video.example/w"_s, {}}));
        const auto page = m_house->ask("GET", u"/c/%1/reports"_s.arg(m_campaign.id.text()));
        QVERIFY(page);
        const QString text = QString::fromUtf8(page->body);
        QVERIFY(text.contains(u"&lt;b&gt;연탄&lt;/b&gt;"_s) && !text.contains(u"<b>연탄"_s));
        QVERIFY(text.contains(u"7,000"_s));
        QVERIFY(
            text.contains(u"<video class=\"picture\" controls preload=\"metadata\" src=\"/api/v1/rooms/"_s));
        QVERIFY(text.contains(u"media-src 'self'"_s));
        QVERIFY(
            text.contains(u"href=\"https://video.example/w\" rel=\"noopener noreferrer\">video.example<"_s));
        QCOMPARE(m_house->ask("GET", u"/c/999/reports"_s)->status, 404);
    }

    void aCampaignIsSettledOnceItIsClosedAndReported()
    {
        const auto owner = m_house->owner();
        QCOMPARE(m_house->call(owner, reports::settle, {m_campaign.id}).error().about, u"campaign-open"_s);
        m_house->pass(24h);
        auto shown = m_house->call({}, campaigns::show, {m_campaign.id});
        QCOMPARE(shown->state, State::Closed);
        QVERIFY(!shown->reportOverdue);
        QCOMPARE(m_house->call(owner, reports::settle, {m_campaign.id}).error().about, u"no-report"_s);
        m_house->pass(24h * 31);
        QVERIFY(m_house->call({}, campaigns::show, {m_campaign.id})->reportOverdue);
        QVERIFY(publish(report({10'000})));
        QVERIFY(!m_house->call({}, campaigns::show, {m_campaign.id})->reportOverdue);
        QCOMPARE(m_house->call(m_mina, reports::settle, {m_campaign.id}).error().code, Code::NotAllowed);
        QCOMPARE(m_house->call(owner, reports::settle, {m_campaign.id})->state, State::Settled);
        QCOMPARE(m_house->call(owner, reports::settle, {m_campaign.id}).error().about, u"campaign-settled"_s);
        QCOMPARE(m_house->count(u"event"_s, u"type = 'campaign.state'"_s), 2);
    }

    void onlyWhoMadeTheCampaignReports()
    {
        QCOMPARE(m_house->call(m_mina, reports::publish, report({1'000})).error().code, Code::NotAllowed);
        QCOMPARE(
            m_house->call(m_mina, reports::addVideo, {m_campaign.id, u"x"_s, u"https://v.example/"_s, {}})
                .error()
                .code,
            Code::NotAllowed);
        QCOMPARE(m_house->call(m_mina, campaigns::addPicture, {m_campaign.id, u"aaaa"_s}).error().code,
                 Code::NotAllowed);
    }

private:
    /// A whole file of somebody in the campaign's room, as if it had been uploaded.
    AttachmentId aFile(UserId who, const QString &type)
    {
        const AttachmentId id{++m_files};
        const auto room = m_house->call({}, campaigns::show, {m_campaign.id})->room;
        const auto done = m_house->store().db().run(uR"(
            INSERT INTO attachment (id, room, uploader, name, size, received, type, thumbnail, touched_at, completed_at)
            VALUES (:id, :room, :who, 'film.mp4', 10, 10, :type, '', 1, 1))"_s,
                                                    bind("id", id), bind("room", room), bind("who", who),
                                                    bind("type", type));
        return done ? id : AttachmentId();
    }
    QList<reports::OverspentBody> warnings()
    {
        QList<reports::OverspentBody> found;
        const auto notices = m_house->call(m_house->owner(), notifications::list, {});
        for (const auto &notice : notices->items) {
            if (notice.type == "campaign.overspent"_L1)
                found += *fromJson<reports::OverspentBody>(notice.body.text);
        }
        return found;
    }
    Publish report(const QList<qint64> &amounts) const
    {
        Publish request{m_campaign.id, {u"r1"_s}, u"연탄을 나눴습니다"_s, u"**고맙습니다**"_s, {}};
        for (const qint64 won : amounts)
            request.spendings += reports::Spending{u"연탄 %1"_s.arg(request.spendings.size() + 1), {won}, {}};
        return request;
    }
    Result<reports::Report> publish(const Publish &request)
    {
        return m_house->call(m_house->owner(), reports::publish, request);
    }

    std::unique_ptr<MoneyHouse> m_house;
    campaigns::Campaign m_campaign;
    UserId m_mina;
    qint64 m_files = 9'000;
};

QTEST_GUILESS_MAIN(ReportServiceTest)
#include "tst_report_service.moc"
