// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/finder.h"

#include "common/views/formats.h"
#include "tests/support/client_house.h"

#include <QAbstractItemModelTester>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class FinderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
        Archive &archive = m_house->session->archive();
        archive.putPerson({{1}, u"민아"_s});
        archive.putPerson({{4}, u"준민"_s});
        archive.putMembers({7},
                           {{{2}, u"민준"_s, rooms::MemberRole::Member, 0, {1}, u"jun"_s},
                            {{3}, u"Sora"_s, rooms::MemberRole::Member, 0, {1}, u"sora"_s}});
        campaigns::Campaign campaign;
        campaign.id = {9};
        campaign.room = {7};
        campaign.createdAt = campaign.endsAt = {7};
        campaign.title = u"민들레 쉼터"_s;
        campaign.goal = Money{50'000};
        campaign.total = Money{10'000};
        archive.putCampaign(campaign);
        m_formats = std::make_unique<Formats>(m_house->clock);
        m_finder = std::make_unique<Finder>(*m_house->session, *m_formats);
        m_finder->setPages({{u"settings"_s, u"설정"_s, u"Ctrl+,"_s, u"Settings"_s},
                            {u"quit"_s, u"끝내기"_s, {}, u"Quit"_s}});
    }
    void cleanup()
    {
        m_finder.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    void nothingIsFoundUntilSomethingIsTyped()
    {
        QCOMPARE(m_finder->rowCount(), 0);
        m_finder->setTyped(u"  "_s);
        QCOMPARE(m_finder->rowCount(), 0);
    }
    void aPastedLinkIsTheOnlyOne()
    {
        m_finder->setTyped(u" https://chat.example.org/r/7/12 "_s);
        QCOMPARE(m_finder->rowCount(), 1);
        QCOMPARE(m_finder->row(0).kind, Found::Kind::Place);
        QCOMPARE(m_finder->row(0).place->position(), 12);
        QCOMPARE(m_finder->row(0).about, u"chat.example.org/r/7/12"_s);
        QVERIFY(!m_finder->heading(0).isEmpty());
    }
    void peopleCampaignsAndPagesAreFoundInThisOrder()
    {
        m_finder->setTyped(u"ㅁ"_s);
        // Not oneself; who begins so goes first.
        QCOMPARE(names().join(u'|'), u"민준|준민|민들레 쉼터"_s);
        QCOMPARE(m_finder->row(0).about, u"@jun"_s);
        QCOMPARE(m_finder->row(1).about, QString());
        QCOMPARE(m_finder->row(2).campaign, CampaignId{9});
        QVERIFY(m_finder->row(2).about.contains(u"50,000"_s));
        QCOMPARE(m_finder->heading(0), u"People"_s);
        QCOMPARE(m_finder->heading(1), QString());
        QCOMPARE(m_finder->heading(2), u"Campaigns"_s);
        QCOMPARE(m_finder->index(2, 0).data(Qt::AccessibleTextRole).toString().section(u'.', 0, 0),
                 u"Campaign 민들레 쉼터"_s);
    }
    void theNameOneSignsInWithIsFoundToo()
    {
        m_finder->setTyped(u"JUN"_s);
        QCOMPARE(names(), QStringList{u"민준"_s});
        QCOMPARE(m_finder->row(0).person.id, UserId{2});
    }
    void aPageIsFoundByItsNameInEitherLanguage()
    {
        for (const QString &typed : {u"설"_s, u"ㅅㅈ"_s, u"sett"_s}) {
            m_finder->setTyped(typed);
            QCOMPARE(names(), QStringList{u"설정"_s});
            QCOMPARE(m_finder->row(0).page, u"settings"_s);
            QCOMPARE(m_finder->heading(0), u"What can be done"_s);
        }
    }
    void aCrowdIsCutShort()
    {
        for (qint64 i = 100; i < 150; ++i)
            m_house->session->archive().putPerson({{i}, u"guest %1"_s.arg(i)});
        Finder finder(*m_house->session, *m_formats);
        QAbstractItemModelTester tester(&finder);
        finder.setTyped(u"guest"_s);
        QCOMPARE(finder.rowCount(), Finder::kMostOfAKind);
        finder.setTyped(u"guest 149"_s);
        QCOMPARE(finder.rowCount(), 1);
        finder.setTyped({});
        QCOMPARE(finder.rowCount(), 0);
    }

private:
    QStringList names() const
    {
        QStringList all;
        for (int i = 0; i < m_finder->rowCount(); ++i)
            all += m_finder->index(i, 0).data().toString();
        return all;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Finder> m_finder;
};

QTEST_GUILESS_MAIN(FinderTest)
#include "tst_finder.moc"
