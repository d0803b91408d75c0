// SPDX-License-Identifier: GPL-3.0-or-later
// What `madangd demo` promises, by the real program: a lively house in whose books everything fits.
#include "common/base/secret.h"
#include "tests/server/commands/serving.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

using namespace madang;
using namespace Qt::StringLiterals;
using test::VerbStore;

namespace {

constexpr qint64 kHourMs = 3'600'000;

/// What the verb said it made.
struct Told {
    int people = 0;
    int rooms = 0;
    int messages = 0;
    int gifts = 0;
    qint64 won = 0;
};

struct Message {
    qint64 at = 0;
    qint64 sender = 0;
    QString body;
    QString text() const { return QJsonDocument::fromJson(body.toUtf8())["text"_L1].toString(); }
};
PROTOCOL_FIELDS(Message, at, sender, body)

struct RoomSeen {
    qint64 id = 0;
    QString visibility;
    qint64 position = 0;
    qint64 events = 0;
    qint64 last = 0;
    qint64 messages = 0;
    qint64 members = 0;
};
PROTOCOL_FIELDS(RoomSeen, id, visibility, position, events, last, messages, members)

bool isHangul(QChar c)
{
    return c.unicode() >= 0xac00 && c.unicode() <= 0xd7a3;
}

} // namespace

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    /// Filled once for each engine: what follows only looks.
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        auto &store = m_stores[engine];
        if (!store) {
            store = std::make_unique<VerbStore>(engine);
            m_said[engine] = store->run({u"demo"_s});
        }
        m_store = store.get();
        const VerbStore::Ran &ran = m_said[engine];
        QVERIFY2(ran.code == 0, ran.err.constData());
        static const QRegularExpression shape(
            u"(\\d+) people, (\\d+) rooms, (\\d+) events, (\\d+) gifts of together (\\d+) won"_s);
        const auto match = shape.match(QString::fromUtf8(ran.out));
        QVERIFY2(match.hasMatch(), ran.out.constData());
        m_told = {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                  match.captured(4).toInt(), match.captured(5).toLongLong()};
        m_db = m_store->open();
    }
    void cleanup() { m_db.reset(); }
    void cleanupTestCase() { m_stores.clear(); }

    void whatItSaysIsThere()
    {
        QCOMPARE(number(u"SELECT COUNT(*) FROM account"_s), m_told.people);
        QCOMPARE(number(u"SELECT COUNT(*) FROM room"_s), m_told.rooms);
        QCOMPARE(number(u"SELECT COUNT(*) FROM event WHERE type = 'message'"_s), m_told.messages);
        QCOMPARE(number(u"SELECT COUNT(*) FROM donation WHERE settled_at IS NOT NULL"_s), m_told.gifts);
        QVERIFY(m_told.people >= 10);
        QVERIFY(m_told.rooms >= 5);
        QVERIFY(m_told.gifts >= 30);
    }

    void thousandsOfMessagesInTwoLanguagesOverSeveralDays()
    {
        const auto messages = *m_db->all<Message>(u"SELECT at, sender, body FROM event WHERE type = "
                                                  "'message'"_s);
        QVERIFY2(messages.size() >= 2000, qPrintable(QString::number(messages.size())));
        QSet<qint64> days;
        QSet<qint64> speakers;
        int korean = 0;
        int english = 0;
        static const QRegularExpression words(u"[A-Za-z']{2,}.*[A-Za-z']{2,}"_s);
        for (const Message &message : messages) {
            const QString text = message.text();
            QVERIFY2(!text.isEmpty() && !text.contains(u'{'), qPrintable(message.body));
            days += (message.at + 9 * kHourMs) / (24 * kHourMs);
            speakers += message.sender;
            if (std::any_of(text.begin(), text.end(), isHangul))
                ++korean;
            else if (words.match(text).hasMatch())
                ++english;
        }
        QVERIFY2(days.size() >= 4, qPrintable(QString::number(days.size())));
        QVERIFY(speakers.size() >= 10);
        QVERIFY2(korean >= 1000, qPrintable(QString::number(korean)));
        QVERIFY2(english >= 200, qPrintable(QString::number(english)));
        const qint64 now = SystemClock().now().ms;
        QVERIFY(std::all_of(messages.begin(), messages.end(),
                            [now](const Message &message) { return message.at <= now; }));
    }

    void roomsOfEveryKindAreAlive()
    {
        const auto rooms = *m_db->all<RoomSeen>(uR"(
        SELECT r.id, r.visibility, r.position, COUNT(e.id), MAX(e.position),
               SUM(CASE WHEN e.type = 'message' THEN 1 ELSE 0 END),
               (SELECT COUNT(*) FROM member m WHERE m.room = r.id)
          FROM room r
          JOIN event e ON e.room = r.id
         GROUP BY r.id, r.visibility, r.position)"_s);
        QCOMPARE(rooms.size(), qsizetype(m_told.rooms));
        QSet<QString> kinds;
        int lively = 0;
        for (const RoomSeen &room : rooms) {
            QCOMPARE(room.events, room.position); // no gaps: as many as the last one's number
            QCOMPARE(room.last, room.position);
            QVERIFY(room.messages > 0);
            QVERIFY(room.members >= 2);
            kinds += room.visibility;
            lively += room.messages >= 100 ? 1 : 0;
        }
        QVERIFY2(lively >= 5, qPrintable(QString::number(lively)));
        QCOMPARE(kinds, (QSet<QString>{u"direct"_s, u"private"_s, u"public"_s}));
        // Somebody has something to read yet, and nobody has read what is not there.
        const QString reading = u"SELECT COUNT(*) FROM member m JOIN room r ON r.id = m.room "
                                "WHERE m.read_position %1 r.position"_s;
        QVERIFY(number(reading.arg(u"<"_s)) > 0);
        QCOMPARE(number(reading.arg(u">"_s)), 0);
    }

    void everyTotalIsTheSumOverTheLedger()
    {
        QCOMPARE(number(u"SELECT CAST(SUM(amount) AS BIGINT) FROM donation WHERE settled_at IS NOT NULL"_s),
                 m_told.won);
        // Gifts of hidden amount wait in an account of their own until there are enough of them.
        const qint64 shown = balanceOf(u"campaign"_s);
        QCOMPARE(shown + balanceOf(u"campaign.hidden"_s), m_told.won);
        QVERIFY(shown > 0);

        const QString campaign = QString::number(number(u"SELECT id FROM campaign"_s));
        m_db.reset(); // a daemon waits a while for who is connected
        test::Serving daemon(*m_store, u"data"_s);
        QVERIFY2(daemon.listens(), daemon.log().constData());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(
            QNetworkRequest(QUrl(daemon.url() + u"/api/v1/campaigns/"_s + campaign + u"/totals"_s))));
        QTRY_VERIFY(reply->isFinished());
        const QJsonObject totals = QJsonDocument::fromJson(reply->readAll()).object();
        QCOMPARE(totals["total"_L1]["amount"_L1].toInteger(), shown);
        QCOMPARE(totals["giftCount"_L1].toInt(), m_told.gifts);
    }

    void theBooksHold()
    {
        const auto ran = m_store->run({u"ledger"_s, u"check"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
        const QJsonObject check = ran.lines().value(0);
        QVERIFY(check["holds"_L1].toBool());
        QVERIFY(check["entries"_L1].toInteger() >= m_told.gifts);
        QCOMPARE(m_store->run({u"audit"_s, u"verify"_s}).code, 0);
    }

    void everybodyHasThePasswordOfThePrivateFile()
    {
        QFile file(m_store->data() + u"/demo-password"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!(file.permissions()
                  & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        const QString password = QString::fromUtf8(file.readAll()).trimmed();
        QVERIFY(password.size() >= 12);
        const auto hash = *m_db->only<QString>(u"SELECT password FROM account WHERE username = 'mina'"_s);
        QVERIFY(secret::verifyPassword(hash, password));
        QCOMPARE(number(u"SELECT COUNT(DISTINCT password) FROM account"_s), 1);
    }

    void onlyAnEmptyStoreIsFilled()
    {
        m_db.reset();
        const auto again = m_store->run({u"demo"_s});
        m_db = m_store->open();
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains("already has people in it"), again.err.constData());
        QCOMPARE(number(u"SELECT COUNT(*) FROM event WHERE type = 'message'"_s), m_told.messages);
    }

private:
    qint64 number(const QString &question) const
    {
        const auto found = m_db->only<qint64>(question);
        return found ? *found : -1;
    }
    qint64 balanceOf(const QString &kind) const
    {
        const auto sum = m_db->only<qint64>(uR"(
        SELECT CAST(COALESCE(SUM(p.amount), 0) AS BIGINT)
          FROM ledger_posting p
          JOIN ledger_account a ON a.id = p.account
         WHERE a.kind = :kind)"_s,
                                            bind("kind", kind));
        return sum ? *sum : -1;
    }

    std::map<Engine, std::unique_ptr<VerbStore>> m_stores;
    std::map<Engine, VerbStore::Ran> m_said;
    const VerbStore *m_store = nullptr;
    std::unique_ptr<Database> m_db;
    Told m_told;
};

QTEST_GUILESS_MAIN(DemoTest)
#include "tst_demo.moc"
