// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/storage_status.h"

#include "tests/support/client_house.h"
#include "tests/support/full_disk.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class StorageStatusTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addPerson(2, u"jun"_s, u"Jun"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aFullDiskIsToldWithItsPlaceAndForgottenWhenThereIsRoom()
    {
        StorageStatus status(*m_house->session);
        const QSignalSpy changed(&status, &StorageStatus::changed);
        QVERIFY(!status.needsAttention());
        QCOMPARE(status.text(), QString());
        {
            const FullDisk full;
            QVERIFY(full.isFull());
            m_house->session->archive().setDraft({7}, u"안녕하"_s);
            QTRY_VERIFY(status.needsAttention());
            QVERIFY(changed.size() > 0);
            QVERIFY(status.text().contains(m_house->folder.path()));
            QVERIFY(status.text().contains(u"until you quit"_s));
            // What was typed is there for whoever comes back to the room.
            QCOMPARE(m_house->session->archive().draft({7}), u"안녕하"_s);
            status.tryAgain();
            QVERIFY(status.needsAttention());
        }
        status.tryAgain();
        QVERIFY(!status.needsAttention());
        QCOMPARE(status.text(), QString());
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(m_house->session->archive().draft({7}), u"안녕하"_s);
    }
    void whatIsNotSentYetIsNamed()
    {
        StorageStatus status(*m_house->session);
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        const FullDisk full;
        QVERIFY(full.isFull());
        const auto line = m_house->session->outbox().put({7}, u"안녕"_s);
        QVERIFY(line.ok());
        QVERIFY(status.needsAttention());
        QVERIFY(status.text().contains(u"not sent yet"_s));
        m_house->session->outbox().discard(line->tag);
        QVERIFY(!status.text().contains(u"not sent yet"_s));
    }
    void roomsGoOnLive()
    {
        const FullDisk full;
        QVERIFY(full.isFull());
        m_server->say(7, 2, u"하나"_s);
        m_server->say(7, 2, u"둘"_s);
        Archive &archive = m_house->session->archive();
        QTRY_COMPARE(archive.newest({7}, 10).events.size(), 2);
        QTRY_VERIFY(m_house->session->diskTrouble() != DiskTrouble::None);
        QCOMPARE(archive.newest({7}, 10).events.size(), 2);
        QCOMPARE(archive.search(u"하나"_s).size(), 1);
    }
    void anArchiveThatCannotBeOpenedTakesOverWhenItCan()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        {
            const FullDisk full;
            QVERIFY(full.isFull());
            m_house->start();
            QVERIFY(m_house->session->resume());
            QCOMPARE(m_house->session->diskTrouble(), DiskTrouble::Full);
            m_house->session->archive().setDraft({7}, u"쓰던 글"_s);
            QVERIFY(m_house->session->outbox().put({7}, u"안녕"_s).ok());
            m_house->clock.advance(LocalDatabase::kPatience);
            QCOMPARE(m_house->session->diskTrouble(), DiskTrouble::Full);
        }
        m_house->clock.advance(LocalDatabase::kPatience);
        QCOMPARE(m_house->session->diskTrouble(), DiskTrouble::None);
        QCOMPARE(m_house->session->outbox().size(), 1);
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(m_house->session->outbox().size(), 1);
        QCOMPARE(m_house->session->archive().draft({7}), u"쓰던 글"_s);
    }

private:
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
};

QTEST_GUILESS_MAIN(StorageStatusTest)
#include "tst_storage_status.moc"
