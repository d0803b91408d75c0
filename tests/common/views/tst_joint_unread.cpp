// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/joint_unread.h"

#include "common/views/account_names.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QAbstractItemModelTester>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;

class JointUnreadTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        for (const int i : {0, 1}) {
            m_servers[i] = std::make_unique<FakeServer>();
            m_servers[i]->addPerson(1, u"mina"_s, u"민아"_s);
            m_servers[i]->addPerson(2, u"jun"_s, u"준"_s);
            for (const auto &[id, name] : {std::pair(7, u"마당"_s), std::pair(8, u"우물"_s)}) {
                m_servers[i]->addRoom(id, name);
                m_servers[i]->say(id, 2, u"첫 인사"_s);
            }
            m_houses[i] = std::make_unique<ClientHouse>();
        }
        m_formats = std::make_unique<Formats>(m_houses[0]->clock);
        m_formats->setLanguage(Language::English);
        m_joint = std::make_unique<JointUnread>(*m_formats);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_joint.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_joint.reset();
        m_formats.reset();
        for (const int i : {0, 1}) {
            m_houses[i].reset();
            m_servers[i].reset();
        }
    }

    void whatIsReadIsNotListed()
    {
        enter();
        QVERIFY(m_joint->isEmpty());
        QCOMPARE(m_joint->totalUnread(), 0);
        QCOMPARE(m_joint->nextRoom(-1, 1), -1);
    }
    void roomsStandUnderTheirAccount()
    {
        enter();
        m_servers[1]->say(7, 2, u"저쪽"_s);
        QTRY_COMPARE(names().join(u'|'), (QStringList{u"[second]"_s, u"마당"_s}.join(u'|')));
        m_servers[0]->say(8, 2, u"이쪽"_s);
        QTRY_COMPARE(names().join(u'|'),
                     (QStringList{u"[first]"_s, u"우물"_s, u"[second]"_s, u"마당"_s}.join(u'|')));
        QCOMPARE(m_joint->totalUnread(), 2);
        // The same number of a room is another room at another server.
        QCOMPARE(m_joint->indexOf(3, {7}), 3);
        QCOMPARE(m_joint->indexOf(0, {7}), -1);
        QCOMPARE(m_joint->row(3).account, 3);
        QCOMPARE(m_joint->row(3).room.unread, 1);
    }
    void headsAreNotChosenAndAreSteppedOver()
    {
        enter();
        m_servers[0]->say(8, 2, u"이쪽"_s);
        m_servers[1]->say(7, 2, u"저쪽"_s);
        QTRY_COMPARE(m_joint->rowCount(), 4);
        QCOMPARE(m_joint->flags(m_joint->index(0)), Qt::ItemFlags(Qt::NoItemFlags));
        QVERIFY(m_joint->flags(m_joint->index(1)) & Qt::ItemIsSelectable);
        QCOMPARE(m_joint->nextRoom(-1, 1), 1);
        QCOMPARE(m_joint->nextRoom(1, 1), 3);
        QCOMPARE(m_joint->nextRoom(3, -1), 1);
        QCOMPARE(m_joint->nextRoom(3, 1), -1);
        const QString words = m_joint->index(1).data(Qt::AccessibleTextRole).toString();
        QVERIFY(words.contains(u"우물"_s) && words.contains(u"unread: 1"_s));
        QVERIFY2(words.contains(u", first"_s), "nobody hears the head");
        QVERIFY(m_joint->index(0).data(Qt::AccessibleTextRole).toString().contains(u"one.example"_s));
    }
    void readingTakesARoomAway()
    {
        enter();
        const auto said = m_servers[1]->say(7, 2, u"저쪽"_s);
        QTRY_COMPARE(m_joint->rowCount(), 2);
        m_houses[1]->session->mirror().markRead({7}, said.position);
        QTRY_VERIFY(m_joint->isEmpty());
    }
    void whatOneWantsToHearStandsFirst()
    {
        enter();
        m_servers[0]->say(7, 2, u"하나"_s);
        m_servers[0]->say(8, 2, u"둘"_s);
        QTRY_COMPARE(names().join(u'|'), (QStringList{u"[first]"_s, u"우물"_s, u"마당"_s}.join(u'|')));
        rooms::RoomLoudness quiet;
        quiet.room = {8};
        quiet.loudness.level = rooms::AlertLevel::None;
        m_houses[0]->session->mirror().takeLoudness(quiet);
        QTRY_COMPARE(names().join(u'|'), (QStringList{u"[first]"_s, u"마당"_s, u"우물"_s}.join(u'|')));
    }
    void whoSignsOutIsNotListedAnyMore()
    {
        enter();
        m_servers[0]->say(8, 2, u"이쪽"_s);
        m_servers[1]->say(7, 2, u"저쪽"_s);
        QTRY_COMPARE(m_joint->rowCount(), 4);
        m_houses[0]->session->signOut();
        QTRY_COMPARE(names().join(u'|'), (QStringList{u"[second]"_s, u"마당"_s}.join(u'|')));
        QVERIFY(m_houses[0]->enter(*m_servers[0]));
        m_servers[0]->say(7, 2, u"다시"_s);
        QTRY_COMPARE(m_joint->indexOf(0, {7}) >= 0, true);
    }

    void accountsAreToldApart()
    {
        const AccountFace mina{{1}, u"Mina"_s, u"mina"_s, u"one.example"_s, false};
        AccountFace there = mina;
        there.host = u"two.example:8070"_s;
        AccountFace other = mina;
        other.nickname = u"MINA"_s;
        other.username = u"mina2"_s;
        const AccountFace jun{{2}, u"준"_s, u"jun"_s, u"one.example"_s, false};
        QCOMPARE(tellApart({mina, jun}), (QStringList{u"Mina"_s, u"준"_s}));
        QCOMPARE(tellApart({mina, there}),
                 (QStringList{u"Mina · one.example"_s, u"Mina · two.example:8070"_s}));
        QCOMPARE(tellApart({mina, other, jun}),
                 (QStringList{u"Mina (@mina) · one.example"_s, u"MINA (@mina2) · one.example"_s, u"준"_s}));
        const AccountFace guest{{}, {}, {}, u"one.example"_s, true};
        const AccountFace nobody;
        QCOMPARE(tellApart({guest, nobody}), (QStringList{u"Guest"_s, u"New account"_s}));
        QCOMPARE(hostOf(u"http://127.0.0.1:8070"_s), u"127.0.0.1:8070"_s);
        QCOMPARE(hostOf(u"https://a.example"_s), u"a.example"_s);
        QCOMPARE(hostOf({}), QString());
    }
    void aFaceIsKnownWithoutNetwork()
    {
        enter();
        ClientHouse &house = *m_houses[0];
        const AccountFace before = faceOf(*house.session);
        QCOMPARE(before.nickname, u"민아"_s);
        m_joint->setAccounts({}); // its session goes
        m_servers[0]->goAway();
        house.start();
        QCOMPARE(faceOf(*house.session), before);
    }

private:
    void enter()
    {
        for (const int i : {0, 1})
            QVERIFY(m_houses[i]->enter(*m_servers[i]));
        for (const int i : {0, 1}) {
            const Mirror &mirror = m_houses[i]->session->mirror();
            QTRY_VERIFY(mirror.follows({7}) && mirror.follows({8}));
        }
        m_joint->setAccounts({{0, u"first"_s, u"one.example"_s, m_houses[0]->session.get()},
                              {3, u"second"_s, u"two.example"_s, m_houses[1]->session.get()}});
    }
    QStringList names() const
    {
        QStringList names;
        for (int i = 0; i < m_joint->rowCount(); ++i)
            names += m_joint->row(i).isHead() ? u"[%1]"_s.arg(m_joint->row(i).name) : m_joint->row(i).name;
        return names;
    }

    std::unique_ptr<FakeServer> m_servers[2];
    std::unique_ptr<ClientHouse> m_houses[2];
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<JointUnread> m_joint;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(JointUnreadTest)
#include "tst_joint_unread.moc"
