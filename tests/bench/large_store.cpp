// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_store.h"

#include "tests/bench/machine.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <cstdio>

namespace madang::bench {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kPerRoom = 20'000;
    constexpr qint64 kRowsPerCommit = 200'000;
    constexpr qint64 kFirstTime = 1'700'000'000'000; ///< milliseconds
    constexpr qint64 kFirstId = qint64(1) << 40; ///< below every id that the daemon gives today

    void must(bool done, const QSqlQuery &query)
    {
        if (!done)
            qFatal("the large store: %s", qPrintable(query.lastError().text()));
    }

    void must(QSqlQuery &query, const QString &text)
    {
        must(query.exec(text), query);
    }

    qint64 number(QSqlQuery &query, const QString &text)
    {
        must(query, text);
        const qint64 value = query.next() ? query.value(0).toLongLong() : 0;
        query.finish();
        return value;
    }

    /// Sentences of a few dozen words, no two alike.
    QString textOf(qint64 event)
    {
        static const QStringList words{u"market"_s, u"lantern"_s,  u"river"_s,  u"tomorrow"_s, u"camera"_s,
                                       u"drum"_s,   u"festival"_s, u"letter"_s, u"winter"_s,   u"orchard"_s,
                                       u"모임"_s,   u"내일"_s,     u"마당"_s,   u"축제"_s,     u"사진"_s};
        QString text = u"%1 "_s.arg(event);
        for (quint64 dice = quint64(event) * 0x9E3779B97F4A7C15u; text.size() < 120;
             dice = dice * 6364136223846793005u + 1)
            text += words[qsizetype((dice >> 33) % quint64(words.size()))] + u' ';
        return text.trimmed();
    }

    void fillRoom(QSqlDatabase &db, QSqlQuery &insert, qint64 room, qint64 from, qint64 upTo, qint64 sender)
    {
        for (qint64 position = from; position <= upTo; ++position) {
            const qint64 event = room * kPerRoom + position;
            insert.bindValue(0, kFirstId + room);
            insert.bindValue(1, position);
            insert.bindValue(2, kFirstId + event);
            insert.bindValue(3, sender);
            insert.bindValue(4, kFirstTime + event);
            insert.bindValue(5, QString::number(event));
            insert.bindValue(6, u"{\"text\":\"%1\"}"_s.arg(textOf(event)));
            must(insert.exec(), insert);
            if (event % kRowsPerCommit == 0) {
                db.commit();
                db.transaction();
            }
        }
    }

    void fill(QSqlDatabase &db, qint64 rooms)
    {
        QSqlQuery query(db);
        for (const QString &pragma : {u"PRAGMA synchronous = OFF"_s, u"PRAGMA cache_size = -262144"_s})
            must(query, pragma);
        const qint64 sender = number(query, u"SELECT MIN(id) FROM account"_s);
        const qint64 done = number(query, u"SELECT COUNT(*) FROM room WHERE name LIKE 'large %'"_s);
        db.transaction();
        QSqlQuery insert(db);
        must(insert.prepare(u"INSERT INTO event (room, position, id, type, sender, at, tag, body) "
                            "VALUES (?, ?, ?, 'message', ?, ?, ?, ?)"_s),
             insert);
        QSqlQuery insertRoom(db);
        must(insertRoom.prepare(u"INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, "
                                "created_by, created_at) VALUES (?, ?, '', 'public', 'large', ?, ?, ?, ?)"_s),
             insertRoom);
        for (qint64 room = done; room < rooms; ++room) {
            const QVariantList row{kFirstId + room, u"large %1"_s.arg(room),
                                   kPerRoom,        kFirstTime + (room + 1) * kPerRoom,
                                   sender,          kFirstTime};
            for (int i = 0; i < row.size(); ++i)
                insertRoom.bindValue(i, row[i]);
            must(insertRoom.exec(), insertRoom);
            fillRoom(db, insert, room, 1, kPerRoom, sender);
            if (room % 25 == 24) {
                std::printf("\r  filling the large store: %lld events",
                            static_cast<long long>((room + 1) * kPerRoom));
                std::fflush(stdout);
            }
        }
        std::printf("\r%60s\r", "");
        db.commit();
        must(query, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }

} // namespace

LargeStore fillStore(const DaemonSetup &setup, qint64 events)
{
    {
        BenchDaemon maker(setup);
        maker.stop();
    }
    const qint64 rooms = qMax<qint64>(1, events / kPerRoom);
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"large"_s);
        db.setDatabaseName(setup.data + "/madang.db"_L1);
        if (!db.open())
            qFatal("no store in %s", qPrintable(setup.data));
        fill(db, rooms);
    }
    QSqlDatabase::removeDatabase(u"large"_s);
    LargeStore store;
    for (qint64 room = 0; room < rooms; ++room)
        store.rooms.append(QByteArray::number(kFirstId + room));
    store.perRoom = kPerRoom;
    return store;
}

} // namespace madang::bench
