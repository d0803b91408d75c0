// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/campaign_form.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class CampaignFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
    }
    void cleanup()
    {
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void amountsToOfferAreReadAsTheyAreTyped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<qint64>>("won");
        QTest::newRow("nothing") << QString() << QList<qint64>();
        QTest::newRow("blanks") << u"10000 5000 10000"_s << QList<qint64>{5'000, 10'000};
        QTest::newRow("strokes") << u"5천 / 1만 5천 / 3만원"_s << QList<qint64>{5'000, 15'000, 30'000};
        QTest::newRow("commas") << u"5,000, 10,000"_s << QList<qint64>{5'000, 10'000};
    }
    void amountsToOfferAreReadAsTheyAreTyped()
    {
        QFETCH(QString, text);
        QFETCH(QList<qint64>, won);
        const auto presets = readPresets(text);
        QVERIFY(presets);
        QList<qint64> read;
        for (const Money amount : *presets)
            read += amount.won;
        QCOMPARE(read, won);
        QCOMPARE(*readPresets(presetsText(*presets, *m_formats)), *presets);
    }

    void amountsThatCannotBeOfferedAreNamed()
    {
        QCOMPARE(readPresets(u"1천 2천 3천 4천 5천 6천 7천"_s).error().code, Code::TooMany);
        QCOMPARE(readPresets(u"50"_s).error().about, u"range"_s);
        QCOMPARE(readPresets(u"5천 / many"_s).error().code, Code::Malformed);
        QCOMPARE(readPresets(u"5천 / many"_s).error().field, u"presets"_s);
    }

    void aDraftNeedsATitleAndACampaignMore()
    {
        CampaignForm form(*m_house->session, *m_formats);
        QVERIFY(!form.canSave());
        CampaignText text;
        text.title = u"우물"_s;
        form.setText(text);
        QVERIFY(form.canSave());
        QVERIFY(!form.canOpen());
        text.goal = u"100만"_s;
        text.lastDay = m_formats->day(m_formats->now()).addDays(10);
        form.setText(text);
        QVERIFY(form.canOpen());
        QCOMPARE(form.goalRemark(), m_formats->won({1'000'000}));
        text.reportDay = text.lastDay.addDays(-1);
        form.setText(text);
        QVERIFY(!form.fault(u"reportDueAt"_s).isEmpty());
        QVERIFY(!form.canOpen());
        text.reportDay = text.lastDay.addDays(20);
        text.goal = u"a lot"_s;
        form.setText(text);
        QVERIFY(!form.fault(u"goal"_s).isEmpty());
        QVERIFY(!form.canSave());
    }

    void aDraftIsKeptChangedAndOpened()
    {
        CampaignForm form(*m_house->session, *m_formats);
        const QSignalSpy saved(&form, &CampaignForm::saved);
        const QSignalSpy opened(&form, &CampaignForm::opened);
        CampaignText text;
        text.title = u" 우물 "_s;
        text.beneficiary = u"마을"_s;
        text.presets = u"5천 / 1만"_s;
        form.setText(text);
        m_server->on("POST", u"/api/v1/campaign-drafts"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<campaigns::SaveDraft>(request.body);
            campaigns::Draft draft;
            draft.id = {9};
            draft.title = wanted->title;
            draft.presets = wanted->presets;
            return answer(draft, 201);
        });
        form.save();
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(form.draft(), CampaignId{9});
        const auto draft = saved[0][0].value<campaigns::Draft>();
        QCOMPARE(draft.title, u"우물"_s);
        QCOMPARE(draft.presets, (QList<Money>{{5'000}, {10'000}}));

        text.goal = u"100만"_s;
        text.lastDay = m_formats->day(m_formats->now()).addDays(10);
        form.setText(text);
        m_server->on("PUT", u"/api/v1/campaign-drafts/9"_s, [](const FakeRequest &request) {
            campaigns::Draft changed;
            changed.id = {9};
            changed.title = u"우물"_s;
            changed.goal = fromJson<campaigns::SaveDraft>(request.body)->goal;
            return answer(changed);
        });
        m_server->on("POST", u"/api/v1/campaign-drafts/9/open"_s, [](const FakeRequest &) {
            return refusal(Error(Code::InvalidValue, "range").at(u"endsAt"_s));
        });
        form.open();
        QTRY_VERIFY(form.error());
        QVERIFY(!form.fault(u"endsAt"_s).isEmpty());
        QCOMPARE(form.draft(), CampaignId{9}); // the draft is still there
        m_server->on("POST", u"/api/v1/campaign-drafts/9/open"_s, [](const FakeRequest &) {
            campaigns::Campaign campaign;
            campaign.id = {9};
            campaign.room = {7};
            campaign.title = u"우물"_s;
            return answer(campaign, 201);
        });
        text.lastDay = text.lastDay.addDays(1); // what was refused has to change first
        form.setText(text);
        form.open();
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(m_house->session->archive().campaign({9})->title, u"우물"_s);
    }

    void draftsAreListedAndDiscarded()
    {
        m_server->on("GET", u"/api/v1/campaign-drafts"_s, [](const FakeRequest &) {
            Page<campaigns::Draft> page;
            page.items.resize(2);
            page.items[0].id = {3};
            page.items[1].id = {4};
            return answer(page);
        });
        m_server->on("DELETE", u"/api/v1/campaign-drafts/3"_s, [](const FakeRequest &) {
            return FakeAnswer{204, {}, {}};
        });
        DraftList list(*m_house->session);
        list.refresh();
        QTRY_COMPARE(list.drafts().size(), 2);
        list.discard({3});
        QTRY_COMPARE(list.drafts().size(), 1);
        QCOMPARE(list.drafts()[0].id, CampaignId{4});
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
};

QTEST_GUILESS_MAIN(CampaignFormTest)
#include "tst_campaign_form.moc"
