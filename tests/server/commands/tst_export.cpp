// SPDX-License-Identifier: GPL-3.0-or-later
// An export by the real program: what is in it, what never is, and that it is whole or not there at all.
#include "server/store_folder.h"
#include "tests/server/commands/verb_store.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QHash>
#include <QJsonArray>
#include <QTest>

#include <array>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;
using test::VerbStore;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QJsonObject> linesOf(const QString &path)
{
    return VerbStore::Ran{0, contentOf(path), {}}.lines();
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        all += path.toUtf8() + '\n' + contentOf(path) + '\n';
    }
    return all;
}

/// The one whose member is that text.
QJsonObject withMember(const QList<QJsonObject> &lines, QLatin1StringView member, const QString &text)
{
    for (const QJsonObject &line : lines) {
        if (line[member].toString() == text)
            return line;
    }
    return {};
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }

    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_store = std::make_unique<VerbStore>(engine);
        fill();
    }
    void cleanup() { m_store.reset(); }

    void whatEverybodyMayReadIsInIt()
    {
        const auto ran = m_store->run({u"export"_s, target(), u"--json"_s});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject verdict = ran.lines().value(0);
        QCOMPARE(verdict["folder"_L1].toString(), target());
        QCOMPARE(verdict["summary"_L1]["counts"_L1]["messages"_L1].toInt(), 3);

        const auto people = linesOf(target() + "/people.jsonl"_L1);
        QCOMPARE(people.size(), 3);
        QCOMPARE(withMember(people, "id"_L1, u"1"_s)["username"_L1].toString(), u"mina"_s);
        const QJsonObject erased = withMember(people, "id"_L1, u"3"_s);
        QCOMPARE(erased["nickname"_L1].toString(), u"former member"_s);
        QVERIFY(!erased.contains("username"_L1));

        QCOMPARE(linesOf(target() + "/rooms.jsonl"_L1).size(), 1);
        QCOMPARE(linesOf(target() + "/members.jsonl"_L1).size(), 2);
        const auto events = linesOf(target() + "/rooms/10.jsonl"_L1);
        QCOMPARE(events.size(), 4);
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(events[i]["position"_L1].toInt(), int(i) + 1);
        QCOMPARE(events[0]["sender"_L1]["nickname"_L1].toString(), u"미나"_s);
        QCOMPARE(events[0]["body"_L1]["text"_L1].toString(), u"as it reads now"_s);
        QVERIFY(events[0].contains("editedAt"_L1));
        const QJsonArray reactions = events[0]["reactions"_L1].toArray();
        QCOMPARE(reactions.size(), 1);
        QCOMPARE(reactions[0]["by"_L1]["nickname"_L1].toString(), u"준"_s);
        QVERIFY(events[1]["deleted"_L1].toBool());
        QCOMPARE(events[2]["body"_L1]["text"_L1].toString(), u"한 줄"_s);

        const auto files = linesOf(target() + "/files.jsonl"_L1);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0]["name"_L1].toString(), u"목록.txt"_s);
        QCOMPARE(contentOf(target() + "/files/500"_L1), QByteArray("octets of a file"));
        const auto campaigns = linesOf(target() + "/campaigns.jsonl"_L1);
        QCOMPARE(campaigns.size(), 1);
        QCOMPARE(campaigns[0]["campaign"_L1]["title"_L1].toString(), u"지붕"_s);
        QCOMPARE(campaigns[0]["campaign"_L1]["goal"_L1].toInt(), 100000);
    }

    void everyFileIsInTheManifest()
    {
        QCOMPARE(m_store->run({u"export"_s, target()}).code, 0);
        const QByteArray text = contentOf(target() + "/manifest.json"_L1);
        const QJsonObject manifest = QJsonDocument::fromJson(text).object();
        QCOMPARE(manifest["format"_L1].toInt(), 1);
        QVERIFY(!manifest["includesPrivate"_L1].toBool(true));
        QVERIFY(manifest.contains("at"_L1) && manifest.contains("version"_L1));
        QStringList named{u"manifest.json"_s, u"manifest.sha256"_s};
        for (const QJsonValue &entry : manifest["files"_L1].toArray()) {
            const QString path = entry["path"_L1].toString();
            const QByteArray octets = contentOf(target() + u'/' + path);
            QCOMPARE(entry["size"_L1].toInteger(), octets.size());
            QCOMPARE(entry["sha256"_L1].toString().toLatin1(), digestOf(octets));
            named += path;
        }
        QDirIterator files(target(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int count = 0;
        for (; files.hasNext(); ++count) {
            const QString path = files.next();
            QVERIFY2(named.contains(path.mid(target().size() + 1)), qPrintable(path));
            QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QCOMPARE(count, int(named.size()));
        QCOMPARE(contentOf(target() + "/manifest.sha256"_L1), digestOf(text) + "  manifest.json\n");
    }

    void theMoneyAddsUpToTheLedger()
    {
        QCOMPARE(m_store->run({u"export"_s, target()}).code, 0);
        qint64 all = 0;
        qint64 moved = 0;
        QHash<QString, qint64> kinds;
        const auto entries = linesOf(target() + "/ledger.jsonl"_L1);
        QCOMPARE(entries.size(), 2);
        for (const QJsonObject &entry : entries) {
            qint64 sum = 0;
            for (const QJsonValue &posting : entry["postings"_L1].toArray()) {
                const qint64 won = posting["amount"_L1].toInteger();
                sum += won;
                moved += qMax<qint64>(won, 0);
                kinds[posting["account"_L1].toString().section(u':', 0, 0)] += won;
            }
            QCOMPARE(sum, 0);
            all += sum;
        }
        QCOMPARE(all, 0);
        const QJsonObject manifest
            = QJsonDocument::fromJson(contentOf(target() + "/manifest.json"_L1)).object();
        QCOMPARE(manifest["moved"_L1].toInteger(), moved);
        QCOMPARE(
            moved,
            *m_store->open()->only<qint64>(u"SELECT CAST(SUM(amount) AS BIGINT) FROM ledger_transfer"_s));
        qint64 balances = 0;
        for (const QJsonValue &balance : manifest["balances"_L1].toArray()) {
            QCOMPARE(balance["won"_L1].toInteger(), kinds.value(balance["kind"_L1].toString()));
            balances += balance["won"_L1].toInteger();
        }
        QCOMPARE(balances, 0);

        // The same for spreadsheets; nothing in it is a formula.
        const QByteArray table = contentOf(target() + "/ledger.csv"_L1);
        const QList<QByteArray> rows = table.trimmed().split('\n');
        QCOMPARE(rows.size(), 1 + 6);
        qint64 column = 0;
        for (const QByteArray &row : rows.mid(1))
            column += row.trimmed().split(',').last().toLongLong();
        QCOMPARE(column, 0);
        QVERIFY2(table.contains("\"'=cmd\""), table.constData());
        QVERIFY(!table.contains("\"=cmd\""));
    }

    void nothingThatOpensADoorEverLeaves()
    {
        for (const QStringList &words : {QStringList{u"export"_s, target()},
                                         QStringList{u"export"_s, target(u"all"_s), u"--private"_s}}) {
            const auto ran = m_store->run(words);
            QVERIFY2(ran.code == 0, ran.err.constData());
            const QByteArray all = everythingIn(words[1]);
            for (const char *secret :
                 {"HASHOFMINA", "TOKENPRINT", "INVITEHASH", "SEALEDDETAILS", "FACTORSEAL", "RECOVERYHASH",
                  "PUSHEDDRAFT", "gone-secret", "first version"})
                QVERIFY2(!all.contains(secret), secret);
        }
    }

    void privateThingsOnlyLeaveWhenAskedFor()
    {
        const QList<QByteArray> things{"whispered among us", "between two",       "mina@example.org",
                                       "secret-list.txt",    "octets nobody saw", "gift-77"};
        QCOMPARE(m_store->run({u"export"_s, target()}).code, 0);
        const QByteArray open = everythingIn(target());
        for (const QByteArray &thing : things)
            QVERIFY2(!open.contains(thing), thing.constData());
        QVERIFY(!QFile::exists(target() + "/rooms/11.jsonl"_L1));

        const QString whole = target(u"all"_s);
        const auto ran = m_store->run({u"export"_s, whole, u"--private"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains("Tell these people"), ran.out.constData());
        const QByteArray all = everythingIn(whole);
        for (const QByteArray &thing : things)
            QVERIFY2(all.contains(thing), thing.constData());
        QVERIFY(contentOf(whole + "/README.txt"_L1).contains("--private"));
        // Reading makes no key: the details of mina stay closed, and that is counted.
        QVERIFY(!QFile::exists(m_store->data() + "/factors.key"_L1));
        const QJsonObject manifest = QJsonDocument::fromJson(contentOf(whole + "/manifest.json"_L1)).object();
        QCOMPARE(manifest["counts"_L1]["unreadable"_L1].toInt(), 1);
    }

    void itIsOnRecordAndTheStoreIsUnchangedOtherwise()
    {
        const auto held = StoreFolder::take(m_store->data()); // as a daemon would
        QVERIFY(held.ok());
        QCOMPARE(m_store->run({u"export"_s, target(), u"--private"_s}).code, 0);
        const auto records = m_store->run({u"audit"_s, u"list"_s, u"--json"_s}).lines();
        QCOMPARE(records.size(), 1);
        QCOMPARE(records[0]["action"_L1].toString(), u"store.export"_s);
        QCOMPARE(records[0]["actor"_L1].toString(), u"operator@host"_s);
        QVERIFY(everythingOf(records[0]).contains("\"private\":true"));
        QCOMPARE(m_store->run({u"audit"_s, u"verify"_s}).code, 0);
    }

    void aMissingFileIsSaidAndOneThatWasTakenAwayIsNot()
    {
        QVERIFY(QFile::remove(pathOf(500)));
        const auto ran = m_store->run({u"export"_s, target()});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("1 attached files"), ran.err.constData());
        const auto files = linesOf(target() + "/files.jsonl"_L1);
        QVERIFY(files.value(0)["missing"_L1].toBool());
        m_store->put(u"UPDATE attachment SET gone_at = 9 WHERE id = 500"_s);
        QCOMPARE(m_store->run({u"export"_s, target(u"second"_s)}).code, 0);
        QVERIFY(linesOf(target(u"second"_s) + "/files.jsonl"_L1).isEmpty());
    }

    void nothingIsWrittenOver()
    {
        QVERIFY(QDir().mkpath(target()));
        const auto ran = m_store->run({u"export"_s, target()});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("never written over"), ran.err.constData());
        QVERIFY(QDir(target()).isEmpty());
    }

    void onAFullDiskNothingIsLeft()
    {
        const auto open = m_store->open(); // so that SQLite's own files are there already
        for (int i = 0; i < 40; ++i)
            putEvent(10, 5 + i, 1, u"message"_s, message(QString(4000, u'x')));
        QProcess shell;
        // No file may be larger than 64 KiB: that looks like a full disk.
        shell.start(u"/bin/bash"_s,
                    {u"-c"_s, u"trap '' XFSZ; ulimit -f 64; exec \"$@\""_s, u"-"_s,
                     qEnvironmentVariable("MADANG_BUILD_DIR") + "/bin/madangd"_L1, u"export"_s, target(),
                     u"--config"_s, m_store->below(u"madangd.toml"_s), u"--data"_s, m_store->data()});
        QVERIFY(shell.waitForFinished(60'000));
        QCOMPARE(shell.exitCode(), 2);
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.contains("the disk is full at"), said.constData());
        QVERIFY(!QFile::exists(target()));
        QVERIFY(leftovers().isEmpty());
        QCOMPARE(*open->only<qint64>(u"SELECT COUNT(*) FROM audit_record"_s), 0);
    }

    void whatAnInterruptedRunLeftIsRemovedByTheNext_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::newRow("export") << u"export"_s;
        QTest::newRow("backup") << u"backup"_s;
    }
    void whatAnInterruptedRunLeftIsRemovedByTheNext()
    {
        QFETCH(QString, verb);
        const QDir out(m_store->below(u"out"_s));
        QVERIFY(out.mkpath(u".old.partial-a1B2c3/keys"_s));
        QVERIFY(out.mkpath(u".other.partial-x1Y2z3/holiday"_s)); // nobody of ours made that
        QVERIFY(out.mkpath(u".near.partial-much-longer"_s));
        const auto ran = m_store->run({verb, target()});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.err.contains("removed") && ran.err.contains(".old.partial-a1B2c3"), ran.err.constData());
        QVERIFY2(ran.err.contains("look into it"), ran.err.constData());
        QCOMPARE(leftovers(), (QStringList{u".near.partial-much-longer"_s, u".other.partial-x1Y2z3"_s}));
    }

    void whatAnotherRunHasInHandIsLeftAlone()
    {
        const QDir out(m_store->below(u"out"_s));
        QVERIFY(out.mkpath(u".busy.partial-a1B2c3"_s));
        const int busy = ::open(QFile::encodeName(out.filePath(u".busy.partial-a1B2c3"_s)).constData(),
                                O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        QVERIFY(busy >= 0 && ::flock(busy, LOCK_EX | LOCK_NB) == 0);
        const auto ran = m_store->run({u"export"_s, target()});
        ::close(busy);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(!ran.err.contains("partial"), ran.err.constData());
        QCOMPARE(leftovers(), QStringList{u".busy.partial-a1B2c3"_s});
    }

    void withoutAStoreOrWordsItSaysSo()
    {
        QCOMPARE(m_store->run({u"export"_s}).code, 1);
        QCOMPARE(m_store->run({u"export"_s, target(), u"--dry-run"_s}).code, 1);
        if (m_store->address().engine == Engine::Postgres)
            return;
        const auto ran = m_store->run({u"export"_s, target()}, m_store->below(u"elsewhere"_s));
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("no store"), ran.err.constData());
    }

private:
    QString target(const QString &name = u"community"_s) const
    {
        return m_store->below(u"out"_s) + u'/' + name;
    }
    QStringList leftovers() const
    {
        return QDir(m_store->below(u"out"_s))
            .entryList({u".*.partial-*"_s}, QDir::Dirs | QDir::Hidden, QDir::Name);
    }
    static QByteArray digestOf(const QByteArray &octets)
    {
        return QCryptographicHash::hash(octets, QCryptographicHash::Sha256).toHex();
    }
    static QByteArray everythingOf(const QJsonObject &object)
    {
        return QJsonDocument(object).toJson(QJsonDocument::Compact).replace("\\\"", "\"");
    }
    QString pathOf(int id) const
    {
        return m_store->data() + u"/files/00/%1"_s.arg(id); // where the daemon would look for so early an id
    }
    void putFile(int id, const QByteArray &octets) const
    {
        const QString path = pathOf(id);
        QFile file(path);
        if (!QDir().mkpath(path.section(u'/', 0, -2)) || !file.open(QIODevice::WriteOnly)
            || file.write(octets) != octets.size())
            qFatal("a file cannot be put");
    }

    static QString message(const QString &text) { return u"{\"text\":\"%1\"}"_s.arg(text); }
    void putPerson(qint64 id, const QString &name, const QString &nickname, const QString &role) const
    {
        m_store->put(uR"(
        INSERT INTO account (id, username, skeleton, nickname, password, role, created_at)
        VALUES (:id, :name, :name, :nickname, 'HASHOFMINA', :role, 1))"_s,
                     bind("id", id), bind("name", name), bind("nickname", nickname), bind("role", role));
    }
    void putRoom(qint64 id, const QString &name, const QString &visibility) const
    {
        m_store->put(uR"(
        INSERT INTO room (id, name, topic, visibility, epoch, position, last_at, created_by, created_at)
        VALUES (:id, :name, '', :visibility, 'e', 9, 1, 1, 1))"_s,
                     bind("id", id), bind("name", name), bind("visibility", visibility));
        for (const qint64 member : {1, 2})
            m_store->put(uR"(
        INSERT INTO member (room, account, role, read_position, joined_at) VALUES (:room, :person, 'member', 0, 1))"_s,
                         bind("room", id), bind("person", member));
    }
    void putEvent(qint64 in, qint64 position, qint64 sender, const QString &type, const QString &body,
                  const std::optional<qint64> &target = {}) const
    {
        m_store->put(uR"(
        INSERT INTO event (room, position, id, type, sender, at, body, target)
        VALUES (:room, :position, :id, :type, :sender, 1000, :body, :target))"_s,
                     bind("room", in), bind("position", position), bind("id", in * 1000 + position),
                     bind("type", type), bind("sender", sender), bind("body", body), bind("target", target));
    }
    void putAttached(int id, qint64 in, qint64 event, const QString &name, const QByteArray &octets) const
    {
        m_store->put(uR"(
        INSERT INTO attachment (id, room, uploader, name, size, received, type, thumbnail, touched_at, completed_at,
                                event)
        VALUES (:id, :room, 1, :name, :size, :size, 'text/plain', '', 1, 1, :event))"_s,
                     bind("id", id), bind("room", in), bind("name", name),
                     bind("size", qint64(octets.size())), bind("event", event));
        putFile(id, octets);
    }
    void putEntry(qint64 id, const QString &kind, const QString &reference,
                  const QList<std::array<qint64, 3>> &transfers) const
    {
        m_store->put(
            u"INSERT INTO ledger_entry (id, kind, reference, at) VALUES (:id, :kind, :reference, 5)"_s,
            bind("id", id), bind("kind", kind), bind("reference", reference));
        qint64 number = 0;
        for (const auto &[source, to, amount] : transfers)
            m_store->put(uR"(
        INSERT INTO ledger_transfer (entry, number, source, target, amount)
        VALUES (:entry, :number, :source, :target, :amount))"_s,
                         bind("entry", id), bind("number", ++number), bind("source", source),
                         bind("target", to), bind("amount", amount));
    }

    void fill() const
    {
        putPerson(1, u"mina"_s, u"미나"_s, u"owner"_s);
        putPerson(2, u"jun"_s, u"준"_s, u"member"_s);
        putPerson(3, u"*former-3"_s, u"former member"_s, u"former"_s);
        putPerson(4, u"*passer-4"_s, u"passing"_s, u"passer-by"_s);
        m_store->put(uR"(
        INSERT INTO account_email (account, address, folded, claimed_at, verified_at)
        VALUES (1, 'mina@example.org', 'mina@example.org', 1, 1))"_s);
        m_store->put(
            u"INSERT INTO private_details (account, sealed, changed_at) VALUES (1, 'SEALEDDETAILS', 1)"_s);
        m_store->put(
            u"INSERT INTO second_factor (account, sealed, begun_at, last_step) VALUES (1, 'FACTORSEAL', 1, 0)"_s);
        m_store->put(u"INSERT INTO recovery_code (account, hash) VALUES (1, 'RECOVERYHASH')"_s);
        m_store->put(uR"(
        INSERT INTO session (id, account, device, address, created_at, last_used_at)
        VALUES (1, 1, 'TOKENPRINT', 'TOKENPRINT', 1, 1))"_s);
        m_store->put(uR"(
        INSERT INTO refresh_token (fingerprint, session, issued_at, expires_at) VALUES ('TOKENPRINT', 1, 1, 2))"_s);
        m_store->put(uR"(
        INSERT INTO registration_invite (id, hash, label, maker, uses_left, made_at, expires_at)
        VALUES (1, 'INVITEHASH', '', 1, 1, 1, 2))"_s);
        putRoom(10, u"마당"_s, u"public"_s);
        putRoom(11, u"board"_s, u"private"_s);
        putRoom(12, {}, u"direct"_s);
        putEvent(10, 1, 1, u"message"_s, message(u"first version"_s));
        putEvent(10, 2, 2, u"message"_s, message(u"gone-secret"_s));
        putEvent(10, 3, 2, u"message"_s, u"{\"text\":\n\"한 줄\"}"_s);
        putEvent(10, 4, 1, u"message.edited"_s,
                 u"{\"position\":1,\"event\":\"10001\",\"text\":\"first version\"}"_s, 10001);
        m_store->put(uR"(
        INSERT INTO event_mark (event, room, marked_at, body, edits, edited_at, reactions)
        VALUES (10001, 10, 4, '{"text":"as it reads now"}', 1, 2000, 1))"_s);
        m_store->put(uR"(
        INSERT INTO event_mark (event, room, marked_at, edits, deleted_at, reactions)
        VALUES (10002, 10, 4, 0, 2000, 0))"_s);
        m_store->put(
            u"INSERT INTO reaction (event, emoji, account, position, at) VALUES (10001, '👍', 2, 4, 3000)"_s);
        putEvent(11, 1, 1, u"message"_s, message(u"whispered among us"_s));
        putEvent(12, 1, 1, u"message"_s, message(u"between two"_s));
        m_store->put(uR"(
        INSERT INTO message_draft (account, room, text, changed_at, revision) VALUES (1, 10, 'PUSHEDDRAFT', 1, 1))"_s);
        putAttached(500, 10, 10003, u"목록.txt"_s, "octets of a file");
        putAttached(501, 11, 11001, u"secret-list.txt"_s, "octets nobody saw");
        m_store->put(uR"(
        INSERT INTO campaign (id, room, title, story, goal, created_by, created_at, ends_at, revision)
        VALUES (70, 10, '지붕', 'story', 100000, 1, 1, 2, 1))"_s);
        const auto account = [this](qint64 id, const QString &kind, qint64 subject) {
            m_store->put(
                u"INSERT INTO ledger_account (id, kind, subject, created_at) VALUES (:id, :kind, :subject, 1)"_s,
                bind("id", id), bind("kind", kind), bind("subject", subject));
        };
        account(1, u"gateway.sandbox"_s, 0);
        account(2, u"campaign"_s, 70);
        account(3, u"fees"_s, 0);
        putEntry(900, u"donation"_s, u"gift-77"_s, {{1, 2, 50000}});
        putEntry(901, u"=cmd"_s, u"gift-78"_s, {{2, 3, 1500}, {2, 1, 700}});
    }

    std::unique_ptr<VerbStore> m_store;
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
