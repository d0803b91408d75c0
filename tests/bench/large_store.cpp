// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/large_store.h"

#include "server/features/search/terms.h"
#include "tests/bench/machine.h"

#include <QDir>
#include <QSet>
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

    /// The statements that fill the store, prepared once.
    struct Inserts {
        explicit Inserts(const QSqlDatabase &db)
            : room(db)
            , event(db)
            , words(db)
            , term(db)
            , progress(db)
            , member(db)
        {
            prepare(room,
                    u"INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, "
                    "created_by, created_at) VALUES (?, ?, '', 'public', 'large', ?, ?, ?, ?)"_s);
            prepare(event,
                    u"INSERT INTO event (room, position, id, type, sender, at, tag, body) "
                    "VALUES (?, ?, ?, 'message', ?, ?, ?, ?)"_s);
            prepare(words, u"INSERT INTO search_index (rowid, words, marks) VALUES (?, ?, ?)"_s);
            prepare(term, u"INSERT OR IGNORE INTO search_term (term) VALUES (?)"_s);
            prepare(progress, u"INSERT INTO search_progress (room, position) VALUES (?, ?)"_s);
            prepare(member,
                    u"INSERT INTO member (room, account, role, read_position, joined_at) "
                    "VALUES (?, ?, 'member', ?, 0)"_s);
        }
        static void prepare(QSqlQuery &query, const QString &text) { must(query.prepare(text), query); }
        static void run(QSqlQuery &query, const QVariantList &values)
        {
            for (int i = 0; i < values.size(); ++i)
                query.bindValue(i, values[i]);
            must(query.exec(), query);
        }

        QSqlQuery room;
        QSqlQuery event;
        QSqlQuery words;
        QSqlQuery term;
        QSet<QString> known;
        QSqlQuery progress;
        QSqlQuery member;
    };

    /// One room of the store.
    struct RoomPlan {
        qint64 number = 0;
        qint64 before = 0; ///< messages in the rooms before it
        qint64 messages = kPerRoom;
        bool forFaces = false; ///< read by its owner, and marked
    };

    void fillRoom(QSqlDatabase &db, Inserts &insert, const RoomPlan &room, qint64 sender)
    {
        const QString marks = u"r%1 u%2"_s.arg(kFirstId + room.number).arg(sender);
        for (qint64 position = 1; position <= room.messages; ++position) {
            const qint64 event = room.before + position;
            QString text = textOf(event);
            if (room.forFaces && position == room.messages)
                text.prepend(QString::fromLatin1(markOf(room.number)) + u' ');
            Inserts::run(insert.event,
                         {kFirstId + room.number, position, kFirstId + event, sender, kFirstTime + event,
                          QString::number(event), u"{\"text\":\"%1\"}"_s.arg(text)});
            const QStringList terms = search::termsOf(text);
            Inserts::run(insert.words, {kFirstId + event, terms.join(u' '), marks});
            Inserts::run(insert.term, {terms.first()}); // its number
            for (const QString &term : terms.mid(1)) {
                if (!insert.known.contains(term)) {
                    insert.known.insert(term);
                    Inserts::run(insert.term, {term});
                }
            }
            if (event % kRowsPerCommit == 0) {
                db.commit();
                db.transaction();
            }
        }
    }

    /// Makes the rooms that are not there yet; the user name of their owner.
    QString fill(QSqlDatabase &db, const QList<RoomPlan> &rooms)
    {
        QSqlQuery query(db);
        for (const QString &pragma : {u"PRAGMA synchronous = OFF"_s, u"PRAGMA cache_size = -262144"_s})
            must(query, pragma);
        const qint64 sender = number(query, u"SELECT MIN(id) FROM account"_s);
        const qint64 done = number(query, u"SELECT COUNT(*) FROM room WHERE name LIKE 'large %'"_s);
        db.transaction();
        Inserts insert(db);
        for (const RoomPlan &room : rooms.mid(done)) {
            const qint64 id = kFirstId + room.number;
            Inserts::run(insert.room,
                         {id, u"large %1"_s.arg(room.number), room.messages,
                          kFirstTime + room.before + room.messages, sender, kFirstTime});
            fillRoom(db, insert, room, sender);
            Inserts::run(insert.progress, {id, room.messages});
            Inserts::run(insert.member, {id, sender, room.forFaces ? room.messages : 0});
            if (room.number % 25 == 24) {
                std::printf("\r  filling the large store: %lld events",
                            static_cast<long long>(room.before + room.messages));
                std::fflush(stdout);
            }
        }
        std::printf("\r%60s\r", "");
        db.commit();
        must(query, u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        query.finish();
        must(query, u"SELECT username FROM account WHERE id = %1"_s.arg(sender));
        return query.next() ? query.value(0).toString() : QString();
    }

    LargeStore fill(const DaemonSetup &setup, const QList<RoomPlan> &rooms)
    {
        {
            BenchDaemon maker(setup);
            maker.stop();
        }
        LargeStore store;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"large"_s);
            db.setDatabaseName(setup.data + "/madang.db"_L1);
            if (!db.open())
                qFatal("no store in %s", qPrintable(setup.data));
            store.owner = fill(db, rooms);
        }
        QSqlDatabase::removeDatabase(u"large"_s);
        for (const RoomPlan &room : rooms)
            store.rooms.append(QByteArray::number(kFirstId + room.number));
        return store;
    }

} // namespace

LargeStore fillStore(const DaemonSetup &setup, qint64 events)
{
    QList<RoomPlan> rooms;
    for (qint64 room = 0; room < qMax<qint64>(1, events / kPerRoom); ++room)
        rooms.append({.number = room, .before = room * kPerRoom});
    LargeStore store = fill(setup, rooms);
    store.perRoom = kPerRoom;
    return store;
}

LargeStore fillRooms(const DaemonSetup &setup, const QList<qint64> &messages)
{
    QList<RoomPlan> rooms;
    qint64 before = 0;
    for (const qint64 count : messages) {
        rooms.append({.number = rooms.size(), .before = before, .messages = count, .forFaces = true});
        before += count;
    }
    return fill(setup, rooms);
}

QByteArray markOf(qsizetype room)
{
    return QByteArray(12, char('A' + room % 26));
}

} // namespace madang::bench
