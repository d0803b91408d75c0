// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/local_database.h"

#include "tests/support/full_disk.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

int draftsIn(const LocalDatabase &database)
{
    int count = -1;
    database.read(u"SELECT count(*) FROM room_state"_s, {}, [&count](const QSqlQuery &row) {
        count = row.value(0).toInt();
        return false;
    });
    return count;
}

Result<int> putDraft(LocalDatabase &database, int room)
{
    return database.write(u"INSERT INTO room_state (room, draft) VALUES (:room, 'x')"_s,
                          {{":room"_L1, room}});
}

} // namespace

class LocalDatabaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsThereAfterAnOrderlyEnd()
    {
        const QString path = m_folder.filePath(u"a.sqlite"_s);
        {
            LocalDatabase database;
            QVERIFY(database.open(path).ok());
            QCOMPARE(*putDraft(database, 1), 1);
        }
        LocalDatabase again;
        QVERIFY(again.open(path).ok());
        QCOMPARE(draftsIn(again), 1);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    void writesOfOneTurnAreOneTransaction()
    {
        const QString path = m_folder.filePath(u"b.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        for (int i = 0; i < 10; ++i)
            QVERIFY(putDraft(database, i).ok());
        QCOMPARE(draftsIn(database), 10); // the writer sees them at once
        QCOMPARE(seenFromOutside(path), 0);
        QCoreApplication::processEvents();
        QCOMPARE(seenFromOutside(path), 10);
    }
    void durableWritesAreCommittedOnReturn()
    {
        const QString path = m_folder.filePath(u"c.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        QVERIFY(putDraft(database, 1).ok());
        QVERIFY(database
                    .durably([&]() -> Done {
                        TRY(putDraft(database, 2));
                        return {};
                    })
                    .ok());
        QCOMPARE(seenFromOutside(path), 2);
    }
    void whatTheDiskDoesNotTakeIsHeldUntilItDoes()
    {
        const QString path = m_folder.filePath(u"full.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        QVERIFY(putDraft(database, 1).ok());
        QVERIFY(database.commit().ok());
        const auto putTwo = [&]() -> Done {
            TRY(putDraft(database, 2));
            return {};
        };
        {
            const test::FullDisk full;
            QVERIFY(full.isFull());
            QVERIFY(putDraft(database, 3).ok());
            QCOMPARE(database.trouble(), DiskTrouble::None); // nobody knows before it is committed
            QVERIFY(!database.commit().ok());
            QCOMPARE(database.trouble(), DiskTrouble::Failing);
            QCOMPARE(draftsIn(database), 2);
            QVERIFY(putDraft(database, 4).ok());
            QCOMPARE(draftsIn(database), 3);
            QVERIFY(!database.durably(putTwo).ok());
            QCOMPARE(draftsIn(database), 3);
            QVERIFY(!database.durably(putTwo, LocalDatabase::Refused::Hold).ok());
            QCOMPARE(draftsIn(database), 4);
            QCOMPARE(seenFromOutside(path), 1);
        }
        database.tryAgain();
        QCOMPARE(database.trouble(), DiskTrouble::None);
        QCOMPARE(seenFromOutside(path), 4);
        QVERIFY(!QFile::exists(path + u".probe"_s));
        QVERIFY(putDraft(database, 5).ok()); // and all is as it was
        QCoreApplication::processEvents();
        QTRY_COMPARE(seenFromOutside(path), 5);
    }
    void aFileThatMayNotGrowLosesNothingOfWhatFitted()
    {
        const QString path = m_folder.filePath(u"small.sqlite"_s);
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        const auto noRow = [](const QSqlQuery &) { return false; };
        database.read(u"PRAGMA max_page_count = 1"_s, {}, noRow); // SQLite: no more than there are
        QVERIFY(putDraft(database, 1).ok());
        const QString large(200'000, u'x');
        QCOMPARE(
            database
                .write(u"INSERT INTO room_state (room, draft) VALUES (2, :draft)"_s, {{":draft"_L1, large}})
                .error()
                .code,
            Code::StorageFull);
        QCOMPARE(database.trouble(), DiskTrouble::Full);
        QCOMPARE(draftsIn(database), 1);
        QVERIFY(!putDraft(database, 3).ok()); // after it, in order
        database.tryAgain();
        QCOMPARE(database.trouble(), DiskTrouble::Full);
        database.read(u"PRAGMA max_page_count = 1000000"_s, {}, noRow);
        database.tryAgain();
        QCOMPARE(database.trouble(), DiskTrouble::None);
        QCOMPARE(draftsIn(database), 3);
        QCOMPARE(seenFromOutside(path), 3);
    }
    void aSecondProgramIsKeptOut()
    {
        const QString path = m_folder.filePath(u"d.sqlite"_s);
        LocalDatabase first;
        QVERIFY(first.open(path).ok());
        LocalDatabase second;
        QCOMPARE(second.open(path).error().code, Code::Conflict);
        first.close();
        QVERIFY(second.open(path).ok());
    }
    void aReaderLooksInBesideTheWriter()
    {
        const QString path = m_folder.filePath(u"read.sqlite"_s);
        LocalDatabase reader;
        QCOMPARE(reader.openForReading(path, 100ms).error().code, Code::NotFound);
        LocalDatabase writer;
        QVERIFY(writer.open(path).ok());
        QVERIFY(putDraft(writer, 1).ok());
        QVERIFY(writer.commit().ok());
        QVERIFY(putDraft(writer, 2).ok()); // the writer is in the middle of a transaction
        QVERIFY(reader.openForReading(path, 100ms).ok());
        QCOMPARE(draftsIn(reader), 1);
        QCOMPARE(putDraft(reader, 3).error().code, Code::Unavailable);
        QVERIFY(writer.commit().ok()); // nobody waits for the reader
        QCOMPARE(draftsIn(reader), 1); // which sees one moment
        reader.close();
        QVERIFY(reader.openForReading(path, 100ms).ok());
        QCOMPARE(draftsIn(reader), 2);
        reader.close();
        writer.close();
        QVERIFY(reader.openForReading(path, 100ms).ok()); // nor does it need one
        QCOMPARE(draftsIn(reader), 2);
    }
    void aReaderLeavesAloneWhatItDoesNotUnderstand()
    {
        const QString other = m_folder.filePath(u"other.sqlite"_s);
        {
            LocalDatabase database;
            QVERIFY(database.open(other).ok());
            QVERIFY(database.write(u"PRAGMA user_version = 99"_s).ok());
        }
        const QString damaged = m_folder.filePath(u"damaged.sqlite"_s);
        QFile file(damaged);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        LocalDatabase reader;
        QCOMPARE(reader.openForReading(other, 100ms).error().code, Code::NotSupported);
        QVERIFY(!reader.openForReading(damaged, 100ms).ok());
        QVERIFY(!reader.isOpen());
        QVERIFY(QFile::exists(damaged));
    }
    void aDamagedFileIsSetAside()
    {
        const QString path = m_folder.filePath(u"e.sqlite"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        LocalDatabase database;
        QVERIFY(database.open(path).ok());
        QVERIFY(QFile::exists(path + u".damaged"_s));
        QVERIFY(putDraft(database, 1).ok());
    }
    void aFileOfTheProgramBeforeIsTakenOver()
    {
        const QString path = m_folder.filePath(u"v4.sqlite"_s);
        {
            LocalDatabase database;
            QVERIFY(database.open(path).ok());
            QVERIFY(putDraft(database, 1).ok());
            QVERIFY(database.write(u"ALTER TABLE member DROP COLUMN username"_s).ok());
            QVERIFY(database.write(u"DROP TABLE kept"_s).ok());
            QVERIFY(database.write(u"DROP TABLE upload"_s).ok());
            QVERIFY(database.write(u"DROP TABLE blocked"_s).ok());
            QVERIFY(database.write(u"DROP TABLE file_message"_s).ok());
            QVERIFY(database.write(u"PRAGMA user_version = 4"_s).ok());
        }
        LocalDatabase again;
        QVERIFY(again.open(path).ok());
        QCOMPARE(draftsIn(again), 1);
        QVERIFY(again.write(u"UPDATE member SET username = 'mina'"_s).ok());
        QVERIFY(again.write(u"DELETE FROM upload"_s).ok());
    }
    void aFileOfANewerProgramIsLeftAlone()
    {
        const QString path = m_folder.filePath(u"f.sqlite"_s);
        {
            LocalDatabase database;
            QVERIFY(database.open(path).ok());
            QVERIFY(database.write(u"PRAGMA user_version = 99"_s).ok());
        }
        LocalDatabase again;
        QCOMPARE(again.open(path).error().code, Code::NotSupported);
        QVERIFY(!QFile::exists(path + u".damaged"_s));
    }
    void closedItFindsAndStoresNothing()
    {
        LocalDatabase database;
        QCOMPARE(draftsIn(database), -1);
        QCOMPARE(putDraft(database, 1).error().code, Code::Unavailable);
    }

private:
    static int seenFromOutside(const QString &path)
    {
        int count = -1;
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"outside"_s);
            other.setDatabaseName(path);
            if (other.open()) {
                QSqlQuery query(other);
                if (query.exec(u"SELECT count(*) FROM room_state"_s) && query.next())
                    count = query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(u"outside"_s);
        return count;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LocalDatabaseTest)
#include "tst_local_database.moc"
