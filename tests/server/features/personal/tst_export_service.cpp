// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/export_service.h"

#include "tests/support/whole_house.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A tar archive read by the letter of the standard; empty where it is none.
QMap<QByteArray, QByteArray> unpacked(const QByteArray &tar)
{
    QMap<QByteArray, QByteArray> members;
    for (qsizetype at = 0; at + 512 <= tar.size();) {
        const QByteArray header = tar.mid(at, 512);
        if (header == QByteArray(512, '\0'))
            return members;
        uint sum = 8 * ' ';
        for (qsizetype i = 0; i < 512; ++i)
            sum += i >= 148 && i < 156 ? 0 : uchar(header[i]);
        if (header.mid(257, 5) != "ustar" || header.mid(148, 6).toUInt(nullptr, 8) != sum)
            return {};
        const qsizetype size = header.mid(124, 11).toLongLong(nullptr, 8);
        const QByteArray name = header.left(100);
        members.insert(name.left(name.indexOf('\0') < 0 ? 100 : name.indexOf('\0')), tar.mid(at + 512, size));
        at += 512 + (size + 511) / 512 * 512;
    }
    return {};
}

} // namespace

class ExportServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_house = std::make_unique<test::WholeHouse>(engine);
        m_mina = m_house->aResident(u"mina"_s, u"미나"_s);
        m_jun = m_house->aResident(u"jun"_s, u"준"_s);
        const auto room = m_house->as(m_mina, rooms::create, {u"장터"_s, {}, rooms::Visibility::Public});
        QVERIFY(room);
        m_room = room->id;
        QVERIFY(m_house->as(m_jun, rooms::join, {m_room}));
    }
    void cleanup() { m_house.reset(); }

    void thePersonGetsWhatIsTheirsAndNothingElse()
    {
        QVERIFY(m_house->post(m_jun, m_room, u"준의 말"_s));
        const auto theirs = m_house->post(m_mina, m_room, u"남의 말"_s);
        QVERIFY(theirs);
        QVERIFY(m_house->as(m_jun, saved::save, {theirs->id}));
        const QByteArray octets = QByteArray("그림 아닌 그림\n").repeated(40'000);
        const AttachmentId file = m_house->aFile(m_jun, m_room, u"긴 이야기.txt"_s, octets);
        QVERIFY(m_house->post(m_jun, m_room, u"여기"_s, QList<AttachmentId>{file}));
        QVERIFY(m_house->as(m_jun, blocks::block, {m_mina.id}));
        QVERIFY(m_house->store().db().run(u"UPDATE session SET proven_at = 1000 WHERE account = :who"_s,
                                          bind("who", m_jun.id)));

        const auto tar = m_house->octets(m_jun, u"/api/v1/me/data"_s);
        QVERIFY(tar);
        const auto members = unpacked(*tar);
        QCOMPARE(members.size(), 2);
        QCOMPARE(members.value("files/" + file.bytes() + "-긴 이야기.txt"), octets);
        const QByteArray text = members.value("data.json");
        const QJsonObject data = QJsonDocument::fromJson(text).object();
        QCOMPARE(data.value("format"_L1).toString(), u"madang-data"_s);
        const QJsonObject account = data.value("account"_L1).toArray().first().toObject();
        QCOMPARE(account.value("username"_L1).toString(), u"jun"_s);
        QCOMPARE(account.value("id"_L1).toString(), m_jun.id.text());
        QVERIFY(account.value("createdAt"_L1).toString().endsWith(u'Z'));
        QVERIFY(text.contains("준의 말"));
        QVERIFY(!text.contains("남의 말"));
        QCOMPARE(data.value("blocked"_L1).toArray().size(), 1);
        const QJsonArray saved = data.value("savedMessages"_L1).toArray();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().toObject().value("event"_L1).toString(), theirs->id.text());
        const QJsonArray signIns = data.value("signIns"_L1).toArray();
        QCOMPARE(signIns.size(), 1);
        QVERIFY(signIns.first().toObject().value("provenAt"_L1).toString().endsWith(u'Z'));
        // Every section is there, also where it is empty.
        for (PersonalData *part : m_house->features().personal().parts()) {
            for (const PersonalSection &section : part->sections())
                QVERIFY2(data.value(QLatin1StringView(section.name)).isArray(), section.name);
        }
        const auto secret
            = m_house->store().db().only<QString>(u"SELECT password FROM account WHERE username = 'jun'"_s);
        QVERIFY(secret && !text.contains(secret->toUtf8()));
        QVERIFY(!text.contains("argon2"));
    }

    void aClaimShowsNobodyTheMailsOfTheHolder()
    {
        Database &db = m_house->store().db();
        for (const auto &[who, proven] :
             {std::pair{m_mina.id, std::optional<qint64>(1)}, std::pair{m_jun.id, std::optional<qint64>()}})
            QVERIFY(db.run(u"INSERT INTO account_email (account, address, folded, claimed_at, verified_at) "
                           u"VALUES (:who, 'mina@example.org', 'mina@example.org', 1, :proven)"_s,
                           bind("who", who), bind("proven", proven)));
        QVERIFY(db.run(u"INSERT INTO mail (id, kind, recipient, sealed, state, attempts, created_at, "
                       u"next_try_at, useless_at, ended_at, fault) "
                       u"VALUES (1, 'reset-password', 'mina@example.org', '', 'sent', 1, 1, 1, 1, 1, '')"_s));
        for (const auto &[who, mails] : {std::pair{m_mina, 1}, std::pair{m_jun, 0}}) {
            const auto tar = m_house->octets(who, u"/api/v1/me/data"_s);
            QVERIFY(tar);
            const QJsonObject data = QJsonDocument::fromJson(unpacked(*tar).value("data.json")).object();
            QCOMPARE(data.value("email"_L1).toArray().size(), 1);
            QCOMPARE(data.value("mails"_L1).toArray().size(), mails);
        }
    }

    void noCodeIsSkippedAtTheEdgeOfAPage()
    {
        Database &db = m_house->store().db();
        QStringList purposes{u"link"_s, u"release"_s, u"reset"_s, u"verify"_s};
        for (const QString &purpose : std::as_const(purposes))
            QVERIFY(db.run(u"INSERT INTO email_code (account, purpose, address, hash, tries_left, sent_at, "
                           u"expires_at) VALUES (:who, :purpose, 'jun@example.org', '', 5, 1, 2)"_s,
                           bind("who", m_jun.id), bind("purpose", purpose)));
        QStringList told;
        for (PersonalData *part : m_house->features().personal().parts()) {
            for (const PersonalSection &section : part->sections()) {
                if (QLatin1StringView(section.name) != "codesByMail"_L1)
                    continue;
                qint64 after = 0;
                for (int page = 0; page < 5; ++page) { // each of one row
                    const auto rows = db.objects(section.text, bind("person", m_jun.id), bind("after", after),
                                                 bind("limit", 1));
                    QVERIFY(rows);
                    if (rows->isEmpty())
                        break;
                    after = rows->first().value("cursor"_L1).toVariant().toLongLong();
                    told += rows->first().value("purpose"_L1).toString();
                }
            }
        }
        told.sort();
        QCOMPARE(told, purposes);
    }

    void thePictureOfOneselfComesAlong()
    {
        const QByteArray sent = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQ"
                                                       "VR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        const auto reply = m_house->askRaw("PUT", u"/api/v1/me/picture"_s, sent, m_house->caller(m_jun));
        QVERIFY(reply);
        const auto profile = fromJson<profiles::Profile>(reply->body);
        QVERIFY(profile && profile->picture);
        const auto shown = m_house->ask("GET", u"/api/v1/portraits/"_s + profile->picture->text(), {},
                                        m_house->caller(m_jun));
        QVERIFY(shown && !shown->body.isEmpty());
        const auto tar = m_house->octets(m_jun, u"/api/v1/me/data"_s);
        QVERIFY(tar);
        const auto members = unpacked(*tar);
        QCOMPARE(members.size(), 2);
        const char *name = shown->contentType == "image/png" ? "picture.png" : "picture.jpg";
        QCOMPARE(members.value(name), shown->body);
        QVERIFY(members.value("data.json").contains(profile->picture->bytes()));
    }

    void moreThanAPageIsTold()
    {
        for (int i = 0; i < 405; ++i) {
            QVERIFY(m_house->post(m_jun, m_room, u"말 %1."_s.arg(i)));
            m_house->clock().advance(1s);
        }
        const auto tar = m_house->octets(m_jun, u"/api/v1/me/data"_s);
        QVERIFY(tar);
        const QJsonObject data = QJsonDocument::fromJson(unpacked(*tar).value("data.json")).object();
        int messages = 0;
        for (const QJsonValue &each : data.value("messages"_L1).toArray())
            messages += each.toObject().value("type"_L1).toString() == "message"_L1 ? 1 : 0;
        QCOMPARE(messages, 405);
    }

    void itIsMadeAheadTakenInRangesAndThenGone()
    {
        m_house->aFile(m_jun, m_room, u"a.txt"_s, QByteArray(700'000, 'x'));
        const accounts::DataExport made = prepared();
        QVERIFY(made.ready);
        QCOMPARE(made.name, u"madang-jun.tar"_s);
        QCOMPARE(exports().size(), 1);
        QCOMPARE(QFileInfo(exports().first()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QByteArray all;
        while (all.size() < made.size) {
            const auto part = m_house->octets(m_jun, u"/api/v1/me/data"_s,
                                              "bytes=" + QByteArray::number(all.size()) + '-'
                                                  + QByteArray::number(all.size() + 299'999));
            QVERIFY(part);
            QVERIFY(!part->isEmpty());
            all += *part;
        }
        QCOMPARE(all.size(), made.size);
        QCOMPARE(unpacked(all).size(), 2);
        // Nobody else has it, and soon nobody at all.
        const auto others = m_house->octets(m_mina, u"/api/v1/me/data"_s, "bytes=0-9");
        QCOMPARE(others.error().code, Code::NotFound);
        m_house->pass(61s);
        m_house->settle();
        QVERIFY(exports().isEmpty());
    }

    void whatNobodyTakesGoesAfterAnHour()
    {
        QVERIFY(prepared().ready);
        m_house->pass(40min);
        QCOMPARE(exports().size(), 1);
        m_house->pass(20min);
        QVERIFY(exports().isEmpty());
    }

    void itIsMadeOnlySoOften()
    {
        for (int i = 0; i < 6; ++i) {
            QVERIFY(m_house->octets(m_jun, u"/api/v1/me/data"_s));
            m_house->pass(61s);
        }
        const auto seventh = m_house->octets(m_jun, u"/api/v1/me/data"_s);
        QCOMPARE(seventh.error().code, Code::RateLimited);
        QVERIFY(seventh.error().retryAfter > 0);
    }

    void erasingTakesItAway()
    {
        QVERIFY(prepared().ready);
        QVERIFY(m_house->as(m_jun, accounts::eraseAccount,
                            {test::WholeHouse::password(), accounts::Writings::Keep, {}}));
        m_house->settle();
        QVERIFY(exports().isEmpty());
    }

    void namesFitIntoTheArchive()
    {
        const QByteArray name
            = TarWriter::memberName("files/", "7245601293842124800-", QString(90, u'가') + u".hwp"_s);
        QVERIFY(name.size() <= 100);
        QVERIFY(name.endsWith(".hwp"));
        QCOMPARE(QString::fromUtf8(name).toUtf8(), name); // no half character
        QVERIFY(!QString::fromUtf8(name).contains(QChar::ReplacementCharacter));
    }

private:
    accounts::DataExport prepared()
    {
        for (int i = 0; i < 5000; ++i) {
            const auto asked = m_house->as(m_jun, accounts::prepareData, {});
            if (!asked || asked->ready)
                return asked ? *asked : accounts::DataExport{};
            m_house->settle();
            m_house->clock().advance(200ms);
        }
        return {};
    }
    QStringList exports() const
    {
        QStringList paths;
        const QDir folder(m_house->folder() + "/exports"_L1);
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            paths += folder.filePath(name);
        return paths;
    }

    std::unique_ptr<test::WholeHouse> m_house;
    test::Resident m_mina;
    test::Resident m_jun;
    RoomId m_room;
};

QTEST_GUILESS_MAIN(ExportServiceTest)
#include "tst_export_service.moc"
