// SPDX-License-Identifier: GPL-3.0-or-later
// The whole client library against the real daemon: two people, their view-models, and nothing pretended.
#include "common/views/account_form.h"
#include "common/views/campaign_board.h"
#include "common/views/composer.h"
#include "common/views/donation_form.h"
#include "common/views/my_data.h"
#include "common/views/people.h"
#include "common/views/room_directory.h"
#include "common/views/room_list.h"
#include "common/views/session_list.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"
#include "tests/support/test_daemon.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = TimelineRow::Delivery;

namespace {

constexpr int kPatience = 60'000;

/// One person with a program of their own, on the machine's clock.
struct Somebody {
    SystemAlarmClock clock;
    MemorySecretStore secrets;
    Preferences preferences{QString()};
    QTemporaryDir folder;
    std::unique_ptr<Session> session;
    std::unique_ptr<Formats> formats;
    std::unique_ptr<RoomList> rooms;

    Somebody() { start(); }
    void start()
    {
        rooms.reset();
        session.reset();
        session = std::make_unique<Session>(SessionParts{clock, secrets, preferences, folder.path(), {}});
        session->stream().setTimes({.firstWait = 50ms, .longestWait = 500ms});
        formats = std::make_unique<Formats>(clock);
        formats->setLanguage(Language::English);
        rooms = std::make_unique<RoomList>(*session, *formats);
    }
    bool enter(AccountForm::Purpose purpose, const QString &server, const QString &username)
    {
        AccountForm form(*session);
        form.setPurpose(purpose);
        form.setText(AccountForm::Field::Server, server);
        form.setText(AccountForm::Field::Username, username);
        form.setText(AccountForm::Field::Password, u"correct horse"_s);
        form.setText(AccountForm::Field::PasswordAgain, u"correct horse"_s);
        form.submit();
        return test::eventually([this] { return session->mirror().isFresh(); }, kPatience);
    }
    QStringList said(RoomId room) const
    {
        QStringList texts;
        const ArchivePage page = session->archive().newest(room, 500);
        for (const rooms::RoomEvent &event : page.events) {
            if (event.type == "message"_L1)
                texts += fromJson<chat::MessageBody>(event.body.text)->text;
        }
        return texts;
    }
};

/// Whether any file of a folder has the word in it, in capitals or small letters.
bool isBelow(const QString &folder, const QByteArray &word)
{
    QDirIterator each(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().toLower().contains(word))
            return true;
    }
    return false;
}

} // namespace

class EndToEndTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_daemon.start(), m_daemon.log().constData()); }
    void cleanupTestCase() { QVERIFY2(m_daemon.stop(), m_daemon.log().constData()); }
    void init()
    {
        m_mina = std::make_unique<Somebody>();
        m_jun = std::make_unique<Somebody>();
        const QString number = QString::number(++m_round);
        m_minaName = u"mina"_s + number;
        m_junName = u"jun"_s + number;
        QVERIFY(m_mina->enter(AccountForm::Purpose::Register, m_daemon.url(), m_minaName));
        QVERIFY(m_jun->enter(AccountForm::Purpose::Register, m_daemon.url(), m_junName));
        const auto made = waitFor(m_mina->rooms->create(u"마당"_s, u"모두의"_s, rooms::Visibility::Public));
        QVERIFY(made && made->ok());
        m_room = (*made)->id;
        const auto joined = waitFor(m_jun->rooms->join(m_room));
        QVERIFY(joined && joined->ok());
        QTRY_VERIFY_WITH_TIMEOUT(m_jun->rooms->find(m_room).has_value(), kPatience);
    }
    void cleanup()
    {
        m_mina.reset();
        m_jun.reset();
    }

    void whoErasesThemselvesIsGoneFromTheDisk()
    {
        QVERIFY(waitFor(m_jun->session->changeNickname(u"Zauberfritze"_s)));
        // A house without a mail server keeps mails in a folder: with the address, the name, and a code.
        const auto addressed
            = waitFor(m_jun->session->call(accounts::setEmail, {u"Geheimpost@example.org"_s, {}}));
        QVERIFY(addressed && addressed->ok());
        const QString mails = m_daemon.dataFolder() + u"/data/mail"_s;
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(mails, "geheimpost@example.org") && isBelow(mails, "zauberfritze"),
                                 kPatience);
        const auto said = waitFor(
            m_jun->session->call(chat::post, {m_room, ClientTag{u"t"_s}, u"Krakatauspruch"_s, std::nullopt}));
        QVERIFY(said && said->ok());
        QTRY_VERIFY_WITH_TIMEOUT(m_mina->said(m_room).contains(u"Krakatauspruch"_s), kPatience);
        QVERIFY(isBelow(m_daemon.dataFolder(), "krakatauspruch"));
        // A reader sees a line at once; the copy kept for the next start gathers for a moment.
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(m_mina->folder.path(), "krakatauspruch"), kPatience);

        MyData data(*m_jun->session);
        const QSignalSpy saved(&data, &MyData::saved);
        QTemporaryDir target;
        data.save(target.filePath(u"jun.tar"_s));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kPatience);
        QVERIFY(isBelow(target.path(), "krakatauspruch"));
        QProcess tar;
        tar.start(u"tar"_s, {u"-tf"_s, target.filePath(u"jun.tar"_s)});
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.readAllStandardOutput().trimmed(), QByteArray("data.json"));

        const QSignalSpy erased(m_jun->session.get(), &Session::erased);
        data.erase(m_junName, u"correct horse"_s, {}, accounts::Writings::Remove);
        QTRY_COMPARE_WITH_TIMEOUT(erased.size(), 1, kPatience);
        QVERIFY(!isBelow(m_jun->folder.path(), "krakatauspruch"));
        // Who was there reads the room anew.
        QTRY_VERIFY_WITH_TIMEOUT(!m_mina->said(m_room).contains(u"Krakatauspruch"_s), kPatience);
        for (const QByteArray &word :
             {QByteArray("krakatauspruch"), QByteArray("zauberfritze"), QByteArray("geheimpost@example.org")})
            QTRY_VERIFY_WITH_TIMEOUT(!isBelow(m_daemon.dataFolder(), word), 4 * kPatience);
        QVERIFY(!isBelow(m_daemon.dataFolder(), m_junName.toLatin1() + '"'));
    }

    void twoPeopleTalkAndReadTheSame()
    {
        Timeline mina(*m_mina->session, *m_mina->formats, m_room);
        Timeline jun(*m_jun->session, *m_jun->formats, m_room);
        mina.open();
        jun.open();
        Composer composer(*m_mina->session, mina);
        composer.setText(u"안녕, 준"_s);
        const auto tag = composer.send();
        QVERIFY(tag.ok());
        QTRY_VERIFY_WITH_TIMEOUT(mina.row(mina.indexOfTag(*tag)).position > 0, kPatience);
        QCOMPARE(mina.row(mina.indexOfTag(*tag)).delivery, Delivery::Stored);
        for (int i = 0; i < 20; ++i)
            QVERIFY((i % 2 ? mina : jun).post(u"줄 %1"_s.arg(i)).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->said(m_room).size(), 21, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_mina->said(m_room), m_jun->said(m_room), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_mina->session->outbox().size(), 0, kPatience);
        // What each of them said stands in the order they said it.
        for (const auto &mine :
             {QStringList{u"줄 0"_s, u"줄 2"_s, u"줄 18"_s}, {u"줄 1"_s, u"줄 3"_s, u"줄 19"_s}}) {
            const QStringList all = m_jun->said(m_room);
            QVERIFY(all.indexOf(mine[0]) < all.indexOf(mine[1])
                    && all.indexOf(mine[1]) < all.indexOf(mine[2]));
        }
    }
    void unreadCountsAndReadingAreSharedByAllDevices()
    {
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_mina->session->outbox().put(m_room, u"새 소식"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->rooms->find(m_room)->unread, 3, kPatience);
        Somebody phone;
        QVERIFY(phone.enter(AccountForm::Purpose::SignIn, m_daemon.url(), m_junName));
        QTRY_COMPARE_WITH_TIMEOUT(phone.rooms->find(m_room)->unread, 3, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_jun->said(m_room).size() == 3 && phone.said(m_room).size() == 3,
                                 kPatience);
        phone.rooms->markAllRead(m_room);
        QCOMPARE(phone.rooms->totalUnread(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->rooms->find(m_room)->unread, 0, kPatience);
        // The writer sees how far others have read.
        People people(*m_mina->session, m_room);
        const qint64 last = m_mina->session->archive().newestPosition(m_room);
        QTRY_COMPARE_WITH_TIMEOUT(people.readBy(last), 1, kPatience);
        // Set back on one device it is unread on the other, and nothing changes for who wrote it.
        (void)m_jun->rooms->markUnread(m_room);
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->rooms->find(m_room)->unread, 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(phone.rooms->find(m_room)->unread, 1, kPatience);
        QCOMPARE(people.readBy(last), 1);
        phone.rooms->markAllRead(m_room);
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->rooms->find(m_room)->unread, 0, kPatience);
    }
    void typingIsSeen()
    {
        People people(*m_jun->session, m_room);
        QTRY_COMPARE_WITH_TIMEOUT(people.rowCount(), 2, kPatience);
        // Who is here stands first: the order is not the point.
        QCOMPARE(people.member(people.indexOf(m_mina->session->user())).role, rooms::MemberRole::Owner);
        Timeline timeline(*m_mina->session, *m_mina->formats, m_room);
        Composer composer(*m_mina->session, timeline);
        // What is typed before the other listens is lost, as it may be: it is typed again.
        QElapsedTimer sinceTyped;
        QVERIFY(eventually(
            [&] {
                if (people.typing().isEmpty() && (!sinceTyped.isValid() || sinceTyped.hasExpired(1000))) {
                    composer.setText({});
                    composer.setText(u"음"_s);
                    sinceTyped.start();
                }
                return people.typing().size() == 1;
            },
            kPatience));
        composer.setText({});
        QTRY_VERIFY_WITH_TIMEOUT(people.typing().isEmpty(), kPatience);
    }
    void aCutLosesAndRepeatsNothing()
    {
        Timeline jun(*m_jun->session, *m_jun->formats, m_room);
        jun.open();
        QSet<qint64> told;
        int doubled = 0;
        connect(&m_jun->session->mirror(), &Mirror::happened, this, [&](const rooms::RoomEvent &event) {
            doubled += told.contains(event.position);
            told.insert(event.position);
        });
        for (int round = 0; round < 3; ++round) {
            m_jun->session->stream().stop();
            for (int i = 0; i < 10; ++i)
                QVERIFY(m_mina->session->outbox().put(m_room, u"%1/%2"_s.arg(round).arg(i)).ok());
            QTRY_COMPARE_WITH_TIMEOUT(m_mina->session->outbox().size(), 0, kPatience);
            m_jun->session->stream().start();
            QTRY_COMPARE_WITH_TIMEOUT(m_jun->said(m_room).size(), 10 * (round + 1), kPatience);
        }
        QCOMPARE(doubled, 0);
        QCOMPARE(m_jun->said(m_room), m_mina->said(m_room));
        const qint64 newest = m_jun->session->archive().newestPosition(m_room);
        QCOMPARE(m_jun->session->archive().eventCount(m_room), newest);
        QTRY_COMPARE_WITH_TIMEOUT(jun.row(jun.rowCount() - 1).position, newest, kPatience);
    }
    void linesWrittenOfflineGoOnceAfterARestart()
    {
        m_jun->session->stream().stop();
        QVERIFY(m_jun->session->outbox().put(m_room, u"offline 1"_s).ok());
        QVERIFY(m_jun->session->outbox().put(m_room, u"offline 2"_s).ok());
        m_jun->start();
        QVERIFY(m_jun->session->resume());
        QCOMPARE(m_jun->session->outbox().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->session->outbox().size(), 0, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_mina->said(m_room), (QStringList{u"offline 1"_s, u"offline 2"_s}),
                                  kPatience);
    }
    void historyIsPagedFromTheServer()
    {
        for (int i = 0; i < 200; ++i)
            QVERIFY(m_mina->session->outbox().put(m_room, QString::number(i)).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_mina->session->outbox().size(), 0, 4 * kPatience);
        Somebody visitor;
        AccountForm form(*visitor.session);
        form.setText(AccountForm::Field::Server, m_daemon.url());
        form.visitAsGuest();
        QTRY_VERIFY_WITH_TIMEOUT(visitor.session->stream().isOnline(), kPatience);
        RoomDirectory directory(*visitor.session);
        directory.search(u"마당"_s);
        QTRY_VERIFY_WITH_TIMEOUT(directory.rowCount() >= 1, kPatience);
        const auto room = waitFor(visitor.session->call(rooms::show, {m_room}));
        QVERIFY(room && room->ok());
        visitor.session->mirror().adopt(**room);
        Timeline timeline(*visitor.session, *visitor.formats, m_room);
        timeline.open();
        QTRY_VERIFY_WITH_TIMEOUT(timeline.rowCount() > 60, kPatience);
        const auto allLoaded = [&timeline] {
            timeline.loadOlder(); // does nothing while the newest page is still on its way
            return !timeline.hasOlder() && !timeline.isLoadingOlder();
        };
        QTRY_VERIFY_WITH_TIMEOUT(allLoaded(), 4 * kPatience);
        qint64 expected = 1;
        for (int i = 0; i < timeline.rowCount(); ++i) {
            if (timeline.row(i).kind == TimelineRow::Kind::Day)
                continue;
            QCOMPARE(timeline.row(i).position, expected++);
        }
        QCOMPARE(expected - 1, (*room)->position);
        // A guest hears live events, and may not write.
        Composer composer(*visitor.session, timeline);
        QCOMPARE(composer.obstacle()->code, Code::NotSignedIn);
        QVERIFY(m_mina->session->outbox().put(m_room, u"손님도 듣는다"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(visitor.said(m_room).last(), u"손님도 듣는다"_s, kPatience);
    }
    void aLineThatIsRefusedSaysWhyAndCanGoLater()
    {
        Timeline jun(*m_jun->session, *m_jun->formats, m_room);
        jun.open();
        QVERIFY(waitFor(m_mina->rooms->close(m_room))->ok());
        const auto tag = jun.post(u"too late"_s);
        QVERIFY(tag.ok());
        QTRY_COMPARE_WITH_TIMEOUT(jun.row(jun.indexOfTag(*tag)).delivery, Delivery::Failed, kPatience);
        QCOMPARE(jun.row(jun.indexOfTag(*tag)).failure->code, Code::Conflict);
        QVERIFY(m_jun->session->stream().isOnline());
        QTRY_VERIFY_WITH_TIMEOUT(m_jun->rooms->find(m_room)->closed, kPatience);
    }
    void anInvitationArrives()
    {
        const auto secret = waitFor(m_mina->rooms->create(u"비밀"_s, {}, rooms::Visibility::Private));
        QVERIFY(secret && secret->ok());
        const QSignalSpy invited(m_jun->rooms.get(), &RoomList::invited);
        QVERIFY(waitFor(m_mina->rooms->invite((*secret)->id, m_junName))->ok());
        QTRY_COMPARE_WITH_TIMEOUT(invited.size(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(m_jun->rooms->find((*secret)->id).has_value(), kPatience);
        QVERIFY(m_mina->session->outbox().put((*secret)->id, u"둘만"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->said((*secret)->id), QStringList{u"둘만"_s}, kPatience);
        // Leaving takes it away again.
        QVERIFY(waitFor(m_jun->rooms->leave((*secret)->id))->ok());
        QTRY_VERIFY_WITH_TIMEOUT(!m_jun->rooms->find((*secret)->id), kPatience);
    }
    void aGiftReachesEveryScreen_data()
    {
        QTest::addColumn<QString>("decision");
        QTest::addColumn<DonationForm::Stage>("stage");
        QTest::newRow("approve") << u"approve"_s << DonationForm::Stage::Done;
        QTest::newRow("decline") << u"decline"_s << DonationForm::Stage::Declined;
    }
    void aGiftReachesEveryScreen()
    {
        QFETCH(QString, decision);
        QFETCH(DonationForm::Stage, stage);
        CampaignList list(*m_mina->session);
        campaigns::CreateCampaign wanted;
        wanted.title = u"지붕"_s;
        wanted.story = u"비가 새요"_s;
        wanted.goal = {100'000};
        wanted.endsAt = m_mina->clock.now().plus(24h * 30);
        wanted.room = m_room;
        const auto made = waitFor(list.create(wanted));
        QVERIFY(made && made->ok());
        const CampaignId id = (*made)->id;
        CampaignBoard board(*m_mina->session, id);
        QTRY_VERIFY_WITH_TIMEOUT(board.isLive() && board.isOpen(), kPatience);

        DonationForm form(*m_jun->session, *m_jun->formats, id);
        const QSignalSpy checkout(&form, &DonationForm::checkout);
        form.setAmountText(u"2만 5천원"_s);
        form.setMessage(u"힘내세요"_s);
        form.setVisibility(campaigns::GiftVisibility::HiddenName);
        form.submit();
        QTRY_COMPARE_WITH_TIMEOUT(checkout.size(), 1, kPatience);
        QCOMPARE(board.campaign().total.won, 0);
        QProcess browser;
        browser.start(u"bash"_s,
                      {qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/tests/interop/checkout.sh"_s,
                       form.checkoutUrl().toString(), decision});
        QVERIFY(test::eventually([&browser] { return browser.state() == QProcess::NotRunning; }, kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(form.stage(), stage, kPatience);
        if (stage != DonationForm::Stage::Done) {
            QCOMPARE(board.campaign().total.won, 0);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(board.campaign().total.won, 25'000, kPatience);
        QCOMPARE(board.gifts().size(), 1);
        QVERIFY(!board.gifts()[0].nickname); // hidden, as asked
        Timeline timeline(*m_mina->session, *m_mina->formats, m_room);
        timeline.open();
        const auto gift = [&timeline]() -> const TimelineRow * { // a milestone's card may follow it
            for (int i = timeline.rowCount() - 1; i >= 0; --i) {
                if (timeline.row(i).kind == TimelineRow::Kind::Gift)
                    return &timeline.row(i);
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(gift() != nullptr, kPatience);
        QCOMPARE(gift()->gift->total->won, 25'000);
        QVERIFY(gift()->sender.id.isNull());
    }
    void aRevokedSessionEndsAtOnce()
    {
        Somebody phone;
        QVERIFY(phone.enter(AccountForm::Purpose::SignIn, m_daemon.url(), m_junName));
        const QSignalSpy ended(phone.session.get(), &Session::ended);
        SessionList list(*m_jun->session);
        list.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(list.rowCount(), 2, kPatience);
        QVERIFY(list.session(0).current);
        list.revoke(list.session(1).id);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QCOMPARE(phone.session->state(), Session::State::SignedOut);
        QCOMPARE(m_jun->session->state(), Session::State::SignedIn);
    }
    void theNextStartNeedsNoPasswordTwice()
    {
        for (int i = 0; i < 2; ++i) {
            m_jun->start();
            QVERIFY(m_jun->session->resume());
            QTRY_VERIFY_WITH_TIMEOUT(m_jun->session->mirror().isFresh(), kPatience);
        }
    }
    void anEndedDaemonIsWaitedForAndReadOn()
    {
        QVERIFY(m_mina->session->outbox().put(m_room, u"vorher"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_jun->said(m_room).size(), 1, kPatience);
        QVERIFY(m_daemon.stop());
        QTRY_VERIFY_WITH_TIMEOUT(m_jun->session->stream().link().phase == LinkState::Phase::Waiting,
                                 kPatience);
        QVERIFY(m_jun->session->stream().link().reason.has_value());
        QCOMPARE(m_jun->said(m_room), QStringList{u"vorher"_s});
        QCOMPARE(m_jun->session->archive().search(u"orhe"_s).size(), 1);
        QVERIFY(m_daemon.start()); // on another port, with the same store
    }

private:
    TestDaemon m_daemon{"challenge = \"on\"\nchallenge_bits = 12\n"}; // so that every account is worked for
    std::unique_ptr<Somebody> m_mina;
    std::unique_ptr<Somebody> m_jun;
    QString m_minaName;
    QString m_junName;
    RoomId m_room;
    int m_round = 0;
};

QTEST_GUILESS_MAIN(EndToEndTest)
#include "tst_end_to_end.moc"
