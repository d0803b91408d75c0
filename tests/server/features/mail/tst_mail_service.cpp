// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/mail/mail_service.h"

#include "tests/support/mail_pile.h"
#include "tests/support/patience.h"
#include "tests/support/test_house.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = outbound::Carried::Outcome;

class MailServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::onEveryEngine(); }
    void init()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        if (!test::engineIsThere(engine))
            QSKIP("PostgreSQL is not installed");
        m_pile = std::make_shared<test::MailPile>();
        m_house = std::make_unique<test::TestHouse>(engine);
        m_feature = &m_house->add<MailFeature>(m_house->house(), std::make_unique<test::PileCarrier>(m_pile),
                                               test::mailIdentity());
        m_feature->installForSocket(m_house->routes());
    }
    void cleanup() { m_house.reset(); }

    void aMailLeavesOnceItsCauseIsCommitted()
    {
        // The unit fails after it wrote the mail: neither is there.
        const auto failed = m_house->work<Nothing>({}, [this](Work &work) -> Result<Nothing> {
            TRY(m_feature->access().post(work, mail(), {}));
            return Error{Code::Conflict, "test"};
        });
        QVERIFY(!failed);
        QCOMPARE(m_house->count(u"mail"_s), 0);
        QVERIFY(post());
        const auto arrived = m_pile->after(1);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0].to, QByteArray("mina@example.org"));
        QCOMPARE(arrived[0].from, QByteArray("madang@example.org"));
        becomes(mail::State::Sent);
        m_house->pass(1h);
        QCOMPARE(m_pile->tries(), 1);
    }

    void whatWaitsIsSealedAndWhatWasSentIsWiped()
    {
        m_pile->answerWith(Outcome::Later);
        QVERIFY(post());
        m_pile->after(1);
        becomes(mail::State::Waiting, 1);
        QCOMPARE(m_house->count(u"mail"_s, u"sealed LIKE '%424242%' OR sealed LIKE '%Subject%'"_s), 0);
        QCOMPARE(m_house->count(u"mail"_s, u"sealed <> ''"_s), 1);
        m_pile->answerWith(Outcome::Sent);
        m_house->pass(1min);
        QVERIFY(m_pile->after(2)[0].octets.contains("424242"));
        becomes(mail::State::Sent);
        QCOMPARE(m_house->count(u"mail"_s, u"sealed = ''"_s), 1);
    }

    void aServerThatIsAwayGetsItLaterOnce()
    {
        m_pile->answerWith(Outcome::Later, "Couldn't connect to server");
        QVERIFY(post());
        QVERIFY(post());
        m_pile->after(2);
        becomes(mail::State::Waiting, 2);
        m_house->pass(5s); // before its time
        QCOMPARE(m_pile->tries(), 2);
        m_house->pass(8s);
        m_pile->after(4);
        becomes(mail::State::Waiting, 2);
        m_pile->answerWith(Outcome::Sent);
        m_house->pass(30s);
        const auto arrived = m_pile->after(6);
        becomes(mail::State::Sent, 2);
        m_house->pass(2h);
        QCOMPARE(m_pile->after(6).size(), 2);
        QVERIFY(arrived[0].name != arrived[1].name);
    }

    void theSameMailIsTheSameHoweverOftenItIsTried()
    {
        m_pile->answerWith(Outcome::Later);
        QVERIFY(post());
        m_pile->after(1);
        becomes(mail::State::Waiting);
        m_pile->answerWith(Outcome::Sent);
        m_house->pass(1min);
        m_pile->after(2);
        // Who gets it twice, because an answer was lost, sees one Message-ID.
        QVERIFY(m_pile->tried()[0].octets.contains("\r\nMessage-ID: <"));
        QCOMPARE(m_pile->tried()[0].octets, m_pile->tried()[1].octets);
        QCOMPARE(m_pile->tried()[0].name, m_pile->tried()[1].name);
    }

    void afterTwelveTriesAPersonHasToLook()
    {
        m_pile->answerWith(Outcome::Later, "no route to\nhost");
        QVERIFY(post());
        for (int tries = 1; tries <= 12; ++tries) {
            m_pile->after(tries);
            becomes(tries < 12 ? mail::State::Waiting : mail::State::Dead, 1, tries);
            m_house->pass(2h);
        }
        QCOMPARE(m_pile->tries(), 12);
        const auto list = m_house->call({}, mail::list, mail::ListMail{});
        QVERIFY(list);
        QCOMPARE(list->items.size(), 1);
        QCOMPARE(list->items[0].state, mail::State::Dead);
        QCOMPARE(list->items[0].recipient, u"mina@example.org"_s);
        QVERIFY(m_house->call({}, mail::list, mail::ListMail{mail::State::Sent, {}, {}})->items.isEmpty());
        // Replayed by hand, once the server is right.
        m_pile->answerWith(Outcome::Sent);
        const mail::OneMail one{list->items[0].id};
        const auto again = m_house->call({}, mail::retry, one);
        QVERIFY(again);
        QCOMPARE(m_pile->after(13).size(), 1);
        becomes(mail::State::Sent);
        QCOMPARE(m_house->call({}, mail::retry, one).error(), Error(Code::Conflict, "mail-state"));
        QCOMPARE(m_house->call({}, mail::retry, mail::OneMail{{1}}).error().code, Code::NotFound);
    }

    void whatTheOtherSideWillNeverHaveIsNotTriedAgain()
    {
        m_pile->answerWith(Outcome::Never, "550");
        QVERIFY(post());
        m_pile->after(1);
        becomes(mail::State::Dead);
        m_house->pass(2h);
        QCOMPARE(m_pile->tries(), 1);
    }

    void aCodeThatRanOutIsNotSentAndCannotBeReplayed()
    {
        m_pile->answerWith(Outcome::Later);
        QVERIFY(post(10min));
        m_pile->after(1);
        becomes(mail::State::Waiting);
        m_pile->answerWith(Outcome::Sent);
        m_house->pass(11min);
        becomes(mail::State::Dead);
        QCOMPARE(m_pile->tries(), 1);
        QCOMPARE(m_house->count(u"mail"_s, u"sealed = ''"_s), 1);
        const auto dead = m_house->call({}, mail::list, mail::ListMail{})->items;
        QVERIFY2(dead[0].fault.startsWith(u"too late"_s), qPrintable(dead[0].fault));
        QCOMPARE(m_house->call({}, mail::retry, mail::OneMail{dead[0].id}).error().code, Code::Expired);
    }

    void manyAtOnceAllArriveOnce()
    {
        constexpr int kMany = 40;
        for (int i = 0; i < kMany; ++i)
            QVERIFY(post());
        while (m_pile->tries() < kMany)
            m_house->pass(2s);
        QCOMPARE(m_pile->after(kMany).size(), kMany);
        becomes(mail::State::Sent, kMany);
        m_house->pass(1h);
        QCOMPARE(m_pile->tries(), kMany);
    }

    void aTestGoesWhereItIsTold()
    {
        QCOMPARE(m_house->call({}, mail::test, mail::SendTest{u"nobody"_s, {}}).error().field,
                 u"recipient"_s);
        const auto item = m_house->call({}, mail::test, mail::SendTest{u"ops@example.org"_s, u"ko"_s});
        QVERIFY(item);
        QCOMPARE(m_pile->after(1)[0].to, QByteArray("ops@example.org"));
        becomes(mail::State::Sent);
        QCOMPARE(m_house->call({}, mail::show, mail::OneMail{item->id})->state, mail::State::Sent);
    }

    void oldOnesAreForgotten()
    {
        QVERIFY(post());
        m_pile->after(1);
        becomes(mail::State::Sent);
        m_house->pass(24h * 6);
        QCOMPARE(m_house->count(u"mail"_s), 1);
        m_house->pass(24h * 2);
        QCOMPARE(m_house->count(u"mail"_s), 0);
    }

    void whatIsAboutSomebodyGoesWithThem()
    {
        const UserId mina = m_house->aUser(u"미나"_s);
        QVERIFY(post(72h, mina));
        QVERIFY(post());
        becomes(mail::State::Sent, 2);
        m_pile->answerWith(Outcome::Later);
        QVERIFY(post(72h, mina)); // waits, sealed
        becomes(mail::State::Waiting);
        QVERIFY(forgets(mina));
        QCOMPARE(m_house->count(u"mail"_s), 1);
        QCOMPARE(m_house->count(u"mail"_s, u"account IS NULL"_s), 1);
        m_pile->answerWith(Outcome::Sent);
        m_house->pass(1h);
        QCOMPARE(m_pile->tries(), 3);
    }

    void theFolderForgetsWithTheStoreAndByAge()
    {
        QFETCH_GLOBAL(madang::Engine, engine);
        QTemporaryDir folder;
        const QDir mails(folder.filePath(u"mail"_s));
        m_house = std::make_unique<test::TestHouse>(engine);
        m_feature = &m_house->add<MailFeature>(
            m_house->house(), std::make_unique<outbound::FolderCarrier>(mails.path()), test::mailIdentity());
        const auto names = [&mails] { return mails.entryList({u"*.eml"_s}, QDir::Files); };
        const UserId mina = m_house->aUser(u"미나"_s);
        QVERIFY(post(72h, mina));
        QVERIFY(post());
        becomes(mail::State::Sent, 2);
        QCOMPARE(names().size(), 2);
        QVERIFY(forgets(mina));
        QTRY_COMPARE(names().size(), 1);
        QCOMPARE(m_house->count(u"mail"_s), 1);
        // By age, also what no row tells of; nothing that is not ours.
        for (const QString &name : {u"99.eml"_s, u"my notes.eml"_s}) {
            QFile file(mails.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        for (const QString &name : names()) {
            QFile file(mails.filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const Timestamp old = m_house->clock().now().plus(-24h * 6);
            QVERIFY(file.setFileTime(QDateTime::fromMSecsSinceEpoch(old.ms), QFile::FileModificationTime));
        }
        m_house->pass(2h);
        QCOMPARE(names().size(), 3);
        m_house->pass(24h);
        QTRY_COMPARE(names(), QStringList{u"my notes.eml"_s});
        m_house.reset(); // before its folder
    }

    void withoutAServerEachMailIsAFileOfOnesOwn()
    {
        QTemporaryDir folder;
        outbound::FolderCarrier carrier(folder.filePath(u"mail"_s));
        const std::atomic_bool going = false;
        QCOMPARE(carrier.carry({"a@b.c", "d@e.f", "Subject: x\r\n", "17"}, going).outcome, Outcome::Sent);
        QCOMPARE(carrier.carry({"a@b.c", "d@e.f", "Subject: x\r\n", "17"}, going).outcome, Outcome::Sent);
        const QFileInfoList files = QDir(folder.filePath(u"mail"_s)).entryInfoList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0].fileName(), u"17.eml"_s);
        const QFile::Permissions others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(files[0].permissions() & others));
        QVERIFY(!(QFile::permissions(folder.filePath(u"mail"_s)) & others));
        carrier.forget("18");
        QVERIFY(QFile::exists(files[0].filePath()));
        carrier.forget("17");
        QVERIFY(!QFile::exists(files[0].filePath()));
        outbound::FolderCarrier nowhere(u"/proc/nowhere"_s);
        QCOMPARE(nowhere.carry({"a@b.c", "d@e.f", "x", "17"}, going).outcome, Outcome::Later);
    }

private:
    static OutgoingMail mail(std::chrono::milliseconds useful = 72h)
    {
        MailMessage message{u"제목"_s, u"코드 424242"_s, html(u"<p>424242</p>"), u"ko"_s};
        return {u"verify-email"_s, *MailAddress::fromText(u"mina@example.org"_s), message, useful};
    }
    Result<Nothing> post(std::chrono::milliseconds useful = 72h, std::optional<UserId> about = {})
    {
        return m_house->work<Nothing>({}, [this, useful, about](Work &work) -> Result<Nothing> {
            TRY(m_feature->access().post(work, mail(useful), about));
            return Nothing{};
        });
    }
    bool forgets(UserId person)
    {
        return m_house
            ->work<Nothing>({},
                            [&](Work &work) -> Result<Nothing> {
                                TRY(m_feature->access().forgetAbout(work, person));
                                return Nothing{};
                            })
            .ok();
    }
    /// Waits until what came of the tries is stored: so many mails in that state, tried so often.
    void becomes(mail::State state, int count = 1, int tries = 0)
    {
        QString where = u"state = '%1'"_s.arg(json::wordOfEnum(state));
        if (state != mail::State::Sent)
            where += u" AND fault <> ''"_s;
        if (tries > 0)
            where += u" AND attempts = %1"_s.arg(tries);
        // Claimed mails wait for minutes; what is settled waits for the pause after its try, or not at all.
        if (state == mail::State::Waiting)
            where += u" AND next_try_at <> created_at"_s;
        QTRY_COMPARE(m_house->count(u"mail"_s, where), count);
        m_house->settle();
    }

    std::shared_ptr<test::MailPile> m_pile;
    std::unique_ptr<test::TestHouse> m_house;
    MailFeature *m_feature = nullptr;
};

QTEST_GUILESS_MAIN(MailServiceTest)
#include "tst_mail_service.moc"
