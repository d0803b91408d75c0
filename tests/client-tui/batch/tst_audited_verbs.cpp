// SPDX-License-Identifier: GPL-3.0-or-later
// What is done from the terminal is on record as what is done elsewhere: by the real programs, each verb that
// changes something the house writes down is run, and its record is looked for, with who did it and why. What
// is typed into the full screen: tst_audited_commands.
#include "client-tui/batch/batch_verbs.h"
#include "tests/support/patience.h"
#include "tests/support/test_daemon.h"

#include <QDate>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace Qt::StringLiterals;

namespace {

/// Verbs that are run here, each with its record.
const QStringList &provenVerbs()
{
    static const QStringList all{
        u"decide"_s,          u"ban"_s,          u"unban"_s,          u"delete"_s,    u"user-disable"_s,
        u"user-enable"_s,     u"user-logout"_s,  u"user-merge"_s,     u"user-role"_s, u"user-nickname"_s,
        u"room-close"_s,      u"room-owner"_s,   u"approve"_s,        u"reject"_s,    u"invite-code"_s,
        u"remove-invite"_s,   u"deposit"_s,      u"resolve"_s,        u"refund"_s,    u"held-words"_s,
        u"release-message"_s, u"drop-message"_s, u"close-campaign"_s, u"login"_s,     u"user-create"_s,
        u"user-erase"_s,
    };
    return all;
}

/// On record too, but for an authenticator, a browser, days that pass or a gateway's failure: what the house
/// writes of them is proven where it is written, by the tests of those features.
const QStringList &otherRecordedVerbs()
{
    static const QStringList all{
        u"second-factor"_s,
        u"identities"_s,
        u"verify-identity"_s,
        u"refunds"_s,
        u"desk-refund"_s,
        u"payout"_s,
        u"reconcile"_s,
        u"explain"_s,
        u"replay"_s,
        u"settle-campaign"_s,
        u"tokens"_s,
        u"user-send-reset"_s,
        u"user-remove-email"_s,
        u"user-reset-second-factor"_s,
    };
    return all;
}

/// Verbs that only read, and what people do with what is their own.
const QStringList &unrecordedVerbs()
{
    static const QStringList all{
        u"send"_s,
        u"tail"_s,
        u"history"_s,
        u"thread"_s,
        u"search"_s,
        u"edit"_s,
        u"react"_s,
        u"forward"_s,
        u"pin"_s,
        u"pins"_s,
        u"save-message"_s,
        u"saved"_s,
        u"complain"_s,
        u"complaints"_s,
        u"report"_s,
        u"report-invitation"_s,
        u"read-marks"_s,
        u"connections"_s,
        u"complaint"_s,
        u"block"_s,
        u"bans"_s,
        u"profile"_s,
        u"details"_s,
        u"whois"_s,
        u"users"_s,
        u"user"_s,
        u"all-rooms"_s,
        u"blocked"_s,
        u"upload"_s,
        u"download"_s,
        u"rooms"_s,
        u"members"_s,
        u"create-room"_s,
        u"join"_s,
        u"leave"_s,
        u"invite"_s,
        u"notify"_s,
        u"mute"_s,
        u"schedule"_s,
        u"favourite"_s,
        u"campaigns"_s,
        u"create-campaign"_s,
        u"donate"_s,
        u"donation"_s,
        u"gifts"_s,
        u"pledge"_s,
        u"pledges"_s,
        u"inbox"_s,
        u"desk"_s,
        u"desk-order"_s,
        u"requery"_s,
        u"ledger-check"_s,
        u"overview"_s,
        u"audit"_s,
        u"audit-verify"_s,
        u"receipt"_s,
        u"receipts"_s,
        u"export"_s,
        u"payouts"_s,
        u"differences"_s,
        u"register"_s,
        u"password"_s,
        u"reset-password"_s,
        u"contact"_s,
        u"email"_s,
        u"my-data"_s,
        u"erase-me"_s,
        u"sign-ins"_s,
        u"applicants"_s,
        u"invites"_s,
        u"sessions"_s,
        u"end-session"_s,
        u"logout"_s,
        u"whoami"_s,
        u"config"_s,
        u"completion"_s,
        u"campaign"_s,
        u"feed"_s,
        u"ranking"_s,
        u"my-ranking"_s,
        u"drafts"_s,
        u"save-draft"_s,
        u"open-draft"_s,
        u"discard-draft"_s,
        u"change-campaign"_s,
        u"report-use"_s,
        u"add-video"_s,
        u"thank"_s,
        u"letters"_s,
        u"statement"_s,
        u"held"_s,
        u"report-message"_s,
    };
    return all;
}

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The first object it printed that has a member.
    QJsonObject having(QLatin1StringView member) const
    {
        for (const QByteArray &line : out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.contains(member))
                return object;
        }
        return {};
    }
    QString id() const { return having("id"_L1)["id"_L1].toString(); }
};

Outcome ran(QProcess &process, const QString &program, const QStringList &arguments,
            const QByteArray &input = {})
{
    process.start(qEnvironmentVariable("MADANG_BUILD_DIR") + u"/bin/"_s + program, arguments);
    process.write(input);
    process.closeWriteChannel();
    // The daemon is another process: ours may simply wait.
    if (!process.waitForFinished(kPatienceMs))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class AuditedVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keyring of the machine
        m_daemon = std::make_unique<TestDaemon>("registration = \"approval\"\n");
        QVERIFY2(m_daemon->start(), m_daemon->log().constData());
        for (const QString &name : {u"olaf"_s, u"mina"_s, u"jun"_s, u"spare"_s, u"twin"_s}) {
            QProcess process;
            const Outcome made = ran(process, u"madangd"_s,
                                     {u"users"_s, u"create"_s, name, u"--json"_s, u"--data"_s,
                                      m_daemon->dataFolder() + u"/data"_s});
            m_passwords.insert(name, made.having("password"_L1)["password"_L1].toString());
            QVERIFY2(!m_passwords.value(name).isEmpty(), made.err.constData());
        }
    }
    void cleanupTestCase() { m_daemon.reset(); }

    void everyVerbIsJudged()
    {
        const QStringList judged = provenVerbs() + otherRecordedVerbs() + unrecordedVerbs();
        for (const QString &word : judged) {
            QVERIFY2(findBatchVerb(word), qPrintable(word));
            QVERIFY2(judged.count(word) == 1, qPrintable(word));
        }
        for (const BatchVerb &verb : batchVerbs())
            QVERIFY2(judged.contains(QString(verb.word)), verb.word.data());
    }

    void whatVerbsDoIsOnRecord()
    {
        const QString why = u"because of this test"_s;
        const QStringList forThat{u"--reason"_s, why, u"--yes"_s};
        // A room with two messages, and a complaint about one of them.
        const QString room = tui(u"mina"_s, {u"create-room"_s, u"marketplace"_s}).id();
        QVERIFY(!room.isEmpty());
        tui(u"jun"_s, {u"join"_s, u"marketplace"_s});
        const QString offer = tui(u"mina"_s, {u"send"_s, u"marketplace"_s, u"money first"_s}).id();
        const QString answer = tui(u"jun"_s, {u"send"_s, u"marketplace"_s, u"no"_s}).id();
        QVERIFY(!offer.isEmpty() && !answer.isEmpty());
        const Outcome complained = tui(u"jun"_s, {u"complain"_s, u"marketplace"_s, offer, u"fraud"_s});
        QVERIFY2(complained.code == 0, complained.err.constData());
        const QString complaint = tui(u"olaf"_s, {u"complaints"_s}).id();
        QVERIFY(!complaint.isEmpty());
        act(u"olaf"_s, QStringList{u"decide"_s, complaint, u"remove"_s} + forThat, u"complaint.decide"_s,
            why);
        act(u"mina"_s, {u"delete"_s, u"marketplace"_s, answer, u"--yes"_s}, u"chat.delete"_s);

        act(u"olaf"_s, QStringList{u"ban"_s, u"203.0.113.7"_s} + forThat, u"ban.add"_s, why);
        act(u"olaf"_s, {u"unban"_s, u"203.0.113.7"_s}, u"ban.remove"_s);

        // A room whose owner may not sign in any more.
        const QString attic = tui(u"spare"_s, {u"create-room"_s, u"attic"_s}).id();
        tui(u"jun"_s, {u"join"_s, u"attic"_s});
        act(u"olaf"_s, QStringList{u"user-disable"_s, u"spare"_s} + forThat, u"account.disable"_s, why);
        act(u"olaf"_s, {u"room-owner"_s, attic, u"jun"_s, u"--reason"_s, why}, u"room.give-owner"_s, why);
        act(u"olaf"_s, {u"user-enable"_s, u"spare"_s, u"--reason"_s, why}, u"account.enable"_s, why);
        act(u"olaf"_s, QStringList{u"room-close"_s, attic} + forThat, u"room.close"_s, why);

        act(u"olaf"_s, QStringList{u"user-logout"_s, u"spare"_s} + forThat, u"account.logout"_s, why);
        act(u"olaf"_s, {u"user-nickname"_s, u"spare"_s, u"Sparrow"_s}, u"account.nickname"_s);
        act(u"olaf"_s, QStringList{u"user-role"_s, u"spare"_s, u"support"_s} + forThat, u"account.role"_s,
            why);
        act(u"spare"_s, {u"login"_s, u"spare"_s, u"--secret-store"_s, u"none"_s}, u"account.sign-in"_s);
        act(u"olaf"_s, QStringList{u"user-merge"_s, u"mina"_s, u"twin"_s} + forThat, u"account.merge"_s, why);

        for (const QString &name : {u"asks"_s, u"asks.too"_s})
            QVERIFY2(tui(name, {u"register"_s, name, u"--secret-store"_s, u"none"_s}).err.contains("approv"),
                     qPrintable(name));
        act(u"olaf"_s, {u"approve"_s, u"asks"_s}, u"account.approve"_s);
        act(u"olaf"_s, {u"reject"_s, u"asks.too"_s, u"--yes"_s}, u"account.reject"_s);
        act(u"olaf"_s, {u"user-create"_s, u"shortly"_s}, u"account.create"_s);
        act(u"olaf"_s,
            {u"user-erase"_s, u"shortly"_s, u"--messages"_s, u"keep"_s, u"--reason"_s, why, u"--yes"_s},
            u"account.erase"_s, why);
        act(u"olaf"_s, {u"invite-code"_s, u"--label"_s, u"choir"_s}, u"account.invite"_s);
        act(u"olaf"_s, {u"remove-invite"_s, tui(u"olaf"_s, {u"invites"_s}).id()}, u"account.remove-invite"_s);
    }

    void whatVerbsDoWithMoneyIsOnRecord()
    {
        const QString why = u"because of this test"_s;
        const QString ends = QDate::currentDate().addDays(60).toString(Qt::ISODate);
        const Outcome made = tui(
            u"mina"_s, {u"create-campaign"_s, u"Winter"_s, u"--goal"_s, u"1000000"_s, u"--ends"_s, ends});
        QVERIFY2(made.code == 0, made.err.constData());
        act(u"mina"_s, {u"held-words"_s, u"Winter"_s, u"rubbish"_s}, u"campaign.message-rules"_s);
        const QString first = gift(u"such rubbish"_s);
        const QString second = gift(u"more rubbish"_s);
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        act(u"mina"_s, {u"release-message"_s, u"Winter"_s, first}, u"campaign.moderate"_s);
        act(u"mina"_s, {u"drop-message"_s, u"Winter"_s, second}, u"campaign.moderate"_s);
        act(u"mina"_s, {u"refund"_s, first, u"--reason"_s, why, u"--yes"_s}, u"refund.give"_s, why);
        act(u"mina"_s, {u"close-campaign"_s, u"Winter"_s, u"--yes"_s}, u"campaign.close"_s);

        act(u"olaf"_s, {u"deposit"_s, u"B-1"_s, u"5000"_s, u"MD1234"_s, u"--yes"_s}, u"desk.deposit"_s);
        const QString misfit
            = tui(u"olaf"_s, {u"desk"_s, u"unmatched"_s}).having("key"_L1)["key"_L1].toString();
        QVERIFY(!misfit.isEmpty());
        act(u"olaf"_s, {u"resolve"_s, misfit, u"--reason"_s, why, u"--yes"_s}, u"desk.resolve"_s, why);
    }

    void noVerbIsLeftOut()
    {
        if (m_proven.isEmpty())
            QSKIP("what is proven by the slots before was not run");
        for (const QString &verb : provenVerbs())
            QVERIFY2(m_proven.contains(verb), qPrintable(verb));
    }

private:
    /// The terminal client as somebody, for one run, as JSON.
    Outcome tui(const QString &who, const QStringList &words)
    {
        QProcess process;
        process.setEnvironment({u"PATH=/usr/bin:/bin"_s, u"HOME="_s + m_folder.path(), u"LANG=C.UTF-8"_s,
                                u"MADANG_PROFILE="_s + m_folder.filePath(who),
                                u"MADANG_SERVER="_s + m_daemon->url(), u"MADANG_USER="_s + who,
                                u"MADANG_PASSWORD="_s + m_passwords.value(who, u"a quiet pond in May"_s),
                                u"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"_s,
                                u"TSAN_OPTIONS="_s + qEnvironmentVariable("TSAN_OPTIONS")});
        return ran(process, u"madang-tui"_s, words + QStringList{u"--json"_s});
    }
    QList<QJsonObject> records(const QString &action)
    {
        QStringList words{u"audit"_s, u"--limit"_s, u"20"_s};
        if (!action.isEmpty())
            words += QStringList{u"--action"_s, action};
        QList<QJsonObject> all;
        for (const QByteArray &line : tui(u"olaf"_s, words).out.split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.contains("number"_L1))
                all.append(object);
        }
        return all;
    }
    static qint64 numberOf(const QJsonObject &record) { return record["number"_L1].toVariant().toLongLong(); }
    /// The last record there is.
    qint64 newest()
    {
        const QList<QJsonObject> all = records({});
        return all.isEmpty() ? 0 : numberOf(all.first());
    }
    bool isOnRecord(qint64 after, const QString &actor, const QString &action, const QString &reason)
    {
        for (const QJsonObject &record : records(action)) {
            const QJsonObject details = record["details"_L1].toObject();
            const bool saysWhy = reason.isEmpty() || details["reason"_L1].toString() == reason
                || details["about"_L1].toString() == reason;
            if (numberOf(record) > after && record["actor"_L1].toString() == actor
                && record["action"_L1].toString() == action && saysWhy)
                return true;
        }
        return false;
    }
    /// Runs a verb and finds its record, with the reason where the house takes one.
    void act(const QString &who, const QStringList &words, const QString &action, const QString &reason = {})
    {
        const qint64 before = newest();
        const Outcome outcome = tui(who, words);
        if (!isOnRecord(before, who, action, reason))
            return QTest::qFail(qPrintable(words.join(u' ') + u" is not on record: "_s
                                           + QString::fromUtf8(outcome.err + outcome.out)),
                                __FILE__, __LINE__);
        m_proven.insert(words.first());
    }
    /// A gift of jun's with words that are held, paid at the sandbox; its id.
    QString gift(const QString &message)
    {
        const Outcome given
            = tui(u"jun"_s, {u"donate"_s, u"Winter"_s, u"10000"_s, u"--message"_s, message, u"--yes"_s});
        const QJsonObject donation = given.having("donation"_L1)["donation"_L1].toObject();
        QNetworkRequest request(QUrl(m_daemon->url() + u"/pay/sandbox/"_s + donation["order"_L1].toString()));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        std::unique_ptr<QNetworkReply> reply(m_browser.post(request, QByteArray("decision=approve")));
        if (!eventually([&reply] { return reply->isFinished(); })
            || reply->error() != QNetworkReply::NoError) {
            qWarning() << "not paid:" << given.err << given.out << reply->errorString();
            return {};
        }
        return donation["id"_L1].toString();
    }

    std::unique_ptr<TestDaemon> m_daemon;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_passwords;
    QSet<QString> m_proven;
    QNetworkAccessManager m_browser;
};

QTEST_GUILESS_MAIN(AuditedVerbsTest)
#include "tst_audited_verbs.moc"
