// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/ban_desk.h"

#include "tests/support/client_house.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class BanDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->giveRole(u"mina"_s, u"owner"_s);
        m_bans = {{{5}, u"203.0.113.0/24"_s, u"a flood"_s, u"mina"_s, {1}, Timestamp{86'400'000}},
                  {{4}, u"2001:db8::/32"_s, {}, {}, {1}, {}}};
        m_server->on("GET", u"/api/v1/bans"_s, [this](const FakeRequest &) {
            return answer(Page<bans::Ban>{m_bans, {}});
        });
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_formats->setLanguage(Language::English);
        QVERIFY(m_house->enter(*m_server));
        m_desk = std::make_unique<BanDesk>(*m_house->session, *m_formats);
        m_desk->refresh();
        QTRY_VERIFY(!m_desk->isLoading());
    }
    void cleanup()
    {
        m_desk.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void eachBanSaysUntilWhenAndWhy()
    {
        QCOMPARE(m_desk->items().size(), 2);
        QVERIFY(m_desk->headOf(m_desk->items()[0]).startsWith(u"203.0.113.0/24 · until "_s));
        QVERIFY(m_desk->storyOf(m_desk->items()[0]).contains(u"by mina · a flood"_s));
        QCOMPARE(m_desk->headOf(m_desk->items()[1]), u"2001:db8::/32 · until somebody lifts it"_s);
        QVERIFY(m_desk->storyOf(m_desk->items()[1]).endsWith(u"by whoever runs the server"_s));
    }
    void whatIsBannedStandsFirst()
    {
        const QSignalSpy added(m_desk.get(), &BanDesk::added);
        m_server->on("POST", u"/api/v1/bans"_s, [](const FakeRequest &request) {
            const auto wanted = fromJson<bans::NewBan>(request.body);
            if (wanted->address != "192.0.2.7"_L1)
                return refusal(Error(Code::InvalidValue, "address").at(u"address"_s));
            const QString reason = wanted->reason.value_or(QString());
            return answer(bans::Ban{{6}, wanted->address, reason, u"mina"_s, {1}, {}});
        });
        m_desk->add(u" 192.0.2.7 "_s, std::nullopt, u"  "_s);
        QVERIFY(m_desk->isBusy());
        QTRY_COMPARE(m_desk->items().size(), 3);
        QCOMPARE(m_desk->items()[0].id, BanId{6});
        QCOMPARE(added.size(), 1);
        m_desk->add(u"nowhere"_s, 3, {});
        QTRY_VERIFY(m_desk->error().has_value());
        QCOMPARE(m_desk->items().size(), 3);
        QCOMPARE(added.size(), 1);
    }
    void whatIsLiftedLeavesTheListAlsoWhenSomebodyElseDid()
    {
        const QSignalSpy told(m_desk.get(), &BanDesk::told);
        m_server->on("DELETE", u"/api/v1/bans/5"_s, [](const FakeRequest &) { return answer(Nothing{}); });
        m_server->on("DELETE", u"/api/v1/bans/4"_s,
                     [](const FakeRequest &) { return refusal(Error(Code::NotFound, "ban")); });
        m_desk->lift({5});
        QTRY_COMPARE(m_desk->items().size(), 1);
        m_desk->lift({4});
        QTRY_VERIFY(m_desk->items().isEmpty());
        QVERIFY(!m_desk->error());
        QCOMPARE(told.size(), 2);
    }
    void onlyOwnersAndAdminsBan()
    {
        for (const QString &role : {u"member"_s, u"moderator"_s, u"treasurer"_s})
            QVERIFY(!bansAddresses(role));
        QVERIFY(bansAddresses(u"owner"_s) && bansAddresses(u"admin"_s));
    }

private:
    QList<bans::Ban> m_bans;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<BanDesk> m_desk;
};

QTEST_GUILESS_MAIN(BanDeskTest)
#include "tst_ban_desk.moc"
