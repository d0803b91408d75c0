// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/database.h"

#include "tests/support/patience.h"
#include "tests/support/test_database.h"
#include "tests/support/test_postgres.h"

#include <QFile>
#include <QSqlError>
#include <QTest>

#include <thread>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

enum class Colour { Red, Blue };
constexpr auto enumWords(Colour *)
{
    return std::array{std::pair{Colour::Red, QLatin1StringView("red")},
                      std::pair{Colour::Blue, QLatin1StringView("blue")}};
}

struct Everything {
    RoomId id{};
    QString text{};
    QByteArray bytes{};
    qint64 big = 0;
    int small = 0;
    bool yes = false;
    Money money{};
    Timestamp at{};
    RawJson body{};
    ClientTag tag{};
    Colour colour = Colour::Red;
    std::optional<UserId> nobody{};
    std::optional<QString> word{};
};
PROTOCOL_FIELDS(Everything, id, text, bytes, big, small, yes, money, at, body, tag, colour, nobody, word)

constexpr qint64 kLargest = std::numeric_limits<qint64>::max();

} // namespace

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_store = std::make_unique<test::TestDatabase>(engine);
    }
    void cleanup() { m_store.reset(); }

    void everyConnectionPromisesDurability()
    {
        if (m_store->engine() == Engine::Sqlite) {
            for (const auto access : {Database::Access::ReadWrite, Database::Access::ReadOnly}) {
                const auto opened = Database::open(m_store->address(), access);
                QVERIFY(opened);
                QCOMPARE(*(*opened)->only<QString>(u"PRAGMA journal_mode"_s), u"wal"_s);
                QCOMPARE(*(*opened)->only<int>(u"PRAGMA synchronous"_s), 2);
                QCOMPARE(*(*opened)->only<int>(u"PRAGMA foreign_keys"_s), 1);
            }
        } else {
            // The server of the tests is set to promise nothing; our connections do not accept that.
            QCOMPARE(*db().only<QString>(u"SELECT current_setting('synchronous_commit')"_s), u"on"_s);
        }
    }

    void aPlaceThatCannotKeepWalIsRefused()
    {
        if (m_store->engine() != Engine::Sqlite)
            QSKIP("about SQLite");
        StoreAddress inMemory;
        inMemory.path = u":memory:"_s;
        const auto opened = Database::open(inMemory, Database::Access::ReadWrite);
        QCOMPARE(opened.error().about, u"durability"_s);
    }

    void aReadOnlyConnectionCannotWrite()
    {
        const auto opened = Database::open(m_store->address(), Database::Access::ReadOnly);
        QVERIFY(opened);
        QVERIFY(!(*opened)->run(u"DELETE FROM schema_migration"_s));
        QVERIFY(*db().only<int>(u"SELECT COUNT(*) FROM schema_migration"_s) > 0);
    }

    void rowsBecomeStructs()
    {
        make();
        const Everything row{.id = {kLargest},
                             .text = u"마당 ' \" \\ ; -- 🎉"_s,
                             .bytes = "octets",
                             .big = std::numeric_limits<qint64>::min(),
                             .small = -7,
                             .yes = true,
                             .money = {kLargest},
                             .at = {1'772'420'400'123},
                             .body = {R"({"a":"ㄱ"})"},
                             .tag = {u"t:1"_s},
                             .colour = Colour::Blue,
                             .nobody = std::nullopt,
                             .word = QString()};
        QVERIFY(put(row));
        const auto read = db().only<Everything>(u"SELECT * FROM everything"_s);
        QVERIFY(read);
        QCOMPARE(read->id, row.id);
        QCOMPARE(read->text, row.text);
        QCOMPARE(read->bytes, row.bytes);
        QCOMPARE(read->big, row.big);
        QCOMPARE(read->small, row.small);
        QCOMPARE(read->yes, true);
        QCOMPARE(read->money, row.money);
        QCOMPARE(read->at, row.at);
        QCOMPARE(read->body.text, row.body.text);
        QCOMPARE(read->tag, row.tag);
        QCOMPARE(read->colour, row.colour);
        QVERIFY(!read->nobody);
        QVERIFY2(read->word && read->word->isEmpty(), "an empty text is a text, not nothing");
    }

    void rowsBecomeObjectsForPeople()
    {
        const auto rows
            = db().objects(uR"(
            SELECT CAST(:id AS BIGINT) AS event_id, CAST(:at AS BIGINT) AS said_at, CAST(-7 AS BIGINT) AS how_many,
                   CAST(:none AS TEXT) AS no_word, CAST(:body AS TEXT) AS body, CAST(:text AS TEXT) AS text)"_s,
                           bind("id", EventId{7'245'601'293'842'124'800}),
                           bind("at", Timestamp{1'772'420'400'123}), bind("none", std::optional<QString>()),
                           bind("body", RawJson{"{\"a\":1}"}), bind("text", u"[no list"_s));
        QVERIFY(rows);
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first(),
                 (QJsonObject{{u"eventId"_s, u"7245601293842124800"_s},
                              {u"saidAt"_s, u"2026-03-02T03:00:00.123Z"_s},
                              {u"howMany"_s, -7},
                              {u"body"_s, QJsonObject{{u"a"_s, 1}}},
                              {u"text"_s, u"[no list"_s}}));
    }

    void emptyValuesAreNotNull()
    {
        make();
        QVERIFY2(put({.id = {1}}), "every column but the last two is NOT NULL");
    }

    void oneNameMayStandTwiceInAStatement()
    {
        const auto row = db().only<int>(uR"(
            SELECT COUNT(*) FROM account WHERE username = :name OR nickname = :name OR :name = '')"_s,
                                        bind("name", u"x"_s));
        QVERIFY(row);
        QCOMPARE(*row, 0);
    }

    void aMissingRowIsNotFound()
    {
        QCOMPARE(db().only<int>(u"SELECT number FROM schema_migration WHERE number = -1"_s).error().code,
                 Code::NotFound);
        const auto none = db().one<int>(u"SELECT number FROM schema_migration WHERE number = -1"_s);
        QVERIFY(none && !*none);
    }

    void theNumberOfTouchedRowsIsThatOfThisStatement()
    {
        make();
        QCOMPARE(*put({.id = {1}}), 1);
        QCOMPARE(*put({.id = {2}}), 1);
        QCOMPARE(*db().run(u"UPDATE everything SET small = 3"_s), 2);
        QCOMPARE(*db().run(u"UPDATE everything SET small = 4 WHERE id = :id"_s, bind("id", RoomId{9})), 0);
        QCOMPARE(*db().run(u"DELETE FROM everything WHERE id = :id"_s, bind("id", RoomId{1})), 1);
    }

    void aTakenUniqueValueAlreadyExists()
    {
        make();
        QVERIFY(put({.id = {1}}));
        QCOMPARE(put({.id = {1}}).error(), Error(Code::AlreadyExists, "unique"));
        QVERIFY2(put({.id = {2}}), "the connection goes on");
    }

    void anyOtherBrokenConstraintIsAConflict()
    {
        QVERIFY(db().script(u"CREATE TABLE narrow (id BIGINT PRIMARY KEY CHECK (id < 10))"_s));
        QCOMPARE(db().run(u"INSERT INTO narrow VALUES (11)"_s).error().code, Code::Conflict);
        QCOMPARE(db().run(u"INSERT INTO session (id, account, device, address, created_at, last_used_at) "
                          "VALUES (1, 99, '', '', 0, 0)"_s)
                     .error()
                     .code,
                 Code::Conflict);
    }

    void whatWasSaidCannotBeChangedOrTakenBack()
    {
        aRoomWithAnEvent();
        QCOMPARE(db().run(u"UPDATE event SET body = 'x'"_s).error().code, Code::Conflict);
        QCOMPARE(db().run(u"DELETE FROM event"_s).error().code, Code::Conflict);
        QCOMPARE(*db().only<QString>(u"SELECT body FROM event"_s), u"{}"_s);
    }

    void aFullDiskIsSaidAndReadingGoesOn()
    {
        if (m_store->engine() != Engine::Sqlite)
            QSKIP("PostgreSQL has no way to pretend this; its code 53100 is mapped like SQLite's 13");
        make();
        const int pages = *db().only<int>(u"PRAGMA page_count"_s);
        QVERIFY(db().script(u"PRAGMA max_page_count = %1"_s.arg(pages + 4)));
        const QString large(200'000, u'x');
        QCOMPARE(put({.id = {1}, .text = large}).error().code, Code::StorageFull);
        QCOMPARE(*db().only<int>(u"SELECT COUNT(*) FROM everything"_s), 0);
        QVERIFY(db().script(u"PRAGMA max_page_count = 100000"_s));
        QVERIFY2(put({.id = {1}, .text = large}), "no restart is needed when there is space again");
    }

    void aFullDiskAtCommitLeavesNothing()
    {
        if (m_store->engine() != Engine::Sqlite)
            QSKIP("about SQLite");
        make();
        QVERIFY(
            db().script(u"PRAGMA max_page_count = %1"_s.arg(*db().only<int>(u"PRAGMA page_count"_s) + 4)));
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(put({.id = {1}}));
        QCOMPARE(put({.id = {2}, .text = QString(200'000, u'x')}).error().code, Code::StorageFull);
        db().rollback();
        QCOMPARE(*db().only<int>(u"SELECT COUNT(*) FROM everything"_s), 0);
    }

    void causesReachUsInFull()
    {
        if (m_store->engine() != Engine::Sqlite)
            QSKIP("about SQLite");
        // A failed fsync is only told apart by SQLite's extended codes; this says that the driver hands them
        // on.
        make();
        QVERIFY(put({.id = {1}}));
        QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
        raw.setDatabaseName(m_store->address().path);
        QVERIFY(raw.open());
        {
            QSqlQuery query(raw);
            QVERIFY(!query.exec(u"INSERT INTO schema_migration SELECT * FROM schema_migration"_s));
            QCOMPARE(query.lastError().nativeErrorCode(), u"1555"_s); // SQLITE_CONSTRAINT_PRIMARYKEY
        }
        raw.close();
        raw = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"raw"_s);
    }

    void aTransactionIsAllOrNothing()
    {
        make();
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(put({.id = {1}}));
        db().rollback();
        QCOMPARE(rows(), 0);
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(put({.id = {1}}));
        QVERIFY(db().commit());
        QCOMPARE(rows(), 1);
    }

    void aSavepointIsTakenBackAlone()
    {
        make();
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(db().savepoint());
        QVERIFY(put({.id = {1}}));
        QVERIFY(db().releaseSavepoint());
        QVERIFY(db().savepoint());
        QVERIFY(put({.id = {2}}));
        QVERIFY(db().rollbackToSavepoint());
        QVERIFY(db().savepoint());
        QVERIFY(put({.id = {3}}));
        QVERIFY(db().releaseSavepoint());
        QVERIFY(db().commit());
        QCOMPARE(*db().only<int>(u"SELECT SUM(id) FROM everything"_s), 4);
    }

    void aTransactionThatFailedInsideCannotBeCommitted()
    {
        // PostgreSQL answers such a COMMIT with a ROLLBACK and calls it success; a caller that overlooked the
        // failed statement would be told a lie. (On SQLite the rest of the transaction stands and is kept.)
        make();
        QVERIFY(put({.id = {1}}));
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(put({.id = {2}}));
        QVERIFY(!put({.id = {1}}));
        const bool committed = db().commit().ok();
        if (!committed)
            db().rollback();
        QCOMPARE(committed, m_store->engine() == Engine::Sqlite);
        QCOMPARE(rows(), committed ? 2 : 1);
        QVERIFY2(db().begin(Database::Access::ReadWrite) && db().commit(), "the next one starts clean");
    }

    void aReadingTransactionSeesOneMoment()
    {
        make();
        auto other = Database::open(m_store->address(), Database::Access::ReadWrite);
        QVERIFY(other);
        QVERIFY((*other)->begin(Database::Access::ReadOnly));
        QCOMPARE(*(*other)->only<int>(u"SELECT COUNT(*) FROM everything"_s), 0);
        QVERIFY(put({.id = {1}}));
        QCOMPARE(*(*other)->only<int>(u"SELECT COUNT(*) FROM everything"_s), 0);
        QVERIFY((*other)->commit());
        QCOMPARE(*(*other)->only<int>(u"SELECT COUNT(*) FROM everything"_s), 1);
    }

    void aLostConnectionIsOpenedAgain()
    {
        if (m_store->engine() != Engine::Postgres)
            QSKIP("SQLite has no connection to lose");
        make();
        QVERIFY(put({.id = {1}}));
        auto other = Database::open(m_store->address(), Database::Access::ReadWrite);
        QVERIFY((*other)->one<bool>(uR"(
            SELECT COUNT(pg_terminate_backend(pid))
              FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid())"_s));
        QTRY_VERIFY(!db().begin(Database::Access::ReadWrite));
        QVERIFY(db().alive());
        QVERIFY2(put({.id = {2}}), "prepared statements are made anew");
        QCOMPARE(rows(), 2);
        QCOMPARE(*db().only<QString>(u"SELECT current_setting('synchronous_commit')"_s), u"on"_s);
    }

    void aStoreThatIsNotThereIsUnavailable()
    {
        StoreAddress address = m_store->address();
        address.path = u"/nowhere/at/all.db"_s;
        address.database = u"nowhere"_s;
        QCOMPARE(Database::open(address, Database::Access::ReadWrite).error().code, Code::Unavailable);
    }

    void aFileThatIsNoStoreIsRefused()
    {
        if (m_store->engine() != Engine::Sqlite)
            QSKIP("about SQLite");
        QTemporaryDir folder;
        StoreAddress address;
        address.path = folder.filePath(u"letter.db"_s);
        QFile file(address.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QCOMPARE(Database::open(address, Database::Access::ReadWrite).error().code, Code::Unavailable);
    }

    void aWriterWaitsForAnother()
    {
        make();
        QVERIFY(db().begin(Database::Access::ReadWrite));
        QVERIFY(put({.id = {1}}));
        std::thread second([address = m_store->address()] {
            auto other = Database::open(address, Database::Access::ReadWrite);
            const Done begun = (*other)->begin(Database::Access::ReadWrite);
            if (begun && (*other)->run(u"UPDATE everything SET small = small + 1"_s))
                (void)(*other)->commit();
        });
        QVERIFY(db().run(u"UPDATE everything SET small = small + 1"_s));
        QVERIFY(db().commit());
        second.join();
        const int small = *db().only<int>(u"SELECT small FROM everything"_s);
        QVERIFY2(small == 2 || small == 1, "the second saw either nothing or all of the first");
    }

private:
    Database &db() { return m_store->db(); }
    int rows() { return *db().only<int>(u"SELECT COUNT(*) FROM everything"_s); }
    void make()
    {
        const auto made = db().script(uR"(
            CREATE TABLE everything (id BIGINT PRIMARY KEY, text TEXT NOT NULL, bytes TEXT NOT NULL,
                big BIGINT NOT NULL, small BIGINT NOT NULL, yes BIGINT NOT NULL, money BIGINT NOT NULL,
                at BIGINT NOT NULL, body TEXT NOT NULL, tag TEXT NOT NULL, colour TEXT NOT NULL,
                nobody BIGINT, word TEXT))"_s);
        QVERIFY(made);
    }
    Result<int> put(const Everything &row)
    {
        return db().run(uR"(
            INSERT INTO everything VALUES (:id, :text, :bytes, :big, :small, :yes, :money, :at, :body, :tag,
                                           :colour, :nobody, :word))"_s,
                        bind("id", row.id), bind("text", row.text), bind("bytes", row.bytes),
                        bind("big", row.big), bind("small", row.small), bind("yes", row.yes),
                        bind("money", row.money), bind("at", row.at), bind("body", row.body),
                        bind("tag", row.tag), bind("colour", row.colour), bind("nobody", row.nobody),
                        bind("word", row.word));
    }
    void aRoomWithAnEvent()
    {
        for (const QString &text :
             {u"INSERT INTO account (id, username, skeleton, nickname, password, role, created_at) "
              u"VALUES (1, 'a', 'a', 'a', '', 'member', 0)"_s,
              u"INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by, "
              u"created_at) "
              u"VALUES (1, 'r', '', 'public', 'e', 1, 0, 1, 0)"_s,
              u"INSERT INTO event VALUES (1, 1, 1, 'message', 1, 0, NULL, '{}', NULL)"_s}) {
            QVERIFY(db().run(text));
        }
    }

    std::unique_ptr<test::TestDatabase> m_store;
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
