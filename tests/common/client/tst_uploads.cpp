// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/client/uploads.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = UploadItem::State;

class UploadsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        QVERIFY(m_house->enter(*m_server));
    }
    void cleanup()
    {
        m_house.reset();
        m_server.reset();
    }

    void aFileGoesOutInPieces()
    {
        QByteArray octets;
        for (int i = 0; i < 600'000; ++i)
            octets += char(i * 7);
        const auto number = uploads().add({7}, fileWith(octets));
        QVERIFY(number);
        QTRY_COMPARE(stateOf(*number), State::There);
        const auto item = uploads().item(*number);
        QCOMPARE(m_server->kept.value(item->attachment->id).octets, octets);
        QCOMPARE(item->sent, octets.size());
        int pieces = 0;
        for (const FakeRequest &request : std::as_const(m_server->requests))
            pieces += request.method == "PUT" ? 1 : 0;
        QCOMPARE(pieces, 3);
    }

    void itGoesOnWhereItWasAfterACut()
    {
        const QByteArray octets(600'000, 'x');
        bool isCut = false;
        QObject::connect(&uploads(), &Uploads::changed, this, [&](const UploadItem &item) {
            if (item.sent >= Uploads::kPiece && !std::exchange(isCut, true))
                m_server->goAway();
        });
        const auto number = uploads().add({7}, u"x"_s, octets);
        QTRY_VERIFY(isCut);
        QTRY_COMPARE(stateOf(*number), State::Waiting);
        const qsizetype before = m_server->kept.begin()->octets.size();
        QVERIFY(before >= Uploads::kPiece);
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return stateOf(*number) == State::There; }));
        QCOMPARE(m_server->kept.size(), 1);
        QCOMPARE(m_server->kept.begin()->octets, octets);
    }

    void twoAreSentAtATime()
    {
        m_server->on("POST", u"/api/v1/rooms/7/uploads"_s, [](const FakeRequest &) {
            return FakeAnswer{-1, {}, {}};
        });
        for (int i = 0; i < 5; ++i)
            QVERIFY(uploads().add({7}, QString::number(i), "x"));
        QTRY_COMPARE(m_server->requestsTo("POST", u"/api/v1/rooms/7/uploads"_s), Uploads::kAtOnce);
        int sending = 0;
        for (const UploadItem &item : uploads().items({7}))
            sending += item.state == State::Sending ? 1 : 0;
        QCOMPARE(sending, Uploads::kAtOnce);
    }

    void anUploadThatTheServerLostBeginsAnew()
    {
        bool isLost = false;
        QObject::connect(&uploads(), &Uploads::changed, this, [&](const UploadItem &item) {
            if (item.sent >= Uploads::kPiece && !std::exchange(isLost, true))
                m_server->kept.clear();
        });
        const auto number = uploads().add({7}, u"x"_s, QByteArray(600'000, 'x'));
        QTRY_COMPARE(stateOf(*number), State::There);
        QVERIFY(isLost);
        QCOMPARE(m_server->kept.begin()->octets.size(), 600'000);
    }

    void aRefusalIsKeptAndCanBeTriedAgain()
    {
        m_server->on("POST", u"/api/v1/rooms/7/uploads"_s, [](const FakeRequest &) {
            return refusal(Error(Code::TooLarge, "file-quota").at(u"size"_s));
        });
        const auto number = uploads().add({7}, u"x"_s, "x");
        QTRY_COMPARE(stateOf(*number), State::Failed);
        QCOMPARE(uploads().item(*number)->failure->about, u"file-quota"_s);
        m_server->forget("POST", u"/api/v1/rooms/7/uploads"_s);
        uploads().retry(*number);
        QTRY_COMPARE(stateOf(*number), State::There);
    }

    void whatIsCancelledIsForgottenAtTheServer()
    {
        const auto number = uploads().add({7}, u"x"_s, "x");
        QTRY_COMPARE(stateOf(*number), State::There);
        uploads().cancel(*number);
        QVERIFY(uploads().items({7}).isEmpty());
        QTRY_VERIFY(m_server->kept.isEmpty());
    }

    void aFileThatChangesMeanwhileIsNotSent()
    {
        const QString path = fileWith(QByteArray(600'000, 'x'));
        bool isCut = false;
        QObject::connect(&uploads(), &Uploads::changed, this, [&](const UploadItem &item) {
            if (item.sent < Uploads::kPiece || std::exchange(isCut, true))
                return;
            QFile file(path);
            if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
                file.write("other");
        });
        const auto number = uploads().add({7}, path);
        QTRY_COMPARE(stateOf(*number), State::Failed);
        QCOMPARE(uploads().item(*number)->failure->about, u"file-changed"_s);
    }

    void whatIsNoFileIsRefusedAtOnce()
    {
        QCOMPARE(uploads().add({7}, u"/no/such/file"_s).error().about, u"not-a-file"_s);
        QCOMPARE(uploads().add({7}, m_house->folder.path()).error().about, u"not-a-file"_s);
        QCOMPARE(uploads().add({7}, fileWith({})).error().field, u"size"_s);
    }

    // ---- after a restart

    void itGoesOnFromTheServersOffsetAfterARestart()
    {
        const QByteArray octets = manyOctets(600'000);
        const QString path = fileWith(octets);
        cutAfterTheFirstPiece();
        QVERIFY(uploads().add({7}, path));
        QTRY_VERIFY(m_isCut);
        restart();
        QCOMPARE(uploads().items({7}).size(), 1);
        QCOMPARE(uploads().items({7})[0].sent, Uploads::kPiece);
        const QSignalSpy resumed(&uploads(), &Uploads::resumed);
        const qsizetype before = m_server->requests.size();
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return uploads().items({7})[0].state == State::There; }));
        QCOMPARE(resumed.size(), 1);
        QCOMPARE(m_server->kept.size(), 1);
        QCOMPARE(m_server->kept.begin()->octets, octets);
        int pieces = 0;
        for (qsizetype i = before; i < m_server->requests.size(); ++i)
            pieces += m_server->requests[i].method == "PUT" ? 1 : 0;
        QCOMPARE(pieces, 2);
    }

    void theMessageGoesOnceThoughNobodyOpensItsRoom()
    {
        const QString path = fileWith(manyOctets(600'000));
        cutAfterTheFirstPiece();
        QVERIFY(uploads().add({7}, path));
        m_house->session->archive().setDraft({7}, u"여기 있어요"_s);
        m_house->session->fileMessages().wait({7}, u"여기 있어요"_s, {});
        QTRY_VERIFY(m_isCut);
        restart();
        QVERIFY(m_house->session->fileMessages().isWaiting({7}));
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_server->events(7).size() == 1; }));
        QVERIFY(m_server->events(7)[0].body.text.contains("여기 있어요"));
        QTRY_VERIFY(m_house->session->outbox().lines({7}).isEmpty());
        QVERIFY(uploads().all().isEmpty());
        QVERIFY(!m_house->session->fileMessages().isWaiting({7}));
        QCOMPARE(m_house->session->archive().draft({7}), QString());
        m_server->goAway();
        restart();
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_house->session->mirror().isFresh(); }));
        QVERIFY(uploads().all().isEmpty());
        QCOMPARE(m_server->events(7).size(), 1);
    }

    void aFileOfItsOwnKeepsItsWordsOverARestart()
    {
        const QString path = fileWith(manyOctets(600'000));
        cutAfterTheFirstPiece();
        const auto number = uploads().add({7}, path, UploadItem::Goes::InMessage);
        m_house->session->fileMessages().waitFor(*number, u"표지"_s);
        QTRY_VERIFY(m_isCut);
        restart();
        QCOMPARE(uploads().all().size(), 1);
        QVERIFY(uploads().items({7}).isEmpty());
        QCOMPARE(m_house->session->fileMessages().find(*number)->text, u"표지"_s);
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_server->events(7).size() == 1; }));
        QVERIFY(m_server->events(7)[0].body.text.contains("표지"));
    }

    void aFileThatWasChangedMeanwhileHasFailedUntilItIsDropped()
    {
        const QString path = fileWith(manyOctets(600'000));
        const QString gone = fileWith("gone");
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        QVERIFY(uploads().add({7}, path));
        QVERIFY(uploads().add({7}, gone));
        m_house->session->fileMessages().wait({7}, u"둘"_s, {});
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write("other");
        QVERIFY(file.flush()); // what is written later would set the time anew
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(1), QFileDevice::FileModificationTime));
        file.close();
        QVERIFY(QFile::remove(gone));
        restart();
        QCOMPARE(uploads().items({7}).size(), 2);
        QCOMPARE(uploads().items({7})[0].failure->about, u"file-changed"_s);
        QCOMPARE(uploads().items({7})[1].failure->about, u"file-unreadable"_s);
        QVERIFY2(!m_house->session->fileMessages().isWaiting({7}), "somebody has to decide");
        restart();
        QCOMPARE(uploads().items({7})[0].failure->about, u"file-changed"_s);
        for (const UploadItem &item : uploads().items({7}))
            uploads().cancel(item.number);
        restart();
        QVERIFY(uploads().all().isEmpty());
    }

    void whatTheServerForgotMeanwhileBeginsAnew()
    {
        const QByteArray octets = manyOctets(600'000);
        cutAfterTheFirstPiece();
        QVERIFY(uploads().add({7}, fileWith(octets)));
        QTRY_VERIFY(m_isCut);
        m_server->kept.clear();
        restart();
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return uploads().items({7})[0].state == State::There; }));
        QCOMPARE(m_server->kept.begin()->octets, octets);
    }

    void whatWasPastedGoesOnAfterARestart()
    {
        const QByteArray octets = manyOctets(600'000);
        cutAfterTheFirstPiece();
        QVERIFY(uploads().add({7}, u"x.png"_s, octets));
        m_house->session->fileMessages().wait({7}, u"그림"_s, {});
        QCOMPARE(copies().size(), 1);
        QCOMPARE(copies()[0].permissions() & ~kOwners, QFile::Permissions());
        QTRY_VERIFY(m_isCut);
        restart();
        QCOMPARE(uploads().items({7}).size(), 1);
        QCOMPARE(uploads().items({7})[0].name, u"x.png"_s);
        QCOMPARE(uploads().items({7})[0].sent, Uploads::kPiece);
        QVERIFY(m_house->session->fileMessages().isWaiting({7}));
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_server->events(7).size() == 1; }));
        QVERIFY(m_server->events(7)[0].body.text.contains("그림"));
        QCOMPARE(m_server->kept.begin()->octets, octets);
        QTRY_VERIFY(copies().isEmpty());
        QVERIFY(uploads().all().isEmpty());
    }

    void aCopyThatIsGoneIsSaid()
    {
        goOffline();
        QVERIFY(uploads().add({7}, u"x.png"_s, "pasted"));
        m_house->session->fileMessages().wait({7}, u"그림"_s, {});
        QVERIFY(QFile::remove(copies()[0].filePath()));
        restart();
        QCOMPARE(uploads().items({7}).size(), 1);
        QCOMPARE(uploads().items({7})[0].state, State::Failed);
        QCOMPARE(uploads().items({7})[0].failure->about, u"file-unreadable"_s);
        QVERIFY2(!m_house->session->fileMessages().isWaiting({7}), "somebody has to decide");
        uploads().cancel(uploads().items({7})[0].number);
        restart();
        QVERIFY(uploads().all().isEmpty());
    }

    void aCopyGoesWithWhatItWasMadeFor()
    {
        goOffline();
        const auto dropped = uploads().add({7}, u"x.png"_s, "dropped");
        QVERIFY(uploads().add({7}, u"y.png"_s, "wanted"));
        QCOMPARE(copies().size(), 2);
        uploads().cancel(*dropped);
        QCOMPARE(copies().size(), 1);
        // What a run that was ended between two steps leaves behind.
        QFile left(copies()[0].dir().filePath(u"left"_s));
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("left") == 4);
        left.close();
        QCOMPARE(copies().size(), 2);
        restart();
        QCOMPARE(copies().size(), 1);
        QCOMPARE(copies()[0].size(), 6);
        QCOMPARE(uploads().items({7}).size(), 1);
        m_house->session->signOut(Session::LocalCopy::Remove);
        QVERIFY(copies().isEmpty());
    }

    void whatIsTooLargeForACopyIsForgottenAndItsMessageStaysADraft()
    {
        goOffline();
        QVERIFY(uploads().add({7}, u"x.png"_s, QByteArray(UploadCopies::kLargest + 1, 'x')));
        m_house->session->fileMessages().wait({7}, u"그림"_s, {});
        QVERIFY(m_house->session->fileMessages().isWaiting({7}));
        QVERIFY(copies().isEmpty());
        restart();
        QVERIFY(uploads().all().isEmpty());
        QVERIFY(!m_house->session->fileMessages().isWaiting({7}));
    }

    void aTemporaryFileIsCopied()
    {
        const QString place = m_house->folder.filePath(u"temporary"_s);
        QVERIFY(QDir().mkpath(place));
        const auto back = qScopeGuard([before = qgetenv("TMPDIR")] {
            if (before.isEmpty())
                qunsetenv("TMPDIR");
            else
                qputenv("TMPDIR", before);
        });
        qputenv("TMPDIR", place.toUtf8());
        const QString path = place + u"/shot.png"_s;
        QVERIFY(QFile::copy(fileWith("a screenshot"), path));
        goOffline();
        QVERIFY(uploads().add({7}, path));
        QVERIFY(uploads().add({7}, path, UploadItem::Goes::Alone));
        QCOMPARE(copies().size(), 1);
        m_house->session->fileMessages().wait({7}, u"그림"_s, {});
        QVERIFY(QFile::remove(path));
        restart();
        QCOMPARE(uploads().all().size(), 1);
        QCOMPARE(uploads().all()[0].name, u"shot.png"_s);
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_server->events(7).size() == 1; }));
        QCOMPARE(m_server->kept.begin()->octets, QByteArray("a screenshot"));
        QTRY_VERIFY(copies().isEmpty());
    }

    // ---- the other way

    void aFileIsSavedInRanges()
    {
        QByteArray octets;
        for (int i = 0; i < 2'500'000; ++i)
            octets += char(i * 11);
        const auto file = m_server->addFile(u"x.bin"_s, octets);
        const QString path = m_house->folder.filePath(u"saved.bin"_s);
        const QSignalSpy finished(&downloads(), &Downloads::finished);
        const QSignalSpy progressed(&downloads(), &Downloads::progressed);
        QVERIFY(downloads().save({7}, file, path));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(progressed.size(), 3);
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), octets);
    }

    void aDownloadThatFailsLeavesNothing()
    {
        const QSignalSpy finished(&downloads(), &Downloads::finished);
        const QString path = m_house->folder.filePath(u"saved.bin"_s);
        QVERIFY(downloads().save({7}, files::Attachment{{99}, u"x"_s, 10, {}}, path));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(downloads()
                     .save({7}, files::Attachment{{99}, u"x"_s, 10, {}}, u"/no/such/folder/x"_s)
                     .error()
                     .about,
                 u"file"_s);
    }

    void aNameThatIsThereIsNotTakenTwice()
    {
        const QString folder = m_house->folder.path();
        QCOMPARE(Downloads::freePath(folder, u"../a.pdf"_s), folder + u"/a.pdf"_s);
        QFile file(folder + u"/a.pdf"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(Downloads::freePath(folder, u"a.pdf"_s), folder + u"/a (2).pdf"_s);
    }

    void aSmallPictureIsAskedForOnceAndKept()
    {
        const auto file = m_server->addFile(u"x.png"_s, "whole", "small");
        const QSignalSpy arrived(&m_house->session->thumbnails(), &Thumbnails::arrived);
        QVERIFY(m_house->session->thumbnails().of({7}, file.id).isEmpty());
        QVERIFY(m_house->session->thumbnails().of({7}, file.id).isEmpty());
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(m_house->session->thumbnails().of({7}, file.id), QByteArray("small"));
        const QString path = u"/api/v1/rooms/7/attachments/%1/thumbnail"_s.arg(file.id.text());
        QCOMPARE(m_server->requestsTo("GET", path), 1);
        m_server->goAway();
        m_house->start();
        QVERIFY(m_house->session->resume());
        QCOMPARE(m_house->session->thumbnails().of({7}, file.id), QByteArray("small"));
    }

    void aLineKeepsItsFilesOverARestart()
    {
        const auto file = m_server->addFile(u"x.png"_s, "whole");
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        QVERIFY(m_house->session->outbox().put({7}, {}, {}, {file}));
        m_house->start();
        QVERIFY(m_house->session->resume());
        const QList<OutboxLine> lines = m_house->session->outbox().lines({7});
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].attachments.size(), 1);
        QCOMPARE(lines[0].attachments[0].name, u"x.png"_s);
        m_server->comeBack();
        QVERIFY(passesUntil([&] { return m_server->events(7).size() == 1; }));
        QVERIFY(m_server->events(7)[0].body.text.contains("x.png"));
    }

private:
    Uploads &uploads() { return m_house->session->uploads(); }
    Downloads &downloads() { return m_house->session->downloads(); }
    State stateOf(qint64 number) { return uploads().item(number).value_or(UploadItem()).state; }
    static QByteArray manyOctets(int count)
    {
        QByteArray octets;
        for (int i = 0; i < count; ++i)
            octets += char(i * 7);
        return octets;
    }
    void cutAfterTheFirstPiece()
    {
        m_isCut = false;
        QObject::connect(&uploads(), &Uploads::changed, this, [this](const UploadItem &item) {
            if (item.sent >= Uploads::kPiece && !std::exchange(m_isCut, true))
                m_server->goAway();
        });
    }
    static constexpr QFile::Permissions kOwners
        = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    /// The copies that lie beside the archive.
    QFileInfoList copies() const
    {
        QFileInfoList found;
        const QDir folder(m_house->folder.path());
        for (const QString &each : folder.entryList({u"*.sqlite.uploads"_s}, QDir::Dirs))
            found += QDir(folder.filePath(each)).entryInfoList(QDir::Files | QDir::Hidden);
        return found;
    }
    void goOffline()
    {
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
    }
    void restart()
    {
        m_house->start();
        QVERIFY(m_house->session->resume());
    }
    QString fileWith(const QByteArray &octets)
    {
        const QString path = m_house->folder.filePath(u"file%1"_s.arg(++m_files));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
    }
    /// Time passes slowly enough for answers to come before anybody gives up on them.
    template <typename Condition> bool passesUntil(Condition condition)
    {
        return test::eventually(
            [&] {
                m_house->clock.advance(100ms);
                return condition();
            },
            20'000);
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    int m_files = 0;
    bool m_isCut = false;
};

QTEST_GUILESS_MAIN(UploadsTest)
#include "tst_uploads.moc"
